# Ce que la ligne de commande dit. Mêmes messages et mêmes variables en ar et en en.

progress-reading = Lecture des fichiers
progress-checking = Vérification du guide
progress-rendering = Écriture des pages
progress-publishing = Mise en place du site

# $pages, $languages : des nombres. $output : la page à ouvrir.
build-done = Le site est prêt : { $pages ->
        [one] { NUMBER($pages) } page
       *[other] { NUMBER($pages) } pages
    } { $languages ->
        [one] en { NUMBER($languages) } langue
       *[other] en { NUMBER($languages) } langues
    }. Pour le voir, ouvrez { $output }.
check-done = Rien à signaler : le guide est prêt à être publié.
# $n : un nombre. Chaque message a sa ligne.
summary-errors = { $n ->
        [one] { NUMBER($n) } erreur
       *[other] { NUMBER($n) } erreurs
    }
summary-warnings = { $n ->
        [one] { NUMBER($n) } avertissement
       *[other] { NUMBER($n) } avertissements
    }
not-published = Le guide a des erreurs : rien n’a été publié, le dernier site reste comme il était.

# $n : un nombre de corrections. $files : un nombre de fichiers.
fix-found = { $n ->
        [one] { NUMBER($n) } correction certaine
       *[other] { NUMBER($n) } corrections certaines
    } { $files ->
        [one] dans { NUMBER($files) } fichier
       *[other] dans { NUMBER($files) } fichiers
    }.
fix-ask = { $n ->
        [one] Écrire cette correction
       *[other] Écrire ces { NUMBER($n) } corrections
    } { $files ->
        [one] dans { NUMBER($files) } fichier
       *[other] dans { NUMBER($files) } fichiers
    } ? [o/n]
fix-done = { $n ->
        [one] { NUMBER($n) } correction écrite
       *[other] { NUMBER($n) } corrections écrites
    } { $files ->
        [one] dans { NUMBER($files) } fichier
       *[other] dans { NUMBER($files) } fichiers
    }.
fix-nothing = Il n’y a rien que « dalil fix » puisse corriger à votre place.
fix-unwritten = Rien n’a été écrit. « dalil fix --yes » écrit ces corrections sans rien demander.
# $errors, $warnings : des nombres.
fix-left = Resteront à corriger à la main : { $errors ->
        [one] { NUMBER($errors) } erreur
       *[other] { NUMBER($errors) } erreurs
    }, { $warnings ->
        [one] { NUMBER($warnings) } avertissement
       *[other] { NUMBER($warnings) } avertissements
    } (« dalil check » les explique).
# $path : un fichier du guide.
fix-encoding = { $path } n’est pas en UTF-8 : il y sera enregistré.
# $n : un nombre de fichiers.
fix-written-before = { $n ->
        [0] Rien n’a été changé.
        [one] { NUMBER($n) } fichier était déjà corrigé ; relancez « dalil fix » pour le reste.
       *[other] { NUMBER($n) } fichiers étaient déjà corrigés ; relancez « dalil fix » pour le reste.
    }
fail-fix-changed = { $path } a été modifié, déplacé ou supprimé entre-temps. Enregistrez-le dans votre éditeur, puis relancez « { $command } ».
fail-fix-protected = { $path } est protégé contre l’écriture ou appartient à un autre utilisateur. Rendez-le modifiable (« chmod u+w { $path } » ; sous Windows, décochez « Lecture seule » dans ses propriétés), puis relancez « { $command } ».
fail-fix-open = { $path } est ouvert dans un autre programme, qui effacerait les corrections en l’enregistrant. Fermez-le, puis relancez « { $command } ». Si personne ne l’a ouvert, supprimez à côté de lui le fichier dont le nom commence par « .~lock. » ou par « ~$ ».
fail-fix-busy = Un autre « { $command } » corrige déjà le guide de { $path }. Attendez qu’il ait fini, puis recommencez.

# $from, $to : les chemins d’un dossier ou d’un fichier, avant et après.
rename-move = { $from } → { $to }
# $files : le nombre de fichiers qui changent ; $old, $new : les noms d’une solution, avant et après.
rename-ask = Renommer « { $old } » en « { $new } » ? (oui/non)
rename-found = « { $old } » peut être renommée en « { $new } » : { $files ->
        [0] aucun fichier ne change
        [one] { NUMBER($files) } fichier change
       *[other] { NUMBER($files) } fichiers changent
    }.
rename-unwritten = Rien n’a été écrit. « dalil rename { $old } { $new } --yes » renomme sans rien demander.
rename-done = « { $old } » s’appelle maintenant « { $new } » : { $files ->
        [0] aucun autre fichier n’a changé
        [one] { NUMBER($files) } fichier a changé
       *[other] { NUMBER($files) } fichiers ont changé
    }. Son histoire continue, et ses anciennes adresses mènent aux nouvelles.
rename-nothing = Rien n’a été changé.
rename-stopped = « { $old } » n’est renommée qu’en partie : relancez « dalil rename { $old } { $new } » pour finir.
# $found : un nom de solution.
fail-rename-unknown = Aucune solution ne s’appelle « { $found } » : donnez le nom de son dossier dans content/solutions/.
# $found : le nouveau nom ; $path : ce qui le porte déjà.
fail-rename-taken = « { $found } » est déjà pris par { $path }. Donnez un autre nom.
# $path : un fichier ou un dossier.
fail-rename-unread = { $path } ne peut pas être lu : rien n’a été changé. Corrigez d’abord ce que dit « dalil check », puis recommencez.
# $path, $line : où ; $found : le lien.
fail-rename-link = Le lien « { $found } » ({ $path }, ligne { $line }) est écrit d’une façon que dalil ne sait pas changer : rien n’a été changé. Écrivez-le [texte](solution:nom), puis recommencez.

# $path : le dossier du nouveau guide.
init-done = Un nouveau guide est prêt dans { $path }. Ouvrez son fichier README.md pour la suite ; pour le voir, allez dans ce dossier et lancez « dalil serve --open ».
# $slug : le nom du dossier de la nouvelle solution.
new-done = La solution « { $slug } » est créée : remplissez les fichiers de content/solutions/{ $slug }/, puis lancez « dalil check ».

# $path : le dossier d’où la commande a été lancée.
# $found : le chemin du fichier.
fail-guide-name = Le guide a un fichier { $found }, qui n’est pas lu sous ce nom : renommez-le « guide.toml ». Windows cache la fin des noms : dans l’Explorateur, affichez les « extensions de noms de fichiers ».
fail-no-root = Aucun guide dans { $path } ni dans les dossiers au-dessus : il y faudrait le fichier content/guide.toml. Allez dans le dossier de votre guide, ou commencez-en un avec « dalil init ».
# $error : ce que dit le système.
fail-unreadable = Impossible de lire { $path } : { $error }.
fail-write = Impossible d’écrire { $path } : { $error }.
fail-disk-full = Il n’y a plus de place sur le disque pour écrire { $path }. Libérez de la place et recommencez ; le site déjà publié n’a pas changé.
fail-permission = Vous n’avez pas le droit d’écrire dans { $path }. Choisissez un autre dossier avec --output, ou demandez ce droit à la personne qui gère la machine.
fail-protected = Rien ne peut être écrit dans { $path } : ce dossier est protégé, ou il appartient à un autre utilisateur (par exemple après une commande lancée avec « sudo »). Rien n’a été changé. Rendez-le accessible en écriture, lui et ce qu’il contient (« chmod -R u+w { $path } », ou « chown » s’il appartient à un autre), puis recommencez.
fail-closed = Le dossier { $path } ne peut pas être lu : dalil ne sait pas ce qu’il contient et ne le déplace pas. Rien n’a été changé. Donnez-vous le droit de le lire (« chmod -R u+rwX { $path } », ou « chown » s’il appartient à un autre), ou mettez-le ailleurs, puis recommencez.
fail-not-ours = Le dossier { $path } existe déjà et dalil ne l’a pas créé : rien n’y a été touché. Choisissez un autre dossier avec --output, ou videz celui-ci vous-même si son contenu ne sert plus.
fail-inside-sources = Le site ne peut pas être écrit dans { $path } : ce dossier contient les fichiers du guide ou en fait partie. Choisissez-en un autre avec --output, par exemple « --output public ».
fail-foreign-conflict = Le fichier { $path } n’a pas été écrit par dalil et se trouve à la place d’une page : rien n’a été changé. Déplacez-le ailleurs, puis recommencez.
fail-not-empty = { $path } existe déjà : rien n’a été écrit. Donnez à « dalil init » un dossier vide ou un nouveau nom.
# $found : le nom donné. $command : une commande possible.
fail-slug = « { $found } » ne peut pas être le nom d’une solution : il faut de petites lettres sans accent, des chiffres et des tirets simples. Par exemple : « { $command } ».
fail-device = « { $found } » est un nom que Windows garde pour lui : aucun dossier ne peut le porter. Donnez un autre nom, par exemple : « { $command } ».
fail-reserved = « { $found } » est le nom d’une page que dalil fabrique lui-même. Donnez un autre nom, par exemple : « { $command } ».
fail-page = « { $found } » est déjà le nom d’une page de content/pages/. Donnez un autre nom, par exemple : « { $command } ».
fail-exists = { $path } existe déjà : rien n’a été changé. Choisissez un autre nom.
fail-changed = Le site { $path } a été supprimé ou remplacé pendant que le nouveau se préparait : rien n’a été publié. Recommencez.
fail-busy = Un autre dalil est en train de publier dans { $path }. Attendez qu’il ait fini, puis recommencez.

# $version : la version. $path : son archive. $pages : un nombre. $found : son empreinte.
release-done = La version { $version } est publiée ({ $pages ->
        [one] { NUMBER($pages) } page
       *[other] { NUMBER($pages) } pages
    }). Gardez { $path } avec son inscription, à côté. Notez l’empreinte { $found } dans un procès-verbal : elle prouve cette version et toutes celles d’avant. Pour la mettre en ligne, lancez « dalil build ».
# $paths : des fichiers.
notes-drafted = Des notes de version sont proposées dans { $paths }. Corrigez-les, puis lancez « dalil release { $version } ».
# $version : la version. $pages : un nombre. $size : des mégaoctets.
release-dry = Rien n’a été publié. La version { $version } aurait { $pages ->
        [one] { NUMBER($pages) } page
       *[other] { NUMBER($pages) } pages
    } et une archive de { $size } Mo.
not-issued = Rien n’a été publié.
fail-version = « { $found } » n’est pas un numéro de version : écrivez trois nombres, comme 1.0.0, et pour une version de relecture 1.1.0-draft.1.
fail-version-exists = La version { $version } est déjà publiée : une version publiée ne change plus. La dernière est { $last } ; donnez un numéro plus grand.
fail-version-order = La version { $version } ne vient pas après la dernière, { $last } : donnez un numéro plus grand.
fail-notes = « { $found } » : écrivez la langue, le signe = et le fichier, comme « --notes fr=notes.md ».
# $known : les langues du guide.
fail-no-language = Le guide n’a pas la langue « { $language } ». Il a : { $known }.
# $known : les versions qu’il y a.
fail-no-version = La version { $version } n’est pas publiée. Choisissez parmi : { $known }.
verify-good = { $version } : conforme à ce qui a été publié
verify-bad = { $version } : PAS conforme à ce qui a été publié
verify-disc = { $version } : les fichiers sont ceux de la liste scellée
# $n : combien de fichiers. $date : la date du texte.
verify-files = { $n ->
        [one] { NUMBER($n) } fichier vérifié
       *[other] { NUMBER($n) } fichiers vérifiés
    }, texte daté du { $date }.
verify-fingerprint = Empreinte : { $found }
verify-compare = Comparez-la avec celle que donnent la page des versions du site ou le procès-verbal : la même empreinte prouve cette version et toutes celles d’avant.
verify-sha256 = SHA-256 : { $found }. Cette version a été faite par un dalil plus ancien : comparez ce nombre avec celui de la page des versions du site.
verify-other-statement = { $path } ne dit pas la même chose que cette archive.
# $path : le dossier.
fail-no-disc = { $path } n’est ni un guide, ni le contenu d’un disque : il n’y a pas de manifest.json.
# $version : la version. $found : son empreinte.
rebuilt = { $version } : inscription refaite d’après l’archive seule. Empreinte : { $found }. Comparez-la avec celle que vous avez notée.
rebuilt-none = Aucune inscription ne manque.
# $n : combien.
rebuilt-done = { $n ->
        [one] { NUMBER($n) } inscription écrite
       *[other] { NUMBER($n) } inscriptions écrites
    } dans content/releases.
# $version : la version.
withdraw-done = La version { $version } est retirée : ses pages, l’historique et les abonnés le diront dès le prochain « dalil build ». Pas un octet n’en change.
fail-date = « { $found } » n’est pas une date : écrivez 2026, 2026-03 ou 2026-03-15.
fail-reason = « { $found } » : écrivez la raison dans chaque langue du guide, par exemple --reason fr="…" --reason ar="…".
fail-reason-missing = La raison manque dans la langue « { $found } » : ajoutez --reason { $found }="…".
fail-notice = Le fichier { $found } ne peut pas être lu : corrigez-le d’abord.
fault-unlike = l’inscription dit autre chose que l’archive : { $found }
fault-newer = faite par un dalil plus récent (forme { $found }) : installez-le
verify-none = Aucune version n’a été publiée.
# $found : ce qui a été trouvé, un fichier le plus souvent. $expected : ce qu’il faudrait.
fault-other = SHA-256 de l’archive : { $found } au lieu de { $expected }
fault-mislabelled = archive d’une autre version ou d’une autre date : { $found }
fault-not-zip = l’archive ne peut pas être lue ({ $found })
fault-unsafe-name = nom de fichier dangereux : { $found }
fault-twice = deux fois le même fichier : { $found }
fault-not-plain = ce n’est pas un simple fichier : { $found }
fault-too-large = démesuré : { $found }
fault-no-manifest = la liste des fichiers manque ou ne peut pas être lue : { $found }
fault-missing = absent : { $found }
fault-added = ajouté : { $found }
fault-differs = modifié : { $found }

# $path : le dossier des schémas.
schema-done = Les schémas sont dans { $path } : l’éditeur de texte propose et vérifie les champs de guide.toml, des listes et de la bibliographie.
# $found : ce qui a été demandé. $known : les langues du guide d’exemple.
fail-starter-language = « { $found } » : le guide d’exemple existe en { $known }, dans l’ordre que vous voulez. Les autres langues s’ajoutent ensuite dans content/guide.toml.
# $found : ce qui a été demandé.
fail-help = aucune commande ne s’appelle « { $found } ». « dalil help » les donne toutes, « dalil help fields » explique les champs.
