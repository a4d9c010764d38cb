# The versions of the guide and what changed from one to the next: on the site, in the terminal, in release notes.
# The same messages with the same variables in fr and ar.

## The versions

history = Versions of the guide
history-lead = All issued versions, what changed from one to the next, and a copy of each to take away.
history-feed = Feed of new versions
versions = Versions
versions-all = All versions of the guide
# $title: a solution or a page.
versions-of = Versions of “{ $title }”
versions-of-lead = Where to read this page in each version of the guide, and what changed in it.
stage-draft = Draft for consultation
stage-final = Final version
stage-latest = Version in force
stage-withdrawn = Withdrawn
# $date: a date.
version-withdrawn = This version was withdrawn on { $date } and is no longer to be relied upon.
# $date: a date.
erratum = Erratum of { $date }:
fingerprint = Fingerprint
fingerprint-note = The same fingerprint, noted in minutes or told by “dalil verify” of a disc, proves that nothing has changed in this version, nor in those before it.
fingerprint-whole = Whole fingerprint (SHA-256 of the statement)
fingerprint-disc = SHA-256 of the ZIP copy
fingerprint-files = SHA-256 of the list of files (manifest.json)
fingerprint-statement = Statement of this version
# $version: the number of a version.
version-named = Version { $version }
draft-note = This text is a draft and may change. In comments, please quote the number of the paragraph.
# $n: a number.
paragraph-number = Paragraph { NUMBER($n) }
# $version: the number of a version.
since-version = In the guide since version { $version }
since-here = New in this version
since-next = Not in an issued version yet
changed-version = Last changed in version { $version }
changed-here = Changed in this version
changed-next = Changed since the last version
newer-version = There is a newer version of this guide: version { $version }.
newer-read = Read this page in the version in force
superseded = This draft was followed by a final version.
read-version = Read this version
read-next = Read the working text
read-on-site = See this version on the site
# $size: megabytes.
disc = Copy to take away (ZIP, { $size } MB)
disc-note = Once unpacked, the copy needs no connection: just open index.html.
disc-not-here = This copy holds version { $version } only.
not-in-version = Not in this version.
near-in-version = On the same theme in this version:
near-pages-in-version = Other pages of this version:
withdrawn = This page is no longer in the version in force.
not-yet = This page is not in the version in force yet.
renamed-page = This page has another address now.
# $version: a version.
withdrawn-since = This solution was withdrawn: it is no longer in the guide since version { $version }.
withdrawn-next = This solution was withdrawn from the working text.
go-on = Go on
notes = Release notes

## What changed

news = What is new
changes = What changed
changes-since = What changed since version { $version }
changes-first = First version of the guide
changes-none = Nothing changed.
changes-detail = Everything that changed
changes-added = { $n ->
    [one] { NUMBER($n) } solution added
   *[other] { NUMBER($n) } solutions added
 }
changes-removed = { $n ->
    [one] { NUMBER($n) } solution withdrawn
   *[other] { NUMBER($n) } solutions withdrawn
 }
changes-changed = { $n ->
    [one] { NUMBER($n) } solution changed
   *[other] { NUMBER($n) } solutions changed
 }
changes-elsewhere = { $n ->
    [one] { NUMBER($n) } solution changed in another language only
   *[other] { NUMBER($n) } solutions changed in another language only
 }
# $code: the code of a language.
changes-language = { $code ->
    [fr] new language: French
    [ar] new language: Arabic
    [en] new language: English
    [es] new language: Spanish
    [de] new language: German
    [it] new language: Italian
    [nl] new language: Dutch
    [pt] new language: Portuguese
    [zgh] new language: Amazigh
   *[other] new language: { $code }
 }
changes-measured = { $n ->
    [one] { NUMBER($n) } measurement added, corrected or removed
   *[other] { NUMBER($n) } measurements added, corrected or removed
 }
changes-solutions = Solutions
changes-pages = Pages
changes-entries = Lists, terms and references
changes-text = Text
changes-body = Text changed
changes-same = The text has not changed.
fate-added = Added
fate-removed = Removed
fate-changed = Changed
fate-same = Unchanged
change-before = Before
change-after = After
becomes = becomes
change-nothing = nothing
# $list: the name of a list, such as “Steps”.
list-reordered = New order: { $list }
redline = Compared text
# $from, $to: numbers of versions.
redline-lead = Before: { $from }. After: { $to }. What was removed is struck through; what was added is underlined.
links-changed = Links
yes = yes
no = no

field-slug = Address
field-title = Title
field-name = Name
field-summary = Summary
field-text = Text
field-body = Text of the sheet
field-theme = Theme
field-status = Status
field-updated = Updated
field-order = Place
field-illustrative = Figures given as examples
field-territories = Territories
field-territory = Territory
field-audiences = Audiences
field-approaches = Approaches
field-references = References
field-result = Result
field-actors = Who acts
field-by = Carried by
field-start = Start
field-after = After
field-duration = Duration
field-cost = Cost
field-verification = Means of verification
field-disaggregation = Broken down by
field-objective = Objective
field-kind = Kind
field-expected = Effect
field-unit = Unit
field-baseline = Baseline
field-target = Target
field-frequency = Frequency
field-assumptions = Assumptions
field-mitigation = Mitigation
field-file = File
field-sha256 = Content of the file
field-description = Definition
field-sort = Order
field-see = See also
field-was = Former ids
field-reason = Reason
field-successor = Replaced by
field-author = Author
field-publisher = Publisher
field-number = Number
field-bulletin = Official bulletin
field-note = Note
field-date = Date
field-url = Address

item-objectives = Objective
item-steps = Step
item-means = Means
item-obstacles = Obstacle
item-indicators = Indicator
item-tools = Tool
item-files = File
item-phases = Phase
item-adaptations = Adaptation
item-lessons = Lesson
item-theme = Theme
item-territory = Territory
item-actor = Actor
item-audience = Audience
item-approach = Approach
item-term = Term
item-references = Reference

## Release notes to begin from

notes-first = { $n ->
    [one] First version of the guide, with { NUMBER($n) } solution.
   *[other] First version of the guide, with { NUMBER($n) } solutions.
 }
notes-since = What changes against version { $version }:
notes-other = No solution has changed in this language.
notes-added = Solutions added:
notes-changed = Solutions changed:
notes-removed = Solutions withdrawn:

## Punctuation

colon = :
