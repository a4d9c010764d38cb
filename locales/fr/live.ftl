# Ce que disent « dalil serve » et « dalil watch ».
serve-ready = Le guide est visible ici : { $url }   (Ctrl+C pour arrêter)
serve-moved = Le port { $taken } est occupé : le guide s’affiche sur le port { $port }.
serve-everywhere = Attention : tout le réseau peut voir cet aperçu, pas seulement cette machine.
watch-ready = { $path } suit désormais chaque modification.   (Ctrl+C pour arrêter)
watch-polling = Ce système de fichiers ne signale pas les modifications : les fichiers sont relus régulièrement.
watch-updated = { $n ->
    [0] À jour, rien n’a changé ({ $ms } ms).
    [one] À jour : { $n } fichier changé en { $ms } ms.
   *[other] À jour : { $n } fichiers changés en { $ms } ms.
}
watch-broken = Le site reste tel qu’il était, jusqu’à la correction.
watch-panicked = Une panne du programme, et non de votre texte : le site n’a pas été mis à jour et reste tel qu’il était ; au prochain changement, il sera refait en entier. Si la panne revient, annulez le dernier changement, et signalez-la avec les lignes ci-dessus.
overlay-title = { $n ->
    [one] Une erreur à corriger : la page montrée est la dernière version correcte.
   *[other] { $n } erreurs à corriger : la page montrée est la dernière version correcte.
}
fail-port = L’adresse { $address } est déjà prise par un autre programme, peut-être un autre « dalil serve » : fermez-le, ou choisissez un autre port avec --port.
fail-listen = Impossible d’écouter sur { $address } : { $error }
# $output : le chemin de la page d’entrée du site.
build-current = Rien n’a changé : le site est à jour. Pour le voir, ouvrez { $output }.
