# What the command line says. The same messages and variables are in fr and ar.

progress-reading = Reading the files
progress-checking = Checking the guide
progress-rendering = Writing the pages
progress-publishing = Putting the site in place

# $pages, $languages: numbers. $output: the page to open.
build-done = The site is ready: { $pages ->
        [one] { NUMBER($pages) } page
       *[other] { NUMBER($pages) } pages
    } { $languages ->
        [one] in { NUMBER($languages) } language
       *[other] in { NUMBER($languages) } languages
    }. To see it, open { $output }.
check-done = Nothing to report: the guide is ready to be published.
# $n: a number. Each message has a line of its own.
summary-errors = { $n ->
        [one] { NUMBER($n) } error
       *[other] { NUMBER($n) } errors
    }
summary-warnings = { $n ->
        [one] { NUMBER($n) } warning
       *[other] { NUMBER($n) } warnings
    }
not-published = The guide has errors: nothing was published, the last site stays as it was.

# $n: a number of fixes. $files: a number of files.
fix-found = { $n ->
        [one] { NUMBER($n) } certain fix
       *[other] { NUMBER($n) } certain fixes
    } { $files ->
        [one] in { NUMBER($files) } file
       *[other] in { NUMBER($files) } files
    }.
fix-ask = { $n ->
        [one] Write this fix
       *[other] Write these { NUMBER($n) } fixes
    } { $files ->
        [one] to { NUMBER($files) } file
       *[other] to { NUMBER($files) } files
    }? [y/n]
fix-done = { $n ->
        [one] { NUMBER($n) } fix written
       *[other] { NUMBER($n) } fixes written
    } { $files ->
        [one] to { NUMBER($files) } file
       *[other] to { NUMBER($files) } files
    }.
fix-nothing = There is nothing that “dalil fix” can mend for you.
fix-unwritten = Nothing was written. “dalil fix --yes” writes these fixes without asking.
# $errors, $warnings: numbers.
fix-left = To be mended by hand: { $errors ->
        [one] { NUMBER($errors) } error
       *[other] { NUMBER($errors) } errors
    }, { $warnings ->
        [one] { NUMBER($warnings) } warning
       *[other] { NUMBER($warnings) } warnings
    } (“dalil check” explains them).
# $path: a file of the guide.
fix-encoding = { $path } is not in UTF-8: it will be.
# $n: a number of files.
fix-written-before = { $n ->
        [0] Nothing was changed.
        [one] { NUMBER($n) } file was mended before; run “dalil fix” again for the rest.
       *[other] { NUMBER($n) } files were mended before; run “dalil fix” again for the rest.
    }
fail-fix-changed = { $path } was changed, moved or removed meanwhile. Save it in your editor, then run “{ $command }” again.
fail-fix-protected = { $path } is protected against writing or belongs to another user. Make it writable (“chmod u+w { $path }”; on Windows, clear “Read-only” in its properties), then run “{ $command }” again.
fail-fix-open = { $path } is open in another program, which would undo the fixes when it saves. Close it, then run “{ $command }” again. If nobody has it open, remove the file beside it whose name begins with “.~lock.” or “~$”.
fail-fix-busy = Another “{ $command }” is mending the guide of { $path }. Wait until it is done, then try again.

# $from, $to: the paths of a folder or file, before and after.
rename-move = { $from } → { $to }
# $files: how many files change; $old, $new: the names of a solution, before and after.
rename-ask = Rename “{ $old }” to “{ $new }”? (yes/no)
rename-found = “{ $old }” can be renamed to “{ $new }”: { $files ->
        [0] no file changes
        [one] { NUMBER($files) } file changes
       *[other] { NUMBER($files) } files change
    }.
rename-unwritten = Nothing was written. “dalil rename { $old } { $new } --yes” renames without asking.
rename-done = “{ $old }” is now called “{ $new }”: { $files ->
        [0] no other file changed
        [one] { NUMBER($files) } file changed
       *[other] { NUMBER($files) } files changed
    }. Its history goes on, and its old addresses lead to the new ones.
rename-nothing = Nothing was changed.
rename-stopped = “{ $old }” is renamed in part only: run “dalil rename { $old } { $new }” again to finish it.
# $found: the name of a solution.
fail-rename-unknown = No solution is called “{ $found }”: give the name of its folder in content/solutions/.
# $found: the new name; $path: what has it already.
fail-rename-taken = “{ $found }” is already taken by { $path }. Give another name.
# $path: a file or folder.
fail-rename-unread = { $path } cannot be read: nothing was changed. Mend what “dalil check” says first, then try again.
# $path, $line: where; $found: the link.
fail-rename-link = The link “{ $found }” ({ $path }, line { $line }) is written in a way that dalil cannot change: nothing was changed. Write it as [text](solution:name), then try again.

# $path: the folder of the new guide.
init-done = A new guide is ready in { $path }. Open its file README.md for what comes next; to see it, go to that folder and run “dalil serve --open”.
# $slug: the name of the new solution’s folder.
new-done = The solution “{ $slug }” is created: fill in the files of content/solutions/{ $slug }/, then run “dalil check”.

# $path: the folder where the command was run.
# $found: the path of the file.
fail-guide-name = The guide has a file { $found }, which is not read under this name: rename it guide.toml. Windows hides the end of names: in the Explorer, show the “file name extensions”.
fail-no-root = There is no guide in { $path } or in the folders above it: the file content/guide.toml should be there. Go to the folder of your guide, or begin one with “dalil init”.
# $error: what the system says.
fail-unreadable = { $path } cannot be read: { $error }.
fail-write = { $path } cannot be written: { $error }.
fail-disk-full = There is no room left on the disk to write { $path }. Make room and try again; the site already published has not changed.
fail-permission = You are not allowed to write in { $path }. Choose another folder with --output, or ask the person who looks after the machine for this right.
fail-protected = Nothing can be written in { $path }: this folder is protected, or it belongs to another user (for instance after a command that was run with “sudo”). Nothing was changed. Allow writing in it and in what it holds (“chmod -R u+w { $path }”, or “chown” if it belongs to another), then try again.
fail-closed = The folder { $path } cannot be read: dalil does not know what it holds, and does not move it. Nothing was changed. Give yourself the right to read it (“chmod -R u+rwX { $path }”, or “chown” if it belongs to another), or put it elsewhere, then try again.
fail-not-ours = The folder { $path } already exists and dalil did not make it: nothing in it was touched. Choose another folder with --output, or empty this one yourself if what it holds is no longer needed.
fail-inside-sources = The site cannot be written in { $path }: this folder holds the files of the guide or is part of them. Choose another with --output, such as “--output public”.
fail-foreign-conflict = The file { $path } was not written by dalil and stands where a page must go: nothing was changed. Move it elsewhere, then try again.
fail-not-empty = { $path } already exists: nothing was written. Give “dalil init” an empty folder or a new name.
# $found: the name given. $command: a command that is possible.
fail-slug = “{ $found }” cannot be the name of a solution: it takes small letters without accents, digits and single hyphens. For instance: “{ $command }”.
fail-device = “{ $found }” is a name that Windows keeps for itself: no folder can have it. Give another name, for instance: “{ $command }”.
fail-reserved = “{ $found }” is the name of a page that dalil makes itself. Give another name, for instance: “{ $command }”.
fail-page = “{ $found }” is already the name of a page of content/pages/. Give another name, for instance: “{ $command }”.
fail-exists = { $path } already exists: nothing was changed. Choose another name.
fail-changed = The site { $path } was removed or replaced while the new one was made: nothing was published. Try again.
fail-busy = Another dalil is publishing in { $path }. Wait until it is done, then try again.

# $version: the version. $path: its archive. $pages: a number.
release-done = Version { $version } is issued ({ $pages ->
        [one] { NUMBER($pages) } page
       *[other] { NUMBER($pages) } pages
    }). Keep { $path } with the entry beside it. Note the fingerprint { $found } in the minutes: it proves this version, and all before it. To put it online, run “dalil build”.
# $paths: files.
notes-drafted = Release notes to begin from are in { $paths }. Edit them, then run “dalil release { $version }”.
# $version: the version. $pages: a number. $size: megabytes.
release-dry = Nothing was issued. Version { $version } would have { $pages ->
        [one] { NUMBER($pages) } page
       *[other] { NUMBER($pages) } pages
    } and an archive of { $size } MB.
not-issued = Nothing was issued.
fail-version = “{ $found }” is no version: write three numbers, such as 1.0.0, and for a draft for consultation 1.1.0-draft.1.
fail-version-exists = Version { $version } is issued already, and an issued version never changes. The last one is { $last }; give a higher number.
fail-version-order = Version { $version } does not come after the last one, { $last }: give a higher number.
fail-notes = “{ $found }”: write the language, the sign = and the file, as in “--notes fr=notes.md”.
# $known: the languages of the guide.
fail-no-language = The guide does not have the language “{ $language }”. It has: { $known }.
# $known: the versions that there are.
fail-no-version = Version { $version } was not issued. There are: { $known }.
verify-good = { $version }: as it was issued
verify-bad = { $version }: NOT as it was issued
verify-disc = { $version }: the files are those of the sealed list
# $n: how many files. $date: the date of the text.
verify-files = { $n ->
        [one] { NUMBER($n) } file verified
       *[other] { NUMBER($n) } files verified
    }, text of { $date }.
verify-fingerprint = Fingerprint: { $found }
verify-compare = Compare it with the one on the page of versions of the site, or in the minutes: the same fingerprint proves this version, and all before it.
verify-sha256 = SHA-256: { $found }. An older dalil made this version: compare this number with the one on the page of versions of the site.
verify-other-statement = { $path } says something else than this archive.
# $path: the folder.
fail-no-disc = { $path } is neither a guide nor what was on a disc: it has no manifest.json.
# $version: the version. $found: its fingerprint.
rebuilt = { $version }: entry made again from the archive alone. Fingerprint: { $found }. Compare it with the one that you noted.
rebuilt-none = No entry is missing.
# $n: how many.
rebuilt-done = { $n ->
        [one] { NUMBER($n) } entry written
       *[other] { NUMBER($n) } entries written
    } in content/releases.
# $version: the version.
withdraw-done = Version { $version } is withdrawn: its pages, the history and the feed say so from the next “dalil build” on. Not a byte of it changes.
fail-date = “{ $found }” is no date: write 2026, 2026-03 or 2026-03-15.
fail-reason = “{ $found }”: write the reason in each language of the guide, as in --reason fr="…" --reason ar="…".
fail-reason-missing = The reason lacks in “{ $found }”: add --reason { $found }="…".
fail-notice = The file { $found } cannot be read: mend it first.
fault-unlike = the entry says something else than the archive: { $found }
fault-newer = made by a newer dalil (format { $found }): install it
verify-none = No version was issued.
# $found: what was found, mostly a file. $expected: what should be.
fault-other = SHA-256 of the archive: { $found } instead of { $expected }
fault-mislabelled = archive of another version or date: { $found }
fault-not-zip = the archive cannot be read ({ $found })
fault-unsafe-name = dangerous file name: { $found }
fault-twice = the same file twice: { $found }
fault-not-plain = not a plain file: { $found }
fault-too-large = far too large: { $found }
fault-no-manifest = the list of files is missing or cannot be read: { $found }
fault-missing = missing: { $found }
fault-added = added: { $found }
fault-differs = changed: { $found }

# $path: the folder of the schemas.
schema-done = The schemas are in { $path }: your editor now suggests and checks the fields of guide.toml, the lists and the bibliography.
# $found: what was asked. $known: the languages of the example guide.
fail-starter-language = “{ $found }”: the example guide is in { $known }, in whichever order you like. Add other languages in content/guide.toml afterwards.
# $found: what was asked.
fail-help = no command is called “{ $found }”. “dalil help” lists them all, “dalil help fields” explains the fields.
