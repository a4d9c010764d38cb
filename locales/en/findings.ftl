# What dalil tells authors when something is wrong in the guide.
#
# Every code of a finding has its message `finding-<code>` (what is wrong) and its advice `.advice` (what to write instead).
# The list of codes is in dalil check --list. The same messages, with the same variables, are in fr and ar:
# `cargo test --test findings` checks it.

finding-error = error
finding-warning = warning
finding-help = advice
# $suggestion: what the author probably meant.
finding-did-you-mean = Did you mean “{ $suggestion }”?
# $place: another place to look at, as file:line:column. $label: what there is.
finding-see-also = See also { $place } ({ $label }).

# $n: how many errors and warnings are not shown.
finding-more = { $n ->
        [one] … and { NUMBER($n) } more, not shown here. Mend these first.
       *[other] … and { NUMBER($n) } more, not shown here. Mend these first.
    }
# What there is at another place that matters.
finding-label-first = first given here
finding-label-reference = in the reference language
finding-label-baseline = the baseline
finding-label-last-version = the last version
finding-label-before = the version before
finding-label-after = the version issued upon it
finding-label-beside = the other version
finding-label-waits = a step of the circle
finding-label-heading = the heading that the link leads to
finding-label-other = the same address

## Files that cannot be read

# $encoding: utf-16, windows, document. $kind: table (of measurements), text.
finding-not-utf8 = { $encoding ->
        [utf-16] this file is saved as UTF-16 (“Unicode”), not as UTF-8
        [document] this file is not text: a word processor or another program saved it
       *[windows] this file is not saved as UTF-8, but in an old encoding (“ANSI” on Windows)
    }
    .advice = { $kind ->
        [table] In Excel: “Save as”, then the type “CSV UTF-8”. In LibreOffice: character set “Unicode (UTF-8)”.
       *[text] { $encoding ->
            [document] Open it in the program that made it, copy the text into a text editor (Notepad, VS Code…) and save it under this name as UTF-8. Changing only the end of the name is not enough.
           *[other] Open the file in your text editor and save it again with the encoding “UTF-8”: in Notepad, under “Save as”, at the bottom of the window.
        }
    }
    .about = a text file in another encoding than UTF-8

# $kind: quote, tab, colon, bracket, escape, indent, character, other.
finding-malformed-yaml = { $kind ->
        [quote] a quotation mark opened before this place is not closed, or something follows it
        [quote-open] the quotation mark opened here is not closed at the end of the line
        [tab] this line is indented with a tab
        [colon] a colon stands in the wrong place
        [colon-text] this text holds a colon followed by a space: it would be read as another field
        [bracket] a square bracket [ ] or a curly bracket { "{ }" } is not properly closed
        [escape] in a text in double quotation marks, a backslash \ is followed by a sign that does not suit it
        [indent] this line is not aligned with the others
        [character] a value cannot begin with this sign
        [two-fields] two fields are written on the same line
        [goes-on] this line goes on with the text above, but is not indented enough
       *[other] this part of the header cannot be read
    }
    .advice = { $kind ->
        [quote] Put one quotation mark at the beginning and one at the end, and nothing after it: title: "Participatory budget".
        [quote-open] Put one quotation mark at the beginning and one at the end, and nothing after it: { $shown }
        [tab] Replace the tab with spaces: two per level.
        [colon] If the colon is part of the text, put the whole text in quotation marks: text: "Step 1: inform". Otherwise put a space after the colon, and one field on each line.
        [colon-text] Put the whole text in quotation marks: { $shown }. If there are two fields, put one on each line.
        [bracket] Close what you open, with commas between the items: territories: [fes-meknes, souss-massa].
        [escape] Use single quotation marks ('…'), or write the backslash twice: \\.
        [indent] Begin all fields of one item with the same number of spaces. A text that goes on in the next line must be in quotation marks as a whole.
        [character] Put the whole value in quotation marks: unit: "%".
        [two-fields] Put each field on its own line, aligned with the others.
        [goes-on] Put the whole text on one line, or begin this line with two spaces more than the name of the field.
       *[other] Compare this part with that of a chapter that works: one field on each line, written “name: value”.
    }
    .about = text that is not YAML: a quotation mark left open, wrong indentation, a stray `: `

# $kind: what it is. $found: the sign, or U+… if it cannot be seen. $shown: what to write. $more: how many others.
finding-untidy-yaml = { $kind ->
        [invisible] a character that cannot be seen ({ $found }) is in the way on this line{ $more ->
            [0] {""}
            [one] {" "}and on one other
           *[other] {" "}and on { NUMBER($more) } others
        }
        [tab] this line is indented with a tab{ $more ->
            [0] {""}
            [one] , as is one other
           *[other] , as are { NUMBER($more) } others
        }
        [dash] there is no space after the dash of this list, or it is not a plain dash
        [equals] a sign = stands in place of the colon
        [colon-space] there is no space after the colon
        [comma] “{ $found }” is not the comma that separates fields: it is the Arabic comma, or a semicolon
        [comma-missing] a comma is missing between two fields
        [decimal] a number in curly brackets is written with a decimal comma
        [apostrophe] this text is in single quotation marks, and holds an apostrophe, which would close them
        [quotes-within] this text is in straight quotation marks, and holds others
        [quotes-part] only a part of this text is in straight quotation marks
        [sign] this text begins with the sign “{ $found }”, which means something else here
        [bracket] a bracket is not closed
        [colon-missing] there is no colon after the name of the field
        [braces] a value and its date are written without curly brackets
       *[other] this line is not written as it should be
    }
    .advice = { $kind ->
        [invisible] Delete this character (often a no-break space, or a mark of direction), and type a plain space if one is needed.
        [tab] Replace the tab with spaces: two per level.
        [dash] Put a space after the dash: { $shown }
        [equals] Put a colon and a space: { $shown }
        [colon-space] Put a space after the colon: { $shown }
        [comma] Separate fields with a plain comma: { $shown }
        [comma-missing] Separate fields with a comma: { $shown }
        [decimal] Write decimals after a point: { $shown }
        [apostrophe] Use double quotation marks: { $shown }
        [quotes-within] Put other quotation marks around the whole text: { $shown }
        [quotes-part] Put other quotation marks around the whole text: { $shown }
        [sign] Put the whole text in quotation marks: { $shown }
        [bracket] Close what you open: { $shown }
        [colon-missing] Put a colon and a space after the name: { $shown }
        [braces] Put them in curly brackets: { $shown }
       *[other] Write: { $shown }
    }
    .about = YAML that is understood although it is not written as it should be: no space after a colon, a tab, a character that cannot be seen

# $found: what is left of the text. $shown: the whole text in quotation marks.
finding-cut-text = the text is cut here: what follows “#” is taken for a remark and will not be published
    .advice = If it is part of the text, put the whole text in quotation marks: { $shown }. If it is a remark, put it on a line of its own that begins with #.
    .about = a text without quotation marks that is cut where a number sign follows a space

# $count: in how many places.
finding-conflict-marks = two versions of this file were joined, and the marks of the conflict (<<<<<<<, =======, >>>>>>>) are still there
    .advice = Between <<<<<<< and ======= stands one version, between ======= and >>>>>>> the other. Keep the lines that are right; remove the others and the three marks.
    .about = two versions of a file in one, with the marks `<<<<<<<`, `=======` and `>>>>>>>` between them

finding-unsupported-yaml = this is written in too complicated a way for a guide
    .advice = Write things simply: one field on each line (“name: value”), lists with dashes, without the signs & and * and without keys made of several parts.
    .about = a YAML alias to an unknown anchor, or a key that is a list or a map

finding-malformed-toml = { $kind ->
        [twice] this name is given twice
        [escape] in a text in quotation marks, a backslash \ is followed by a sign that does not suit it
        [bracket] a square bracket [ ] or a curly bracket { "{ }" } is not properly closed
        [comma] there is one comma too many, or one too few
        [quote] a text is not properly put in straight quotation marks
        [value] this value is missing, or cannot be read
        [date] this date cannot be read
        [number] this number cannot be read
        [line] this line is not a field
       *[other] this .toml file cannot be read here
    }
    .advice = { $kind ->
        [twice] Keep it only once, with all that belongs to it.
        [escape] Write the backslash twice: \\.
        [bracket] Close what you open: languages = ["fr", "ar"].
        [comma] Put a comma between the items, and none at the end: { "{" } fr = "Femmes", ar = "النساء" { "}" }.
        [quote] Put a straight quotation mark (") at the beginning and one at the end of the text.
        [value] Write the name, the sign =, then the value; a text goes in quotation marks: theme = "default".
        [date] Write the year, the month and the day: date = 2026-01-15.
        [number] Write digits only, or put a text in quotation marks.
        [line] Write name = "text". A remark begins with #.
       *[other] Put texts in quotation marks and close what you open: name = { "{" } fr = "Femmes", ar = "النساء" { "}" }.
    }
    .about = text that is not TOML: a text without quotation marks, a bracket left open, a key given twice

# $kind: what it is. $shown: what to write.
finding-untidy-toml = { $kind ->
        [quotes] these curly quotation marks are not those that go around a text
        [quote-open] the quotation mark opened here is not closed
        [quotes-within] this text is in straight quotation marks, and holds others
        [apostrophe] this text is in single quotation marks, and holds an apostrophe
        [bare] this text is not in quotation marks
        [colon] a colon stands in place of the sign =
        [comma] this is not the comma that separates items: it is the Arabic comma, or a semicolon
        [comma-missing] a comma is missing between two items
        [comma-end] there is one sign too many at the end of the line
        [bracket] a bracket is not closed
        [date] this date is written with slashes or points
        [truth] yes and no are said otherwise here
        [table] this name is not in square brackets
        [equals] a sign = is missing
       *[other] this line is not written as it should be
    }
    .advice = { $kind ->
        [quotes] Use straight quotation marks: { $shown }
        [bare] Put the text in straight quotation marks: { $shown }
        [date] Write the year, the month and the day, with hyphens: { $shown }
        [truth] Write true for yes or false for no, without quotation marks: { $shown }
       *[other] Write: { $shown }
    }
    .about = TOML that is understood although it is not written as it should be: curly quotation marks, none at all, a colon for `=`

# $problem: quote, separator, header, length. $found: how many cells the row has. $expected: how many the first row has.
finding-malformed-csv = { $problem ->
        [quote] this quotation mark opens a cell, and nothing closes it at its end
        [header] the first row does not give the names of the columns
        [separator] it is not clear what stands between the cells of this table
       *[length] { $found ->
            [one] this row of the table has { NUMBER($found) } cell; the first row has { NUMBER($expected) }
           *[other] this row of the table has { NUMBER($found) } cells; the first row has { NUMBER($expected) }
        }
    }
    .advice = { $problem ->
        [quote] Remove the quotation mark, or put another at the end of the cell: "Attendance sheets". One that is part of a text is written “…”.
        [header] A table of measurements begins with this row: indicator;territory;date;value;source. Remove what is above it, such as a title.
        [separator] The first row gives the names of the columns, with commas or semicolons between them: indicator;territory;date;value;source. In Excel or LibreOffice, save the table as “CSV UTF-8”.
       *[length] Give every row as many cells as the first. A text or number that holds a comma goes in quotation marks: "Register, March 2026", "20,5".
    }
    .about = a table with a quotation mark left open, or whose rows do not all have as many cells as the first

# $kind: named, unnamed. $found: the name of the column, or the cell. $known: the names of the columns.
finding-unknown-column = { $kind ->
        [unnamed] “{ $found }” is in a column without a name
       *[named] no column of a table of measurements is called “{ $found }”
    }
    .advice = The columns are called { $known }. Correct the name in the first row, or remove the column: a remark goes into the cell “source”.
    .about = a column of a table of measurements that has another name than it should, or none

# $column: the name of the column.
finding-missing-column = this table lacks the column “{ $column }”
    .advice = Add it in the first row, and a cell in every row: indicator;territory;date;value;source.
    .about = a table of measurements that lacks a column

## Fields

finding-unknown-field = there is no field “{ $field }” here
    .advice = Correct its name, or remove it. Check its place too: a field too far to the left or to the right no longer belongs to the same item.
    .about = a field that chapters, lists or guide.toml do not have; often a typing slip

finding-missing-field = the field “{ $field }” is missing or empty
    .advice = Add it, with its value: “{ $field }: …” (in a .toml file: “{ $field } = …”; in a table: a column “{ $field }”).
    .about = a field that must be there and is not, or is empty

# $fields: the fields, or a list and what it lacks.
finding-to-write = still to be written: { $fields }
    .advice = This text is a draft (status: draft): it can wait. It must be written before it is reviewed (status: review).
    .about = fields or items that a chapter with `status: draft` lacks, and must have when it is reviewed

# $found: what is written. $field: the field.
finding-marks-in-field = { $kind ->
        [quotes] the curly quotation marks around the text of “{ $field }” would be shown with it
        [link] the field “{ $field }” holds a link, which would be shown as it is: “{ $found }”
        [html] the field “{ $field }” holds a tag, which would be shown as it is: “{ $found }”
       *[other] the field “{ $field }” holds a mark of Markdown (bold, heading, list…), which would be shown as it is: “{ $found }”
    }
    .advice = { $kind ->
        [quotes] Remove them, or type straight quotation marks (") in their place.
        [link] This field is a plain text. Put the link in the text of the chapter, below the header.
       *[other] This field is a plain text, without **bold**, headings or lists: remove the mark, or put the passage in the text, below the header.
    }
    .about = a field whose text has marks that would be shown as they are: `**`, a link of Markdown, curly quotation marks around the whole

# $kind: brackets, comma. $found: the sign. $shown: what to write.
finding-untidy-list = { $kind ->
        [brackets] a list of names is written without square brackets
       *[comma] “{ $found }” is not the comma that separates names: it is the Arabic comma, or a semicolon
    }
    .advice = { $kind ->
        [brackets] Put the names in square brackets: { $shown }
       *[comma] Separate names with a plain comma: { $shown }
    }
    .about = names that are understood as a list although they are written without brackets, or with the Arabic comma or a semicolon

finding-duplicate-field = the field “{ $field }” is given twice
    .advice = Keep only one. To give several items, make a list under one field, with a dash before each.
    .about = the same field given twice in one place

# $found: what is written. $expected: text, printable, list, map, number, thousands, whole, truth, cell-number, cell-empty, cell-truth, cell-date, date, duration, week, level, texts, version, sha256, stage-draft, stage-final.
finding-wrong-type = { $expected ->
        [text] a plain text belongs here
        [printable] “{ $found }” holds a control character, which cannot be seen
        [map] fields with their values belong here, and this is not one: “{ $found }”
        [number] “{ $found }” is not a number
        [thousands] “{ $found }”: are these thousands, or a number with decimals?
        [whole] “{ $found }” is not a whole number
        [cell-number] “{ $found }” is not a number
        [cell-empty] something is missing in this row of the table: { $found }
        [cell-truth] “{ $found }” says neither yes nor no
        [cell-date] it is not certain which date “{ $found }” means
        [truth] “{ $found }” is neither “true” nor “false”
        [date] “{ $found }” is not a date
        [duration] “{ $found }” is not a length of time
        [week] “{ $found }” is not a week number
        [level] “{ $found }” is not the value of an indicator
        [texts] “{ $found }” is given in one language only, without saying which
        [version] “{ $found }” is no version
        [sha256] “{ $found }” is no SHA-256
        [stage-draft] “{ $found }”: this version is a draft
        [stage-final] “{ $found }”: this version is final
       *[other] “{ $found }” does not fit here
    }
    .advice = { $expected ->
        [text] Write one text after the colon, not a list. If it begins with a sign such as [ or { "{" }, put it in quotation marks: title: "[Project] Health".
        [printable] Delete the text and type it anew: such a character comes from copying and pasting, or from a \ between straight quotation marks.
        [map] Write one field on each line, with a colon and a space: “id: o-associer”, then “text: Involve the inhabitants”.
        [number] Write only digits, with a point for decimals, without spaces or unit: 5000 or 2.5.
        [thousands] A point or comma before three digits can be read either way. Write thousands without a separator (12000, not 12.000), or decimals with other than three digits (12.0 or 12).
        [whole] Write a whole number from 0 on, in digits: order: 3.
        [cell-number] Write only digits in the cell, without unit or % sign: 5000, 2.5. If your spreadsheet shows an error (#DIV/0!, #VALUE!…), correct the formula first.
        [cell-empty] Fill in the cell, or remove the row if it is no measurement (a total, a remark).
        [cell-truth] Write true if the value is invented as an example, false if not, or leave the cell empty.
        [cell-date] Write 2026, 2026-03 or 2026-03-15. In Excel or LibreOffice, give the column the format “Text” first: otherwise the spreadsheet writes the date its own way.
        [truth] Write true or false, without quotation marks.
        [date] Write the year, then if needed the month and the day, with hyphens: 2026, 2026-03 or 2026-03-15.
        [duration] Write a number, a space, then days, weeks, months or years: duration: 4 weeks.
        [week] Write W and the number of weeks from the start: start: W0 for the start, start: W6 for six weeks later.
        [level] Write the value and its date: target: { "{value: 5, date: 2028}" }.
        [texts] Give the text in each language: { "{fr: …, ar: …}" } (in a .toml file: { "{ fr = \"…\", ar = \"…\" }" }).
        [version] The ledger is written by “dalil release”: take it from a copy.
        [sha256] The ledger is written by “dalil release”: take it from a copy.
        [stage-draft] Write “draft”, as “dalil release” did.
        [stage-final] Write “final”, as “dalil release” did.
       *[other] See how another chapter writes this field.
    }
    .about = a value of another type than the field has: a text for a number, a list for a text

finding-unknown-choice = “{ $found }” is not one of the words that the field “{ $field }” knows
    .advice = Write one of these words, exactly as here: { $known }.
    .about = a word that is not among those that the field knows (status, by, kind, frequency, keep)

## The guide and its lists

finding-no-guide = there is no file content/guide.toml
    .advice = Create it with the languages, the date, the title and the summary of the guide, or begin a complete guide with the command “dalil init”.
    .about = a guide without `content/guide.toml`

finding-bad-language = “{ $found }” is not a language that can stand here, or it already does
    .advice = Give the code of each language once, in small letters, the reference language first: languages = ["fr", "ar"].
    .about = a language code in guide.toml that is not one (`fr`, `ar`, `es`…), or is given twice

finding-bad-region = “{ $found }” is not the code of a country
    .advice = Write the country’s code in two capital letters: region = "MA". It decides how dates and numbers are written.
    .about = a `region` in guide.toml that is not a country code of two capital letters (`MA`)

finding-bad-base-url = “{ $found }” is not the complete address of a site
    .advice = Write the address where the guide is published, with https:// in front and nothing after the path: base_url = "https://example.ma/guide". Without an address, remove the line.
    .about = a `base_url` that is not `https://…` or `http://…`

finding-bad-url = “{ $found }” is not an address that can be followed
    .advice = Write a complete address: https://example.ma/text.pdf. A contact may also be a mail address: guide@example.ma.
    .about = a `url` of the bibliography that is not `https://…` or `http://…`, or a `contact` that is neither that nor a mail address

finding-missing-text = the field “{ $field }” has no text in the language “{ $language }”
    .advice = Add it beside the others: { $language } = "…" in a .toml file, { $language }: "…" in a .yml file.
    .about = a name or text in guide.toml, a list or the bibliography that lacks a language of the guide

finding-bad-id = “{ $found }” cannot be an id
    .advice = An id is written in small letters without accents, digits and single hyphens, and is not the name of a part of the page (steps, tools, references…): s-adopt-rules.
    .about = an id that is not lower-case letters, digits and single hyphens

finding-bad-slug = { $kind ->
        [device] Windows keeps the name “{ $found }” for itself: nobody could open this folder there
       *[letters] “{ $found }” cannot be the name of this folder, which is also the address of the page
    }
    .advice = { $kind ->
        [device] Give the folder another name, by adding a word: “{ $found }-commune”.
       *[letters] Rename the folder with small letters without accents, digits and single hyphens: participatory-budget.
    }
    .about = a folder of `solutions/` or `pages/` whose name is not lower-case letters, digits and single hyphens

finding-slug-taken = the address “{ $found }” is already that of another page of the guide
    .advice = Give this folder another name, with one more word for instance: “{ $found }-communal”.
    .about = a solution or page whose folder has the name of another, or of a page that dalil makes itself

finding-reserved-id = the id “{ $found }” is kept for a page that dalil makes itself
    .advice = Choose another id, the same in all languages, for instance “{ $found }-commune”.
    .about = a tool or a theme with an id that is kept for a page that dalil makes itself: `brief`, `follow-up`, `mine`

finding-no-reference-text = the text in the reference language is missing here: the file { $language }.md
    .advice = Add the file { $language }.md to this folder. It holds the dates, numbers and actors; the other languages have only the texts.
    .about = a solution or page without a file in the reference language, from which the facts come

# $kind: file, folder, workbook, measures. $found: the name of the file, of the folder, of the solution.
finding-orphaned-file = { $kind ->
        [folder] nothing reads the folder “{ $found }”: what it holds will not be published
        [workbook] this workbook is not read: the measurements come from the .csv file of the same name
        [measures] this table is that of no solution: nothing is called “{ $found }”
       *[file] this file is part of no page: it will not be published
    }
    .advice = { $kind ->
        [folder] Solutions are in content/solutions/, pages in content/pages/, measurements in content/measures/. An image goes into the folder of the chapter that shows it.
        [workbook] After each change, save it again as “CSV UTF-8”. You can keep it in another folder than content/.
        [measures] A table of measurements has the name of the folder of its solution: petitions.csv for content/solutions/petitions/.
       *[file] Check its name and its folder. A chapter is called fr.md or ar.md; a tool sheet is announced under “tools” in the header of its chapter; a table of measurements has the name of its solution. If the file is no longer needed, delete it.
    }
    .about = a file of `content/` that nothing refers to and that is not published

# $how: rename, unhide, move, text, table. $found: the name of the file. $expected: the name or path that it needs.
finding-misnamed-file = { $how ->
        [move] “{ $found }” is not read in this place
        [text] { $found } is a document of a word processor: it is not read
        [table] { $found } is a workbook: it is not read
       *[rename] the file { $found } is not read under this name
    }
    .advice = { $how ->
        [move] Put it there: { $expected }. Each text is in the folder of its solution or page.
        [text] Convert it to Markdown, into the file { $expected }: by copying the text into a text editor (Notepad, VS Code…), or with pandoc "{ $found }" -t gfm. “dalil new” writes the header of a chapter.
        [table] Save it as “CSV UTF-8” with Excel or LibreOffice: { $expected }.
        [rename] Rename it { $expected }.
       *[unhide] Rename it { $expected }. Windows hides the end of names: in the Explorer, show the “file name extensions”.
    }
    .about = a file that was meant to be read and has another name, place or kind than it should: `fr.md.txt`, `FR.MD`, a Word file

# $original: the name of the file that it is a copy of.
finding-conflict-copy = this is a copy of “{ $original }” that a file manager or a sync service made: it is neither read nor published
    .advice = Compare it with “{ $original }”, take over there what is only here, then delete the copy.
    .about = a copy that a file manager or a sync service made of a file: `fr - Copie.md`, `fr (conflicted copy).md`; it is not read

# $problem: device, sign, end, alike. $found: the name. $other: the name that differs by capitals only.
finding-unportable-name = { $problem ->
        [device] on Windows, nothing can be called “{ $found }”
        [sign] on Windows, a name cannot hold one of the signs of “{ $found }”
        [end] on Windows, a name cannot end with a point or a space: “{ $found }”
       *[alike] “{ $found }” and “{ $other }” are the same name for Windows and for a Mac
    }
    .advice = { $problem ->
        [sign] Use none of the signs : ? * " < > | \ in a name, and correct the texts that use this one.
       *[other] Give it another name, and correct the texts that use it: otherwise the guide cannot be copied everywhere.
    }
    .about = a file or folder whose name Windows cannot hold, or that differs from another by capitals only

# $kind: both, one. $script: the expected script, arabic or latin. $language and $other: the codes of two languages.
finding-exchanged-languages = { $kind ->
        [alone] { $script ->
            [arabic] the text of { $language }.md is not in Arabic letters
           *[latin] the text of { $language }.md is in Arabic letters
        }
       *[both] the texts of { $language }.md and { $other }.md seem to be exchanged
    }
    .advice = { $kind ->
        [alone] Put the text in “{ $language }” back into { $language }.md: this file also has the dates, the numbers and the actors.
       *[both] Exchange the two names: the text in “{ $language }” goes into { $language }.md, that in “{ $other }” into { $other }.md.
    }
    .about = a solution or page whose text in one language stands in the file of another, and the other way round

# $kind: drawn, cut, reversed. $found: the word.
finding-copied-text = { $kind ->
        [reversed] “{ $found }” is written backwards, as a PDF sometimes gives Arabic
        [cut] “{ $found }” is cut, as a PDF cuts words where lines end
       *[drawn] “{ $found }” is written as a font draws it, as a PDF gives it: no search will find it
    }
    .advice = { $kind ->
        [reversed] Take this text from another file than the PDF (Word, a web page), or type it.
        [cut] Join the two halves of the word, here and further down in this file.
       *[drawn] Write ordinary letters instead, here and further down in this file.
    }
    .about = a text copied from a PDF: letters as a font draws them (`ﬁ`), words cut where lines ended, Arabic written backwards

# $kind: file, list. $script: the expected script, arabic or latin. $language: the code of the language. $more: how many other texts of the same file.
finding-other-script = { $script ->
        [arabic] this text is not in Arabic letters, and is given for the language “{ $language }”
       *[latin] this text is in Arabic letters, and is given for the language “{ $language }”
    }{ $more ->
        [0] {""}
        [one] {" "}(and so is another of this file)
       *[other] {" "}(and so are { NUMBER($more) } others of this file)
    }
    .advice = { $kind ->
        [list] Give each text for the language that it is written in: {"{"} fr = "Pétition", ar = "عريضة" {"}"}.
       *[file] Translate it, or put it into the file of the language that it is written in. As long as there is no translation, the file { $language }.md may be absent: the page says so to the reader.
    }
    .about = a text in another script than that of its language: French in `ar.md`

# $found: the text. $more: how many others.
finding-placeholder = “{ $found }” is a text of the template, still to be replaced{ $more ->
        [0] {""}
        [one] {" "}(and there is another)
       *[other] {" "}(and there are { NUMBER($more) } others)
    }
    .advice = Write your own, or remove the item if it is not needed: this text would be published as it is.
    .about = a text of the template of `dalil new` that was not replaced

# $found: the text. $more: how many others.
finding-placeholder-in-final = “{ $found }” is a text of the template, and this chapter would be final{ $more ->
        [0] {""}
        [one] {" "}(there is another)
       *[other] {" "}(there are { NUMBER($more) } others)
    }
    .advice = Replace it by your own, or write “status: review” as long as the chapter is not finished.
    .about = a text of the template of `dalil new` in a chapter with `status: final`, or in a final version

finding-unused-file = nothing uses the file { $file }
    .advice = Show it in the text (![what the image shows](file.png)), link to it, or announce it under “tools”. If it is no longer needed, delete it.
    .about = an image or document beside a chapter that nothing shows or links to: it is not published

# $file: the file. $problem: kind, script, elsewhere, unreadable.
finding-refused-file = { $problem ->
        [kind] the file { $file } is of no kind that is published
        [script] the drawing { $file } has a program in it, or a link that starts one
        [elsewhere] the drawing { $file } fetches something from elsewhere
       *[unreadable] the drawing { $file } cannot be read
    }
    .advice = { $problem ->
        [kind] Published are: documents (pdf, odt, docx, rtf, txt, epub), tables (ods, xlsx, csv), presentations (odp, pptx), pictures (png, jpg, webp, avif, gif, svg), sound and film (mp3, ogg, mp4, webm), zip and ics. Save it as one of these, or put it on another site and link to it.
        [script] Open it in a drawing program and save it as “plain SVG”, or give a PNG picture.
        [elsewhere] Put what it shows (pictures, styles) into the drawing, or give a PNG picture: a reader without a connection would see nothing.
       *[unreadable] Save it again as “plain SVG” from a drawing program, or give a PNG picture.
    }
    .about = a file beside a chapter of a kind that is not published (a program, a page), or a drawing with scripts or from elsewhere

## Chapters

# $found: the first line of the file.
finding-no-front-matter = { $kind ->
        [begin] the line “---” that opens the header is missing
        [end] the header is not closed: the second line “---” is missing
        [dashes] “{ $found }” is not a line of three plain hyphens
        [above] there are empty lines above the header
       *[none] this text does not begin with a header between two lines of three hyphens
    }
    .advice = { $kind ->
        [begin] Write --- alone on the very first line, above the fields.
        [end] Write --- alone on a line below the last field; the text comes below it.
        [dashes] Type three hyphens: ---. Word processors sometimes make a long dash of them.
        [above] Put --- on the very first line.
       *[none] Write --- alone on the very first line, then the fields (“title: …”, “summary: …”), then --- alone on a line, then the text.
    }
    .about = a chapter or page that does not begin with a header between two lines `---`

finding-start-and-after = the step “{ $step }” says both when it starts (start) and after which steps (after)
    .advice = Keep one of the two: “start: W4” for a fixed week, or “after: [s-reglement]” to follow another step.
    .about = a step with both `start` and `after`

finding-repeated-measurement = the indicator “{ $indicator }” is measured twice in the same place and on the same date
    .advice = Keep the right row, or correct the date or the territory of one of the two.
    .about = two rows for the same indicator, territory and date

finding-duplicate-id = the id “{ $found }” is given twice
    .advice = Give each item its own id, and change it in the other languages too.
    .about = the same id twice in the lists of a chapter or in the bibliography, or for two solutions

finding-renamed-solution = “{ $found }” is the solution “{ $expected }” of the last version, and does not say so
    .advice = Write “id: { $expected }” at the top of its chapter: without it, its history ends, and another begins. If it is another solution, say in withdrawn.toml why the first one was withdrawn.
    .about = a solution whose folder got another name since the last issued version, without an “id:” that says so

# $found: the solution or item. $version: the version.
finding-unknown-erratum = version { $version } has no “{ $found }”: this erratum would be shown nowhere
    .advice = Write the name that the solution or page had in that version, and the id of one of its steps, indicators or headings.
    .about = an erratum of a solution, a page or an item that the version does not have
finding-never-issued = no issued version has a solution “{ $found }”
    .advice = Write the name that the solution had in the last version that has it. If no version ever had it, this part says nothing to anybody: remove it.
    .about = in withdrawn.toml, a solution that no issued version ever had

finding-still-there = withdrawn.toml says that the solution “{ $found }” was withdrawn, and it is still there
    .advice = Remove this part of withdrawn.toml, or the folder of the solution. If the solution got another name, “dalil rename” is enough.
    .about = a solution that withdrawn.toml says was withdrawn, and that is still in the guide

finding-unknown-successor = no solution is called “{ $found }”, which should have taken the place of this one
    .advice = Write the name of the folder of a solution of the guide, or remove the line “successor”.
    .about = in withdrawn.toml, a successor that is no solution
finding-duplicate-heading-id = the heading id “{ $found }” is already taken on this page
    .advice = Give this heading another id, the same in all languages: ## Context { "{#local-context}" }.
    .about = the same id for two headings, or for a heading and something else on the page

# $kind: theme, territory, actor, audience, approach, term, reference, objective, step, indicator.
finding-unknown-id = { $kind ->
        [theme] no theme is called “{ $found }”
        [territory] no territory is called “{ $found }”
        [actor] no actor is called “{ $found }”
        [audience] no audience is called “{ $found }”
        [approach] no approach is called “{ $found }”
        [term] no term of the glossary is called “{ $found }”
        [reference] no reference is called “{ $found }”
        [objective] no objective of this chapter is called “{ $found }”
        [step] no step of this chapter is called “{ $found }”
        [indicator] no indicator of this solution is called “{ $found }”
       *[other] nothing is called “{ $found }”
    }
    .advice = { $kind ->
        [theme] Take an id from content/themes.toml, or add this theme there.
        [territory] Take an id from content/territories.toml, or add this territory there.
        [actor] Take an id from content/actors.toml, or add this actor there.
        [audience] Take an id from content/audiences.toml, or add this audience there.
        [approach] Take an id from content/approaches.toml, or add this approach there.
        [term] Take an id from content/glossary.toml, or add this term there.
        [reference] Take an id from content/references.yml, or add this reference there.
        [objective] Take the id of an objective given under “objectives” in the chapter in the reference language.
        [step] Take the id of a step given under “steps” in the chapter in the reference language.
        [indicator] Take the id of an indicator given under “indicators” in the chapter of the solution.
       *[other] Check the id.
    }
    .about = an id that nothing has: of a theme, territory, actor, audience, approach, term, reference, objective, step or indicator

# $circle: the steps, with arrows between them.
finding-step-circle = these steps wait for each other, so none can begin: { $circle }
    .advice = Remove a step from one of the fields “after”, or give the first a week to start in: start: W0.
    .about = steps that wait for each other in a circle

# $found: the date of the target. $baseline: that of the baseline.
finding-target-date = the target is dated { $found } and the baseline { $baseline }: the target must come later
    .advice = Give the target a later date than the baseline: baseline: { "{value: 0, date: 2026}" }, target: { "{value: 5, date: 2028}" }.
    .about = a target whose date is not after that of its baseline

# $problem: percent (outside −100 to 100), same (equal to the baseline).
finding-target-value = { $problem ->
        [percent] { $found } % is not a possible percentage
        [same] the target ({ $found }) is the same as the baseline
        [unit] the unit written after the value is not that of the indicator (“{ $found }”)
       *[other] the value { $found } is not possible here
    }
    .advice = { $problem ->
        [percent] Give a value between -100 and 100, or choose another unit: unit: number.
        [same] Give the target the value that you want to reach. If nothing is to change, this indicator will not tell whether the solution works: choose another.
        [unit] Write the number alone: the unit comes from the field unit.
       *[other] Correct the value.
    }
    .about = a target that is the same as the baseline, or beyond what its unit allows (a percentage over 100)

finding-unknown-unit = “{ $found }” is not a known unit
    .advice = Take one of these units: { $known }. For another, ask the person who looks after the guide to add the message “unit-{ $found }” in locales/, for each language.
    .about = a unit of an indicator that no message `unit-…` names

finding-missing-tool = the file of this tool is not there: { $found }
    .advice = Put the file in the same folder as the chapter and copy its name exactly, capital letters and ending included: file: fiche-suivi.fr.md.
    .about = a tool whose file is not beside the chapter

## From one language to another

finding-missing-translation = this text does not exist yet in the language “{ $language }”
    .advice = Write the file { $file }. Until then, the page tells readers that it does not exist in this language.
    .about = a solution or page that is not written in a language of the guide

# $list: the list of the item (objectives, steps…), or the text that is missing (text, result, verification, disaggregation, mitigation).
finding-missing-item = { $list ->
        [objectives] this translation lacks the objective “{ $found }”
        [steps] this translation lacks the step “{ $found }”
        [indicators] this translation lacks the indicator “{ $found }”
        [means] this translation lacks the means “{ $found }”
        [obstacles] this translation lacks the obstacle “{ $found }”
        [tools] this translation lacks the tool “{ $found }”
        [phases] this translation lacks the phase “{ $found }”
        [adaptations] this translation lacks the adaptation to “{ $found }”
        [lessons] this translation lacks the lesson “{ $found }”
       *[other] this translation lacks the text “{ $found }”
    }
    .advice = { $list ->
        [objectives] Translate this objective under “objectives”, with the same id.
        [steps] Translate this step under “steps”, with the same id.
        [indicators] Translate this indicator under “indicators”, with the same id.
        [means] Translate this under “means”, with the same id.
        [obstacles] Translate this obstacle under “obstacles”, with the same id.
        [tools] Translate this tool under “tools”, with the same id and the file in this language.
        [phases] Translate this phase under “phases”, with the same id.
        [adaptations] Translate this adaptation under “adaptations”, with the same territory.
        [lessons] Translate this lesson under “lessons”, with the same id.
       *[other] Add the field “{ $list }” to this item: the reference language has it, every language must have it.
    }
    .about = an objective, step, indicator, obstacle… of the reference language that a translation lacks, or leaves without one of its texts

finding-extra-item = { $list ->
        [objectives] the objective “{ $found }” does not exist in the reference language
        [steps] the step “{ $found }” does not exist in the reference language
        [indicators] the indicator “{ $found }” does not exist in the reference language
        [means] the means “{ $found }” does not exist in the reference language
        [obstacles] the obstacle “{ $found }” does not exist in the reference language
        [tools] the tool “{ $found }” does not exist in the reference language
        [phases] the phase “{ $found }” does not exist in the reference language
        [adaptations] the adaptation to “{ $found }” does not exist in the reference language
        [lessons] the lesson “{ $found }” does not exist in the reference language
       *[other] “{ $found }” does not exist in the reference language
    }
    .advice = Copy the exact id from the reference language, or add this item to the reference language too, or remove it here.
    .about = an objective, step, indicator, obstacle… of a translation that the reference language does not have

# $found and $expected: the id of the heading, or — if there is none.
finding-headings-differ = { $kind ->
        [list] headings here: { NUMBER($here) }; in the reference language: { NUMBER($there) }. Here: { $found }. There: { $expected }
        [count] headings here: { NUMBER($here) }; in the reference language: { NUMBER($there) }. They part here: “{ $found }”, there “{ $expected }”
       *[other] the headings do not follow those of the reference language: “{ $found }” here, “{ $expected }” there
    }
    .advice = Use the same headings in the same order and on the same level, with the same id in every language: ## السياق { "{#contexte}" } for ## Contexte { "{#contexte}" }.
    .about = headings of a translation whose ids are not those of the reference language, in the same order

# $found and $expected: what is written, or — if there is nothing.
finding-contradicting-fact = the field “{ $field }” says “{ $found }” here, and “{ $expected }” in the reference language
    .advice = Remove this field from the translation: its value comes from the reference language. If that one is wrong, correct it there.
    .about = a number, date, actor or other fact that a translation gives otherwise than the reference language

## Text

# $kind: solution, page, term, reference, indicator, file.
finding-broken-link = { $kind ->
        [solution] this link leads to a solution that does not exist: “{ $found }”
        [page] this link leads to a page that does not exist: “{ $found }”
        [term] this link leads to a term that is not in the glossary: “{ $found }”
        [reference] this link leads to a reference that is not in the bibliography: “{ $found }”
        [indicator] this link leads to an indicator that this solution does not have: “{ $found }”
        [empty] this link has no address
        [host] the beginning of this address is missing: “{ $found }”
        [root] this link begins with a slash and leads nowhere: “{ $found }”
        [disc] this link leads to a place on your computer, which readers do not have: “{ $found }”
       *[file] this link leads to a file that does not exist or is not published: “{ $found }”
    }
    .advice = { $kind ->
        [solution] Write the name of the solution’s folder: [petitions](solution:petitions).
        [page] Write the name of the page’s folder: [the preface](page:preface).
        [term] Take an id from content/glossary.toml, or add the term there: [advocacy](term:plaidoyer).
        [reference] Take an id from content/references.yml, or add the reference there: [law 31-13](reference:loi-31-13).
        [indicator] Write the solution’s folder, a slash, then the id of the indicator: [this rate](indicator:petitions/i-taux).
        [empty] Write between the parentheses where it leads: [petitions](solution:petitions), [the preface](page:preface), [the site](https://…).
        [host] Write https:// before the name of the site: https:{ $found }.
        [root] A guide is read from any folder, also from a disc. Write solution: or page: and the name of the folder, or the whole address of a site: https://….
        [disc] Put the file in the same folder as this text, then write its name only.
       *[file] Put the file in the same folder as this text, or correct its name; a .md sheet is announced under “tools” too. For a web site, begin with https://.
    }
    .about = a link to a solution, page, term, reference, indicator or file that is not there

finding-broken-anchor = { $kind ->
        [note] this number leads to no note: “#{ $found }”
       *[place] this link leads to a place that the page does not have: “#{ $found }”
    }
    .advice = { $kind ->
        [note] Write “[^1]” in the text, and on a line of its own “[^1]: ” and the note.
       *[place] After the #, write the id of a heading of the page (the one in curly brackets, { "{#contexte}" }) or of an item of the header (a step, an indicator…).
    }
    .about = a link to a place (`#…`) that the page it leads to does not have

finding-counted-anchor = this link leads to a heading without an id, by its number alone: “#{ $found }”
    .advice = Put an id at the end of the heading “{ $heading }”, like { "{#method}" }, and write it in the link: the number changes when a heading is put before it.
    .about = a link to a heading without an id of its own (`#section-2`): it leads elsewhere when a heading is put before it

finding-refused-link = this link is not accepted: { $found }
    .advice = A link begins with one of these words: { $known }. For a web site, write https:// in front.
    .about = a link to `javascript:`, `data:` and the like, or with a scheme that dalil does not know

# $kind: disc (a path on the author’s computer), other. $found: what is written. $name: the name of the file.
finding-missing-image = { $kind ->
        [disc] this is a place on your computer, which readers do not have: { $found }
       *[other] this image is not there: { $found }
    }
    .advice = { $kind ->
        [disc] Put the image in the same folder as this text, then write its name only: { $name }.
       *[other] Put the image in the same folder as this text and copy its name exactly, with capitals and ending.
    }
    .about = an image whose file is not there

# $kind: heic (a photograph of an iPhone), large (too many points), unreadable (points that cannot be read), other. $found: the file.
finding-not-an-image = { $kind ->
        [heic] { $found } is a photograph in the format HEIC (iPhone), which most browsers do not show
        [large] the photograph { $found } has more than 64 million points: it is too large to be shown
        [unreadable] the photograph { $found } is damaged, or saved in a way that browsers do not know
       *[other] the file { $found } is not an image that browsers can show
    }
    .advice = { $kind ->
        [heic] Save it as JPEG (open the photograph, then “Export” or “Save as”), and write the new name here. On the iPhone: Settings, Camera, Formats, “Most Compatible”.
        [large] Open it in an image program, make it 4000 points wide at most, and save it.
        [unreadable] Take the original again, open it in an image program and save it anew as JPEG.
       *[other] Save the image as PNG, JPEG, GIF, WebP, AVIF or SVG. Changing only the end of the file’s name is not enough.
    }
    .about = a file shown as an image that is not a PNG, JPEG, GIF, WebP, AVIF or SVG image

finding-missing-alt = the image { $file } has no description for people who do not see it
    .advice = Write what the image shows between the square brackets: ![Women of the village meeting under a tree]({ $file }).
    .about = an image that says nothing to those who cannot see it

finding-remote-image = this image comes from another site: { $found }
    .advice = Save the image in the chapter’s folder (if its licence allows it) and write only its name: it will show without internet too.
    .about = an image from another site: it would not show without network, and tells that site who reads

# $found and $expected: the # of the heading.
finding-skipped-heading = a heading of level “{ $found }” does not fit here: the highest is “##”, the lowest “{ $expected }”
    .advice = The title of the page is the one in the header. In the text begin with ##, then go down one level at a time: ##, ###, ####.
    .about = a heading two levels below the one before it, or of the level of the page’s own title

finding-empty-heading = this heading is empty
    .advice = Write the heading after the #, or remove the line: ## Context { "{#contexte}" }.
    .about = a heading without text

finding-unused-footnote = nothing refers to the footnote “{ $name }”: it will not be published
    .advice = Put [^{ $name }] in the text, where the footnote explains something, or delete the footnote.
    .about = a footnote that no `[^…]` refers to: it is not published

# $found: what was left as it is. $kind: what it is.
finding-leftover-markup = { $kind ->
        [stars] these stars make nothing bold: readers will see “**”
        [underscores] these underscores make nothing italic: readers will see “{ $found }”
        [embed] this shows no image: “{ $found }”
        [wikilink] this makes no link: readers will see “{ $found }”
        [template] this is another program’s: readers will see “{ $found }”
        [attributes] this is another program’s: readers will see “{ $found }”
        [heading-braces] only an id may stand in curly brackets at the end of a heading: readers will see “{ $found }”
        [heading-id] an id has neither spaces nor accents: readers will see “{ $found }”
        [footnote] the footnote “{ $found }” is written nowhere
        [reference-link] this link has no address anywhere: “{ $found }”
        [spaced-link] a space stands between the text of this link and its address: “{ $found }”
        [highlight] these signs highlight nothing: readers will see “{ $found }”
        [alert] “{ $found }” is the name of no box
        [heading-space] a space is missing after the # of this heading: “{ $found }”
        [bullet] this makes no list, its lines will run together: “{ $found }”
        [number] this makes no numbered list, its lines will run together: “{ $found }”
        [table-rule] this makes no table: the line of dashes below “{ $found }” is missing
        [table-dashes] this makes no table: the line “{ $found }” has long dashes
        [table-tabs] this makes no table: tabs stand between the cells of “{ $found }”
        [table-grid] this makes no table: “{ $found }”
        [table-simple] this makes no table: spaces stand between the cells
        [box] this makes no box: readers will see “{ $found }”
        [definition] this line begins with a colon: it is shown as what defines the line above
        [rule] “---” stands right below a text: it is a line here, and would be a heading elsewhere
       *[indented] four spaces begin the line: this text is shown as computer code (“{ $found }”)
    }
    .advice = { $kind ->
        [stars] Put the stars next to the words, on both sides: “**very important**”. To show a star, write \*.
        [underscores] Take stars, next to the words: “*word*”. To show an underscore, write \_.
        [embed] Write what the image shows, then the name of the file: “![Map of the quarter](map.png)”.
        [wikilink] Write “[text](solution:folder)”, “[text](page:folder)” or “[text](term:id)”.
        [template] Write what it was to show, or remove it. To show these curly brackets, write \{ "{" }.
        [attributes] Remove the curly brackets and what they hold. To name a place, put { "{#name}" } at the end of a heading.
        [heading-braces] Remove the curly brackets, or write an id in lower case: “## Context { "{#context}" }”.
        [heading-id] Write lower-case letters without accents, digits and hyphens: “{ "{#the-budget}" }”.
        [footnote] Write the note in the same text, on a line of its own: “{ $found }: …”. To show these signs, write \[.
        [reference-link] Write the address in parentheses: “[text](reference:law-31-13)”. To show these brackets, write \[.
        [spaced-link] Put the parenthesis right after the bracket: “[text](address)”.
        [highlight] To stress a word, write **word**. To show these signs, write \=.
        [alert] A box begins with one of these words, alone on its line: > [!NOTE], > [!TIP], > [!IMPORTANT], > [!WARNING], > [!CAUTION].
        [heading-space] Put a space after the last #: “## Title”.
        [bullet] Begin each line with a hyphen and a space, “- ”, and leave a blank line before the list.
        [number] Begin each line with a digit, a full stop and a space: “1. ”, “2. ”, and leave a blank line before the list.
        [table-rule] Put three dashes for each column, between bars, below the first line: “|---|---|”. To show a bar, write \|.
        [table-dashes] Write simple dashes: “|---|---|”.
        [table-tabs] Write a bar between the cells, and dashes below the first line: “| Name | Street |”, then “|---|---|”.
        [table-grid] Write a bar between the cells, and dashes below the first line: “| Name | Street |”, then “|---|---|”.
        [table-simple] Write a bar between the cells, and dashes below the first line: “| Name | Street |”, then “|---|---|”.
        [box] A box is written as a quotation: “> [!TIP]” on a line, then “> ” before each line of the text.
        [definition] If the sentence goes on, move the colon up to the end of the line above.
        [rule] Leave a blank line before “---” if you want a line; for a heading, write “## ” before the text.
       *[indented] Remove the spaces at the beginning of the line. If it really is code, put it between two lines of ```.
    }
    .about = marks that were not understood and that readers would see: `**`, `[[…]]`, `:::`, `•`, a table without a rule…

finding-private-remark = this remark between “%%” would be published: everybody would read it
    .advice = Remove it. For a remark that nobody else sees, write “<!-- … -->”.
    .about = a remark between `%%`, as another program hides them: here it would be published

finding-lost-cells = this row has { $found } cells, the table has { $expected } columns: the last ones would not be published
    .advice = Add a column to the first row and to the line of dashes, or remove a bar. For a bar in a cell, write \|.
    .about = a row of a table with more cells than its first row: those would not be published

finding-refused-html = { $kind ->
        [link] links are written otherwise here: { $found }
        [anchor] places in a text are named otherwise here: { $found }
        [image] images are shown otherwise here: { $found }
        [table] tables are written otherwise here: { $found }
        [bold] bold text is written otherwise here: { $found }
        [italic] italics are written otherwise here: { $found }
        [underline] nothing but links is underlined here: { $found }
        [heading] headings are written otherwise here: { $found }
        [list] lists are written otherwise here: { $found }
        [look] the look of pages is the theme’s affair, not the text’s: { $found }
       *[other] this tag is not accepted: { $found }
    }
    .advice = { $kind ->
        [link] Write “[text](address)”.
        [anchor] Put the id at the end of a heading: “## Method { "{#method}" }”, then write “[text](#method)”.
        [image] Write what the image shows, then the name of its file, put beside the text: “![Map of the quarter](map.png)”.
        [table] Remove these tags; write “| Name | Street |”, below it “|---|---|”, then a line for each row.
        [bold] Write “**words**”.
        [italic] Write “*words*”.
        [underline] Remove the two tags, or write “**words**” to stress them.
        [heading] Write “## Title”.
        [list] Remove these tags and begin each line with a hyphen and a space, “- ”.
        [look] Remove the tag. A quotation is written with “> ” at the beginning of the line, a line across the page with three dashes alone on theirs.
       *[other] Write Markdown: **bold**, *italics*, [text](link). A sign < in a sentence is written \<. Tags that are allowed: { $known }.
    }
    .about = raw HTML other than a few harmless elements (`<br>`, `<bdi>`, `<abbr title>`, `<kbd>`, `<sub>`, `<sup>`, `<details>`…)

finding-unbalanced-html = the tag { $found } stands alone: its other half is missing
    .advice = Every tag that is opened is closed, in reverse order, and in the same text: <kbd>…</kbd>.
    .about = a raw HTML element that is opened and not closed, or closed and not opened

## Words of the site, and theme

finding-malformed-ftl = this file of the site’s words cannot be read here ({ $found })
    .advice = Write one message on each line: unit-trees = trees. The next lines of the same message begin with spaces, and every curly bracket that is opened is closed.
    .about = a text file of the interface that is not Fluent

finding-missing-message = the message “{ $message }” does not exist in the language “{ $language }”
    .advice = Add it to a file of the folder locales/{ $language }/: “{ $message } = …”.
    .about = a message of the interface that a language of the guide does not have

# $found and $expected: the variables, or — if there are none.
finding-different-variables = the message “{ $message }” does not use the same variables in “{ $language }” as in the other language: { $found } instead of { $expected }
    .advice = Keep the same names in curly brackets in all languages; they are not translated.
    .about = a message of the interface that uses other variables in one language than in another

# $template: the file. $found: the words of the engine. $page: the page that needed it, or —.
finding-template-error = the page template { $template } does not work (page: { $page }): { $found }
    .advice = Correct this file of the folder themes/, or delete it: the one that comes with dalil will take its place.
    .about = a template of the guide’s theme that cannot be understood, or that fails on a page

finding-unknown-theme = there is no theme “{ $found }” in the folder themes/
    .advice = Write the name of a folder of themes/, or remove the line “theme” from guide.toml to keep the theme that comes with dalil.
    .about = `theme` in guide.toml names a folder of `themes/` that is not there

finding-other-contract = { $age ->
        [older] the page templates of this theme were written for an older version of dalil (contract { $found }, today’s is { $expected })
       *[newer] the page templates of this theme were written for a newer version of dalil (contract { $found }, this one knows { $expected })
    }
    .advice = { $age ->
        [older] Where one of them no longer fits, the one that comes with dalil takes its place. Compare them (CHANGELOG.md says what changed), then write “contract = { $expected }” in { $path }.
       *[newer] Install a newer version of dalil, or take the templates of the theme that comes with it.
    }
    .about = templates of the guide’s theme that were written for an older or a newer version of dalil: `contract` in their theme.toml

finding-outdated-template = the page template { $template } no longer fits, the one that comes with dalil takes its place: { $found }
    .advice = Adapt it to the one that comes with dalil (CHANGELOG.md says what changed), or delete it.
    .about = a template of a theme for an older version of dalil that no longer fits: the one that comes with dalil takes its place

# $template: the file. $kind: style or script. $found: the attribute or the tag.
finding-inline-code = { $kind ->
        [style] the page template { $template } holds a style ({ $found }), which browsers will leave out
       *[script] the page template { $template } holds a script ({ $found }), which browsers will leave out
    }
    .advice = { $kind ->
        [style] Write it into a style sheet in assets/ of the theme, and give the element a class: pages take files of the site only (THEME.md).
       *[script] Write it into a .js file in assets/ of the theme, and name that file with <script src="…">: pages take files of the site only (THEME.md).
    }
    .about = a style, a script or a handler (`style=…`, `onclick=…`) in a template of the guide’s theme: browsers leave it out, by the policy of the pages

## Issued versions

# $found: the path of the archive.
finding-missing-release = the archive { $found } of this version is not there
    .advice = Put the file back from a copy: an issued version is never made again.
    .about = a version whose archive is not there
# $found: the file that lacks.
finding-unlisted-release = this archive has no entry: { $found } is not beside it
    .advice = Do not delete the archive: it may be the only copy of an issued version. Take { $found } from a copy, or run “dalil verify --rebuild”, which makes it again from the archive.
    .about = an archive in `content/releases/` whose entry is not there
# $kind: ledger or entry. $count: how many places.
finding-conflicting-release = { $kind ->
        [ledger] two people issued versions, and the marks of the merge (<<<<<<<, =======, >>>>>>>) are still in the ledger
       *[entry] two people issued this same version, and the marks of the merge (<<<<<<<, =======, >>>>>>>) are still in its entry
    }
    .advice = { $kind ->
        [ledger] Keep both blocks [[release]], and remove nothing but the three marks. Do not delete any archive.
       *[entry] Only one version can have this name: keep the archive that was given out, delete this file alone, then run “dalil verify --rebuild”. Issue the other text under the next number.
    }
    .about = marks of a merge (`<<<<<<<`) in an entry: two people issued versions at once
# $version: the version.
finding-contradicting-release = the old ledger (ledger.toml) says something else of version { $version } than its entry
    .advice = Take both from a copy that is safe; “dalil verify” says which of them the archive agrees with.
    .about = a version of which an old `ledger.toml` says something else than its entry
# $found: the version.
finding-newer-release = the entry of version { $found } was written by a newer dalil
    .advice = Install the newest version of dalil: this one could not read it without mistakes.
    .about = an entry that a newer dalil wrote
# $found: the version that the file tells of. $expected: the one that it is called.
finding-misnamed-release = this is the entry of version { $found }, and the file is called { $expected }.toml
    .advice = Give the file its name back, { $found }.toml, or take both from a copy.
    .about = an entry in the file of another version
# $found: the version.
finding-unknown-release = this file tells something of version { $found }, which was not issued
    .advice = Mend the number in the name of the file, or delete this file.
    .about = a file `VERSION.notice.toml` of a version that was not issued
# $version: the version that changed. $after: the first one that was issued upon it.
finding-edited-release = the entry of version { $version } is no longer the one upon which { $after } was issued
    .advice = Take the file { $version }.toml from a copy that is safe: an issued version never changes.
    .about = an entry that changed since another version was issued upon it
# $version: the version that is gone. $after: the first one that was issued upon it.
finding-vanished-release = version { $version }, upon which { $after } was issued, is gone
    .advice = Put { $version }.toml and { $version }.zip back into content/releases from a copy. If the archive is still there, “dalil verify --rebuild” makes the entry again.
    .about = a version that is gone, and upon which another one was issued
# $versions: the versions.
finding-forked-releases = versions were issued at once, without knowing of each other: { $versions }
    .advice = Nothing is lost. The next version joins them; issue it when your texts are joined.
    .about = versions that two people issued at once
# $language: the code of a language. $version: a version issued in it.
finding-lost-language = version { $version } is issued in “{ $language }”, and guide.toml no longer has this language
    .advice = Leave “{ $language }” in “languages”: issued versions lead to it for ever.
    .about = a language in which versions were issued and that guide.toml no longer has
# $found: the address in guide.toml. $expected: the one that the pages of the version in force say.
finding-moved-site = the site moved from { $expected } to { $found }, and the pages of the version in force still say the former address
    .advice = Issue a version that corrects it: its pages will say the new address. Until then, keep the former one if you can.
    .about = a `base_url` that changed since the version in force was issued
finding-nothing-to-publish = nothing would be published: the working text is hidden and no version was issued
    .advice = Take “publish_next = false” out, or issue a version with “dalil release 0.1.0-draft.1”.
    .about = `publish_next = false` in guide.toml of a guide that has no issued version
# $version: the version. $fault: what is wrong. $found: the file it is about. $n: how many faults there are.
finding-tampered-release = { $fault ->
        [other] the archive of version { $version } is not the one that was issued
        [mislabelled] the archive of version { $version } is that of another version or date: { $found }
        [unlike] the entry of version { $version } says something else than its archive ({ $found })
        [newer] the archive of version { $version } was made by a newer dalil: install it
        [not-zip] the archive of version { $version } is no ZIP file that can be read
        [unsafe-name] the archive of version { $version } has a file with a dangerous name: { $found }
        [twice] the archive of version { $version } has the same file twice: { $found }
        [not-plain] the archive of version { $version } has something that is no file: { $found }
        [too-large] the archive of version { $version } is far too large: { $found }
        [no-manifest] the archive of version { $version } has no list of its files
        [missing] a file is missing in the archive of version { $version }: { $found }
        [added] a file was added to the archive of version { $version }: { $found }
       *[differs] a file has changed in the archive of version { $version }: { $found }
    }
    .advice = Take the archive from a copy that is safe. “dalil verify” lists everything ({ NUMBER($n) }).
    .about = the archive of an issued version that is not the one that was issued
# $version: the version to be issued. $expected: the next draft.
finding-draft-chapter = this chapter is still a draft, and { $version } would be a final version
    .advice = Finish the chapter and write “status: final”, or issue a draft: “dalil release { $expected }”.
    .about = a chapter with `status: draft` in a guide that is to be issued as a final version
finding-no-address = the guide has no address: the pages of this version will never say where they are found on the web
    .advice = If the site will be online, write its address in guide.toml before you issue: “base_url = "https://example.org/guide"”. An issued version never changes.
    .about = a guide without `base_url`, when a version of it is issued
# $found: the date. $version: the last version.
finding-same-date = the text has changed, and its date is still that of version { $version } ({ $found })
    .advice = Write the date of the new text in guide.toml.
    .about = a `date` of guide.toml that is still that of the last version, whose text is another
# $found: the date of the chapter. $expected: that of the guide.
finding-later-change = this chapter says that it changed on { $found }, after the date of the guide ({ $expected })
    .advice = Write the date of the new text in guide.toml, or mend “updated”.
    .about = an `updated` after the date of the guide, when a version of it is issued
# $found: the date of the chapter. $version: the last version.
finding-not-dated = this chapter has changed since version { $version }, and still says { $found }
    .advice = Write the day of the change in “updated”: search engines and subscribers rely on it.
    .about = a chapter that changed since the last version without its `updated` saying so
# $found: the date of the text. $expected: that of the last version.
finding-older-date = the date of the text ({ $found }) is before that of the last version ({ $expected })
    .advice = Write the date of the new version in guide.toml.
    .about = a `date` in guide.toml that is before that of the last version, when a new one is issued
# $found: the link or image.
finding-release-notes = release notes cannot have this: { $found }
    .advice = Write text, lists and links to the web. The page of versions leads to every solution already.
    .about = release notes with an image, or with a link into the guide: the history would not know to which version
