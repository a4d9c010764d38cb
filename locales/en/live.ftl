# What “dalil serve” and “dalil watch” say.
serve-ready = The guide is here: { $url }   (Ctrl+C to stop)
serve-moved = Port { $taken } is taken: the guide is on port { $port }.
serve-everywhere = Mind: the whole network can see this preview, not only this machine.
watch-ready = { $path } now follows every change.   (Ctrl+C to stop)
watch-polling = This file system does not tell of changes: files are read again and again.
watch-updated = { $n ->
    [0] Up to date, nothing changed ({ $ms } ms).
    [one] Up to date: { $n } file changed in { $ms } ms.
   *[other] Up to date: { $n } files changed in { $ms } ms.
}
watch-broken = The site stays as it was until this is mended.
watch-panicked = The program itself failed, not your text: the site was not updated and stays as it was; at the next change it is made anew as a whole. If it fails again, undo the last change, and report it with the lines above.
overlay-title = { $n ->
    [one] One error to mend: the page shown is the last good version.
   *[other] { $n } errors to mend: the page shown is the last good version.
}
fail-port = Another program listens on { $address }, perhaps another “dalil serve”: stop it, or choose another port with --port.
fail-listen = Cannot listen on { $address }: { $error }
# $output: the path of the site’s first page.
build-current = Nothing has changed: the site is up to date. To see it, open { $output }.
