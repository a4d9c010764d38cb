# Ce que dalil dit aux auteurs quand quelque chose ne va pas dans le guide.
#
# Chaque code de constat a son message `finding-<code>` (ce qui ne va pas) et son conseil `.advice` (ce qu’il faut écrire).
# La liste des codes est dans dalil check --list. Les mêmes messages, avec les mêmes variables, existent en ar et en en :
# `cargo test --test findings` le vérifie.

finding-error = erreur
finding-warning = avertissement
finding-help = conseil
# $suggestion : ce que l’auteur voulait sans doute écrire.
finding-did-you-mean = Vouliez-vous écrire « { $suggestion } » ?
# $place : un autre endroit à regarder, sous la forme fichier:ligne:colonne. $label : ce qu’il y a là.
finding-see-also = Voir aussi { $place } ({ $label }).

# $n : combien d’erreurs et d’avertissements ne sont pas montrés.
finding-more = { $n ->
        [one] … et { NUMBER($n) } autre, qui n’est pas montré ici. Corrigez d’abord ceux-ci.
       *[other] … et { NUMBER($n) } autres, qui ne sont pas montrés ici. Corrigez d’abord ceux-ci.
    }
# Ce qu’il y a à un autre endroit qui compte.
finding-label-first = donné ici d’abord
finding-label-reference = dans la langue de référence
finding-label-baseline = la valeur de référence
finding-label-last-version = la dernière version
finding-label-before = la version d’avant
finding-label-after = la version publiée à sa suite
finding-label-beside = l’autre version
finding-label-waits = une étape du cercle
finding-label-heading = le titre où mène le lien
finding-label-other = la même adresse

## Fichiers illisibles

# $encoding : utf-16, windows, document. $kind : table (des mesures), text.
finding-not-utf8 = { $encoding ->
        [utf-16] ce fichier est enregistré en UTF-16 (« Unicode »), et non en UTF-8
        [document] ce fichier n’est pas du texte : un traitement de texte ou un autre programme l’a enregistré
       *[windows] ce fichier n’est pas enregistré en UTF-8, mais dans un ancien encodage (« ANSI » sous Windows)
    }
    .advice = { $kind ->
        [table] Dans Excel : « Enregistrer sous », puis le type « CSV UTF-8 ». Dans LibreOffice : jeu de caractères « Unicode (UTF-8) ».
       *[text] { $encoding ->
            [document] Ouvrez-le dans le programme qui l’a fait, copiez le texte dans un éditeur de texte (Bloc-notes, VS Code…) et enregistrez-le sous ce nom en UTF-8. Changer seulement la fin du nom ne suffit pas.
           *[other] Ouvrez le fichier dans votre éditeur de texte et enregistrez-le de nouveau en choisissant l’encodage « UTF-8 » : dans le Bloc-notes, sous « Enregistrer sous », en bas de la fenêtre.
        }
    }
    .about = un fichier de texte dans un autre encodage que UTF-8

# $kind : quote, tab, colon, bracket, escape, indent, character, other.
finding-malformed-yaml = { $kind ->
        [quote] un guillemet ouvert avant cet endroit n’est pas fermé, ou il est suivi d’autre chose
        [quote-open] le guillemet ouvert ici n’est pas fermé à la fin de la ligne
        [tab] cette ligne est décalée avec une tabulation
        [colon] un deux-points est mal placé
        [colon-text] ce texte contient un deux-points suivi d’une espace : il se lirait comme un autre champ
        [bracket] un crochet [ ] ou une accolade { "{ }" } n’est pas bien fermé
        [escape] dans un texte entre guillemets doubles, une barre \ est suivie d’un signe qui ne lui convient pas
        [indent] cette ligne n’est pas alignée avec les autres
        [character] une valeur ne peut pas commencer par ce signe
        [two-fields] deux champs sont écrits sur la même ligne
        [goes-on] cette ligne continue le texte du dessus, mais elle n’est pas assez décalée
       *[other] cette partie de l’en-tête ne peut pas être lue
    }
    .advice = { $kind ->
        [quote] Mettez un guillemet au début et un à la fin, rien après : « title: "Budget participatif" ».
        [quote-open] Mettez un guillemet au début et un à la fin, rien après : { $shown }
        [tab] Remplacez la tabulation par des espaces : deux par niveau.
        [colon] Si le deux-points fait partie du texte, mettez tout le texte entre guillemets : « text: "Étape 1 : informer" ». Sinon, mettez une espace après le deux-points et un seul champ par ligne.
        [colon-text] Mettez tout le texte entre guillemets : { $shown }. S’il y a là deux champs, mettez-en un par ligne.
        [bracket] Fermez ce qui est ouvert, avec des virgules entre les éléments : « territories: [fes-meknes, souss-massa] ».
        [escape] Mettez des guillemets simples ('…') ou écrivez la barre deux fois : \\.
        [indent] Donnez aux champs d’un même élément le même nombre d’espaces au début de la ligne. Un texte qui continue à la ligne suivante se met en entier entre guillemets.
        [character] Mettez toute la valeur entre guillemets : « unit: "%" ».
        [two-fields] Mettez chaque champ sur sa ligne, aligné avec les autres.
        [goes-on] Mettez tout le texte sur une seule ligne, ou décalez cette ligne de deux espaces de plus que le nom du champ.
       *[other] Comparez cette partie avec celle d’un chapitre qui marche : un champ par ligne, écrit « nom: valeur ».
    }
    .about = un texte qui n’est pas du YAML : un guillemet resté ouvert, un mauvais décalage, un `: ` de trop

# $kind : sorte d’écart. $found : le signe, ou U+… s’il ne se voit pas. $shown : ce qu’il faut écrire. $more : combien d’autres.
finding-untidy-yaml = { $kind ->
        [invisible] un caractère qui ne se voit pas ({ $found }) gêne la lecture de cette ligne{ $more ->
            [0] {""}
            [one] {" "}et d’une autre
           *[other] {" "}et de { NUMBER($more) } autres
        }
        [tab] cette ligne est décalée avec une tabulation{ $more ->
            [0] {""}
            [one] , comme une autre
           *[other] , comme { NUMBER($more) } autres
        }
        [dash] il n’y a pas d’espace après le tiret de cette liste, ou ce n’est pas un tiret simple
        [equals] un signe = est écrit à la place du deux-points
        [colon-space] il n’y a pas d’espace après le deux-points
        [comma] « { $found } » n’est pas la virgule qui sépare des champs : c’est la virgule arabe, ou un point-virgule
        [comma-missing] il manque une virgule entre deux champs
        [decimal] un nombre entre accolades est écrit avec une virgule décimale
        [apostrophe] ce texte est entre guillemets simples, et contient une apostrophe : elle les fermerait
        [quotes-within] ce texte est entre guillemets droits, et en contient d’autres
        [quotes-part] une partie de ce texte seulement est entre guillemets droits
        [sign] ce texte commence par le signe « { $found } », qui a un autre sens ici
        [bracket] un crochet ou une accolade n’est pas fermé
        [colon-missing] il n’y a pas de deux-points après le nom du champ
        [braces] une valeur et sa date sont écrites sans accolades
       *[other] cette ligne n’est pas écrite comme il faut
    }
    .advice = { $kind ->
        [invisible] Effacez ce caractère (souvent une espace insécable, ou une marque de direction) et tapez une espace ordinaire s’il en faut une.
        [tab] Remplacez la tabulation par des espaces : deux par niveau.
        [dash] Mettez une espace après le tiret : { $shown }
        [equals] Mettez un deux-points et une espace : { $shown }
        [colon-space] Mettez une espace après le deux-points : { $shown }
        [comma] Séparez les champs par une virgule latine « , » : { $shown }
        [comma-missing] Séparez les champs par une virgule : { $shown }
        [decimal] Écrivez les décimales après un point : { $shown }
        [apostrophe] Mettez des guillemets doubles : { $shown }
        [quotes-within] Mettez d’autres guillemets autour de tout le texte : { $shown }
        [quotes-part] Mettez d’autres guillemets autour de tout le texte : { $shown }
        [sign] Mettez tout le texte entre guillemets : { $shown }
        [bracket] Fermez ce qui est ouvert : { $shown }
        [colon-missing] Mettez un deux-points et une espace après le nom : { $shown }
        [braces] Mettez-les entre accolades : { $shown }
       *[other] Écrivez : { $shown }
    }
    .about = du YAML compris bien qu’il ne soit pas écrit comme il faut : pas d’espace après un deux-points, une tabulation, un caractère invisible

# $found : ce qui reste du texte. $shown : le texte entier entre guillemets.
finding-cut-text = le texte est coupé ici : ce qui suit « # » est pris pour une remarque et ne sera pas publié
    .advice = Si cela fait partie du texte, mettez tout le texte entre guillemets : { $shown }. Si c’est une remarque, mettez-la sur une ligne à elle, qui commence par #.
    .about = un texte sans guillemets, coupé là où un dièse suit une espace

# $count : combien d’endroits.
finding-conflict-marks = deux versions de ce fichier ont été réunies, et les marques du conflit (<<<<<<<, =======, >>>>>>>) y sont encore
    .advice = Entre <<<<<<< et ======= il y a une version, entre ======= et >>>>>>> l’autre. Gardez les lignes qu’il faut, enlevez les autres et les trois marques.
    .about = deux versions d’un fichier réunies en une, avec les marques `<<<<<<<`, `=======` et `>>>>>>>` entre elles

finding-unsupported-yaml = cette écriture est trop compliquée pour un guide
    .advice = Écrivez les choses simplement : un champ par ligne (« nom: valeur »), des listes avec des tirets, sans les signes & et * ni clés composées.
    .about = un renvoi YAML vers une ancre inconnue, ou une clé qui est une liste ou un ensemble de champs

# $kind : ce qui ne va pas.
finding-malformed-toml = { $kind ->
        [twice] ce nom est donné deux fois
        [escape] dans un texte entre guillemets, une barre \ est suivie d’un signe qui ne lui convient pas
        [bracket] un crochet [ ] ou une accolade { "{ }" } n’est pas bien fermé
        [comma] il y a une virgule de trop, ou il en manque une
        [quote] un texte n’est pas bien entouré de guillemets droits
        [value] cette valeur manque, ou ne peut pas être lue
        [date] cette date ne peut pas être lue
        [number] ce nombre ne peut pas être lu
        [line] cette ligne n’est pas un champ
       *[other] ce fichier .toml ne peut pas être lu ici
    }
    .advice = { $kind ->
        [twice] Gardez-le une seule fois, avec tout ce qui lui appartient.
        [escape] Écrivez la barre deux fois : \\.
        [bracket] Fermez ce qui est ouvert : « languages = ["fr", "ar"] ».
        [comma] Mettez une virgule entre les éléments, et pas à la fin : « { "{" } fr = "Femmes", ar = "النساء" { "}" } ».
        [quote] Mettez un guillemet droit (") au début et un à la fin du texte.
        [value] Écrivez le nom, le signe =, puis la valeur ; un texte se met entre guillemets : « theme = "default" ».
        [date] Écrivez l’année, le mois et le jour : « date = 2026-01-15 ».
        [number] Écrivez seulement des chiffres, ou mettez un texte entre guillemets.
        [line] Écrivez « nom = "texte" ». Une remarque commence par #.
       *[other] Mettez les textes entre guillemets et fermez ce que vous ouvrez : « name = { "{" } fr = "Femmes", ar = "النساء" { "}" } ».
    }
    .about = un texte qui n’est pas du TOML : un texte sans guillemets, un crochet resté ouvert, une clé donnée deux fois

# $kind : sorte d’écart. $shown : ce qu’il faut écrire.
finding-untidy-toml = { $kind ->
        [quotes] ces guillemets courbes ne sont pas ceux qui entourent un texte
        [quote-open] le guillemet ouvert ici n’est pas fermé
        [quotes-within] ce texte est entre guillemets droits, et en contient d’autres
        [apostrophe] ce texte est entre guillemets simples, et contient une apostrophe
        [bare] ce texte n’est pas entre guillemets
        [colon] un deux-points est écrit à la place du signe =
        [comma] ce n’est pas la virgule qui sépare des éléments : c’est la virgule arabe, ou un point-virgule
        [comma-missing] il manque une virgule entre deux éléments
        [comma-end] il y a un signe de trop à la fin de la ligne
        [bracket] un crochet ou une accolade n’est pas fermé
        [date] cette date est écrite avec des barres ou des points
        [truth] « oui » ou « non » se dit autrement ici
        [table] ce nom n’est pas entre crochets
        [equals] il manque un signe =
       *[other] cette ligne n’est pas écrite comme il faut
    }
    .advice = { $kind ->
        [quotes] Mettez des guillemets droits : { $shown }
        [bare] Mettez le texte entre guillemets droits : { $shown }
        [date] Écrivez l’année, le mois et le jour, avec des tirets : { $shown }
        [truth] Écrivez « true » pour oui ou « false » pour non, sans guillemets : { $shown }
       *[other] Écrivez : { $shown }
    }
    .about = du TOML compris bien qu’il ne soit pas écrit comme il faut : guillemets courbes, aucun guillemet, un deux-points au lieu de `=`

# $problem : quote, separator, header, length. $found : le nombre de cellules de la ligne. $expected : celui de la première ligne.
finding-malformed-csv = { $problem ->
        [quote] ce guillemet ouvre une cellule, et rien ne la ferme à sa fin
        [header] la première ligne ne donne pas les noms des colonnes
        [separator] on ne voit pas ce qui sépare les cellules de ce tableau
       *[length] { $found ->
            [one] cette ligne du tableau a { NUMBER($found) } cellule ; la première ligne en a { NUMBER($expected) }
           *[other] cette ligne du tableau a { NUMBER($found) } cellules ; la première ligne en a { NUMBER($expected) }
        }
    }
    .advice = { $problem ->
        [quote] Enlevez ce guillemet, ou mettez-en un autre à la fin de la cellule : « "Feuilles de présence" ». Un guillemet qui fait partie d’un texte s’écrit « … ».
        [header] Un tableau de mesures commence par cette ligne : « indicator;territory;date;value;source ». Enlevez ce qui est au-dessus, un titre par exemple.
        [separator] La première ligne donne les noms des colonnes, séparés par des virgules ou des points-virgules : « indicator;territory;date;value;source ». Dans Excel ou LibreOffice, enregistrez le tableau sous « CSV UTF-8 ».
       *[length] Donnez à toutes les lignes le même nombre de cellules que la première. Un texte ou un nombre qui contient une virgule se met entre guillemets : « "Registre, mars 2026" », « "20,5" ».
    }
    .about = un tableau avec un guillemet resté ouvert, ou dont les lignes n’ont pas toutes autant de cellules que la première

# $kind : named, unnamed. $found : le nom de la colonne, ou la cellule. $known : les noms des colonnes.
finding-unknown-column = { $kind ->
        [unnamed] « { $found } » est dans une colonne sans nom
       *[named] aucune colonne d’un tableau de mesures ne s’appelle « { $found } »
    }
    .advice = Les colonnes s’appellent { $known }. Corrigez le nom dans la première ligne, ou enlevez la colonne : une remarque se met dans la cellule « source ».
    .about = une colonne d’un tableau de mesures dont le nom n’est pas celui qu’il faut, ou qui n’en a pas

# $column : le nom de la colonne.
finding-missing-column = il manque à ce tableau la colonne « { $column } »
    .advice = Ajoutez-la dans la première ligne, et une cellule dans chaque ligne : « indicator;territory;date;value;source ».
    .about = un tableau de mesures auquel il manque une colonne

## Champs

finding-unknown-field = le champ « { $field } » n’existe pas ici
    .advice = Corrigez son nom, ou enlevez-le. Vérifiez aussi sa place : un champ trop à gauche ou trop à droite n’appartient plus au même élément.
    .about = un champ que les chapitres, les listes ou guide.toml n’ont pas ; souvent une faute de frappe

finding-missing-field = le champ « { $field } » manque, ou il est vide
    .advice = Ajoutez-le, avec sa valeur : « { $field }: … » (dans un fichier .toml : « { $field } = … » ; dans un tableau : une colonne « { $field } »).
    .about = un champ obligatoire qui manque, ou qui est vide

# $fields : les champs, ou une liste et ce qu’il y manque.
finding-to-write = il reste à écrire : { $fields }
    .advice = Ce texte est un brouillon (status: draft) : il peut attendre. Il faudra l’écrire avant la relecture (status: review).
    .about = des champs ou des éléments qui manquent à un chapitre en `status: draft`, et qu’il lui faudra pour être relu

# $found : ce qui est écrit. $field : le champ.
finding-marks-in-field = { $kind ->
        [quotes] les guillemets courbes autour du texte de « { $field } » seraient montrés avec lui
        [link] le champ « { $field } » contient un lien, qui serait montré tel quel : « { $found } »
        [html] le champ « { $field } » contient une balise, qui serait montrée telle quelle : « { $found } »
       *[other] le champ « { $field } » contient une marque de Markdown (gras, titre, liste…), qui serait montrée telle quelle : « { $found } »
    }
    .advice = { $kind ->
        [quotes] Enlevez-les, ou tapez des guillemets droits (") à leur place. Pour montrer des guillemets : « … ».
        [link] Ce champ est un texte simple. Mettez le lien dans le texte du chapitre, sous l’en-tête.
       *[other] Ce champ est un texte simple, sans **gras**, titre ni liste : enlevez la marque, ou mettez le passage dans le texte, sous l’en-tête.
    }
    .about = un champ dont le texte a des signes qui seraient montrés tels quels : `**`, un lien Markdown, des guillemets courbes autour du tout

# $kind : brackets, comma. $found : le signe. $shown : ce qu’il faut écrire.
finding-untidy-list = { $kind ->
        [brackets] une liste de noms est écrite sans crochets
       *[comma] « { $found } » n’est pas la virgule qui sépare des noms : c’est la virgule arabe, ou un point-virgule
    }
    .advice = { $kind ->
        [brackets] Mettez les noms entre crochets : { $shown }
       *[comma] Séparez les noms par une virgule latine « , » : { $shown }
    }
    .about = des noms compris comme une liste bien qu’ils soient écrits sans crochets, ou avec la virgule arabe ou un point-virgule

finding-duplicate-field = le champ « { $field } » est donné deux fois
    .advice = Gardez-en un seul. Pour donner plusieurs éléments, faites une liste sous un seul champ, avec un tiret devant chacun.
    .about = le même champ donné deux fois au même endroit

# $found : ce qui est écrit. $expected : text, list, map, number, thousands, whole, truth, cell-number, cell-empty, cell-truth, cell-date, date, duration, week, level, texts, version, sha256, stage-draft, stage-final.
finding-wrong-type = { $expected ->
        [text] ici, il faut un texte simple
        [printable] « { $found } » contient un caractère de contrôle, qui ne se voit pas
        [map] ici, il faut des champs avec leurs valeurs ; ceci n’en est pas : « { $found } »
        [number] « { $found } » n’est pas un nombre
        [thousands] « { $found } » : est-ce un nombre de milliers, ou un nombre avec des décimales ?
        [whole] « { $found } » n’est pas un nombre entier
        [cell-number] « { $found } » n’est pas un nombre
        [cell-empty] il manque quelque chose dans cette ligne du tableau : { $found }
        [cell-truth] « { $found } » ne dit ni oui ni non
        [cell-date] on ne sait pas de quelle date il s’agit : « { $found } »
        [truth] « { $found } » n’est ni « true » (oui) ni « false » (non)
        [date] « { $found } » n’est pas une date
        [duration] « { $found } » n’est pas une durée
        [week] « { $found } » n’est pas un numéro de semaine
        [level] « { $found } » n’est pas une valeur d’indicateur
        [texts] « { $found } » n’est donné que dans une langue, sans dire laquelle
        [version] « { $found } » n’est pas un numéro de version
        [sha256] « { $found } » n’est pas une empreinte SHA-256
        [stage-draft] « { $found } » : c’est une version de relecture
        [stage-final] « { $found } » : c’est une version finale
       *[other] « { $found } » ne convient pas ici
    }
    .advice = { $expected ->
        [text] Écrivez un seul texte après le deux-points, sans liste. S’il commence par un signe comme [ ou { "{" }, mettez-le entre guillemets : « title: "[Projet] Santé" ».
        [printable] Effacez le texte et tapez-le de nouveau : un tel caractère vient d’un copier-coller, ou d’un signe \ entre guillemets droits.
        [map] Écrivez un champ par ligne, avec un deux-points et une espace : « id: o-associer », puis « text: Associer les habitants ».
        [number] Écrivez seulement des chiffres, avec un point pour les décimales, sans espace ni unité : « 5000 » ou « 2.5 ».
        [thousands] Un point ou une virgule devant trois chiffres peut se lire des deux façons. Écrivez les milliers sans séparateur (« 12000 » et non « 12.000 »), ou les décimales autrement qu’à trois chiffres (« 12.0 » ou « 12 »).
        [whole] Écrivez un nombre entier à partir de 0, en chiffres : « order: 3 ».
        [cell-number] Écrivez seulement des chiffres dans la cellule, sans unité ni signe % : « 5000 », « 2,5 ». Si votre tableur montre une erreur (#DIV/0!, #VALEUR!…), corrigez d’abord la formule.
        [cell-empty] Remplissez la cellule, ou enlevez la ligne si ce n’est pas une mesure (un total, une remarque).
        [cell-truth] Écrivez « true » (oui) si la valeur est inventée pour l’exemple, « false » (non) sinon, ou laissez la cellule vide.
        [cell-date] Écrivez 2026, 2026-03 ou 2026-03-15. Dans Excel ou LibreOffice, mettez d’abord la colonne au format « Texte » : sinon le tableur écrit la date à sa façon.
        [truth] Écrivez « true » pour oui ou « false » pour non, sans guillemets.
        [date] Écrivez l’année, puis s’il le faut le mois et le jour, avec des tirets : « 2026 », « 2026-03 » ou « 2026-03-15 ».
        [duration] Écrivez un nombre, une espace, puis days (jours), weeks (semaines), months (mois) ou years (années) : « duration: 4 weeks ».
        [week] Écrivez W suivi du nombre de semaines depuis le début : « start: W0 » pour le début, « start: W6 » pour six semaines après.
        [level] Écrivez la valeur et sa date : « target: { "{value: 5, date: 2028}" } ».
        [texts] Donnez le texte dans chaque langue : « { "{fr: …, ar: …}" } » (dans un fichier .toml : « { "{ fr = \"…\", ar = \"…\" }" } »).
        [version] Le registre est écrit par « dalil release » : reprenez-le depuis une copie.
        [sha256] Le registre est écrit par « dalil release » : reprenez-le depuis une copie.
        [stage-draft] Écrivez « draft », comme l’a fait « dalil release ».
        [stage-final] Écrivez « final », comme l’a fait « dalil release ».
       *[other] Regardez comment ce champ est écrit dans un autre chapitre.
    }
    .about = une valeur d’une autre sorte que son champ : un texte pour un nombre, une liste pour un texte

finding-unknown-choice = « { $found } » n’est pas un des mots possibles pour le champ « { $field } »
    .advice = Écrivez l’un de ces mots, tel quel : { $known }.
    .about = un mot qui n’est pas de ceux que le champ connaît (status, by, kind, frequency, keep)

## Le guide et ses listes

finding-no-guide = il n’y a pas de fichier content/guide.toml
    .advice = Créez-le avec les langues, la date, le titre et le résumé du guide, ou commencez un guide complet avec la commande « dalil init ».
    .about = un guide sans `content/guide.toml`

finding-bad-language = « { $found } » n’est pas une langue que l’on peut mettre ici, ou elle y est déjà
    .advice = Donnez le code de chaque langue une seule fois, en petites lettres, la langue de référence d’abord : « languages = ["fr", "ar"] ».
    .about = un code de langue de guide.toml qui n’en est pas un (`fr`, `ar`, `es`…), ou qui est donné deux fois

finding-bad-region = « { $found } » n’est pas le code d’un pays
    .advice = Écrivez le code du pays en deux lettres capitales : « region = "MA" ». Il décide de la façon d’écrire les dates et les nombres.
    .about = une `region` de guide.toml qui n’est pas un code de pays de deux majuscules (`MA`)

finding-bad-base-url = « { $found } » n’est pas une adresse de site complète
    .advice = Écrivez l’adresse où le guide est publié, avec https:// au début et rien après le chemin : « base_url = "https://exemple.ma/guide" ». Sans adresse, enlevez la ligne.
    .about = une `base_url` qui n’est pas `https://…` ni `http://…`

finding-bad-url = « { $found } » n’est pas une adresse que l’on peut suivre
    .advice = Écrivez une adresse complète : « https://exemple.ma/texte.pdf ». Un contact peut aussi être une adresse électronique : « guide@exemple.ma ».
    .about = une `url` de la bibliographie qui n’est pas `https://…` ni `http://…`, ou un `contact` qui n’est ni cela ni une adresse électronique

finding-missing-text = le champ « { $field } » n’a pas de texte dans la langue « { $language } »
    .advice = Ajoutez-le à côté des autres : « { $language } = "…" » dans un fichier .toml, « { $language }: "…" » dans un fichier .yml.
    .about = un nom ou un texte de guide.toml, d’une liste ou de la bibliographie auquel il manque une langue du guide

finding-bad-id = « { $found } » ne peut pas servir d’identifiant
    .advice = Un identifiant s’écrit en petites lettres sans accent, chiffres et tirets simples, et ne reprend pas le nom d’une partie de la page (steps, tools, references…) : « s-adopter-reglement ».
    .about = un identifiant qui n’est pas fait de minuscules sans accent, de chiffres et de tirets simples

finding-bad-slug = { $kind ->
        [device] Windows garde le nom « { $found } » pour lui : personne ne pourrait y ouvrir ce dossier
       *[letters] « { $found } » ne peut pas être le nom de ce dossier : il sert d’adresse à la page
    }
    .advice = { $kind ->
        [device] Donnez au dossier un autre nom, en y ajoutant un mot : « { $found }-commune ».
       *[letters] Renommez le dossier avec de petites lettres sans accent, des chiffres et des tirets simples : « budget-participatif ».
    }
    .about = un dossier de `solutions/` ou de `pages/` dont le nom n’est pas fait de minuscules sans accent, de chiffres et de tirets simples

finding-slug-taken = l’adresse « { $found } » est déjà prise par une autre page du guide
    .advice = Donnez à ce dossier un autre nom, par exemple avec un mot de plus : « { $found }-communal ».
    .about = une solution ou une page dont le dossier porte le nom d’une autre, ou d’une page que dalil fait lui-même

finding-reserved-id = l’identifiant « { $found } » est réservé à une page que dalil fait lui-même
    .advice = Choisissez un autre identifiant, le même dans toutes les langues, par exemple « { $found }-commune ».
    .about = un outil ou un thème dont l’identifiant est réservé à une page que dalil fait lui-même : `brief`, `follow-up`, `mine`

finding-no-reference-text = il manque ici le texte dans la langue de référence : le fichier { $language }.md
    .advice = Ajoutez le fichier { $language }.md dans ce dossier. C’est lui qui porte les dates, les nombres et les acteurs ; les autres langues n’ont que les textes.
    .about = une solution ou une page sans fichier dans la langue de référence, d’où viennent les faits

# $kind : file, folder, workbook, measures. $found : le nom du fichier, du dossier, de la solution.
finding-orphaned-file = { $kind ->
        [folder] rien ne lit le dossier « { $found } » : ce qu’il contient ne sera pas publié
        [workbook] ce classeur n’est pas lu : les mesures viennent du fichier .csv du même nom
        [measures] ce tableau n’est celui d’aucune solution : rien ne s’appelle « { $found } »
       *[file] ce fichier ne fait partie d’aucune page : il ne sera pas publié
    }
    .advice = { $kind ->
        [folder] Les solutions sont dans content/solutions/, les pages dans content/pages/, les mesures dans content/measures/. Une image se met dans le dossier du chapitre qui la montre.
        [workbook] Après chaque changement, enregistrez-le de nouveau sous « CSV UTF-8 ». Vous pouvez le garder dans un autre dossier que content/.
        [measures] Un tableau de mesures porte le nom du dossier de sa solution : « petitions.csv » pour content/solutions/petitions/.
       *[file] Vérifiez son nom et son dossier. Un chapitre s’appelle fr.md ou ar.md ; une fiche est annoncée sous « tools » dans l’en-tête du chapitre ; un tableau de mesures porte le nom de sa solution. Si le fichier ne sert plus, supprimez-le.
    }
    .about = un fichier de `content/` que rien ne nomme et qui n’est pas publié

# $how : rename, unhide, move, text, table. $found : le nom du fichier. $expected : le nom ou le chemin qu’il lui faut.
finding-misnamed-file = { $how ->
        [move] « { $found } » n’est pas lu à cette place
        [text] { $found } est un document de traitement de texte : il n’est pas lu
        [table] { $found } est un classeur : il n’est pas lu
       *[rename] le fichier { $found } n’est pas lu sous ce nom
    }
    .advice = { $how ->
        [move] Mettez-le là : « { $expected } ». Chaque texte est dans le dossier de sa solution ou de sa page.
        [text] Convertissez-le en Markdown, dans le fichier { $expected } : en copiant le texte dans un éditeur de texte (Bloc-notes, VS Code…), ou avec « pandoc "{ $found }" -t gfm ». « dalil new » écrit l’en-tête d’un chapitre.
        [table] Enregistrez-le sous « CSV UTF-8 » avec Excel ou LibreOffice : { $expected }.
        [rename] Renommez-le « { $expected } ».
       *[unhide] Renommez-le « { $expected } ». Windows cache la fin des noms : dans l’Explorateur, affichez les « extensions de noms de fichiers ».
    }
    .about = un fichier qui devait être lu et qui n’a pas le nom, la place ou la sorte qu’il faut : `fr.md.txt`, `FR.MD`, un fichier Word

# $original : le nom du fichier dont c’est une copie.
finding-conflict-copy = ceci est une copie de « { $original } », faite par un gestionnaire de fichiers ou un service de partage : elle n’est ni lue ni publiée
    .advice = Comparez-la avec « { $original } », reprenez là-bas ce qui n’est qu’ici, puis supprimez la copie.
    .about = une copie faite par le gestionnaire de fichiers ou un service de partage : `fr - Copie.md`, `fr (conflicted copy).md` ; elle n’est pas lue

# $problem : device, sign, end, alike. $found : le nom. $other : le nom qui ne diffère que par les majuscules.
finding-unportable-name = { $problem ->
        [device] sous Windows, rien ne peut s’appeler « { $found } »
        [sign] sous Windows, un nom ne peut pas contenir l’un des signes de « { $found } »
        [end] sous Windows, un nom ne peut pas finir par un point ou une espace : « { $found } »
       *[alike] « { $found } » et « { $other } » sont le même nom pour Windows et pour un Mac
    }
    .advice = { $problem ->
        [sign] N’employez pas les signes « : ? * " < > | \ » dans un nom, et corrigez les textes où celui-ci se trouve.
       *[other] Donnez-lui un autre nom, et corrigez les textes qui l’emploient : sinon le guide ne peut pas être copié partout.
    }
    .about = un fichier ou un dossier dont Windows n’accepte pas le nom, ou qui ne se distingue d’un autre que par des majuscules

# $kind : both, one. $script : l’écriture attendue, arabic ou latin. $language et $other : les codes de deux langues.
finding-exchanged-languages = { $kind ->
        [alone] { $script ->
            [arabic] le texte de { $language }.md n’est pas en lettres arabes
           *[latin] le texte de { $language }.md est en lettres arabes
        }
       *[both] les textes de { $language }.md et de { $other }.md semblent inversés
    }
    .advice = { $kind ->
        [alone] Remettez dans { $language }.md le texte en « { $language } » : ce fichier porte aussi les dates, les nombres et les acteurs.
       *[both] Échangez les deux noms : le texte en « { $language } » va dans { $language }.md, celui en « { $other } » dans { $other }.md.
    }
    .about = une solution ou une page dont le texte d’une langue est dans le fichier d’une autre, et inversement

# $kind : drawn, cut, reversed. $found : le mot.
finding-copied-text = { $kind ->
        [reversed] « { $found } » est écrit à l’envers, comme un PDF donne parfois l’arabe
        [cut] « { $found } » est coupé, comme un PDF coupe les mots au bout des lignes
       *[drawn] « { $found } » est écrit avec les dessins d’une police, comme un PDF les donne : aucune recherche ne le trouvera
    }
    .advice = { $kind ->
        [reversed] Reprenez ce texte d’un autre fichier que le PDF (Word, page web), ou tapez-le.
        [cut] Réunissez les deux moitiés du mot, ici et plus bas dans ce fichier.
       *[drawn] Remplacez ces caractères par des lettres ordinaires, ici et plus bas dans ce fichier.
    }
    .about = un texte copié d’un PDF : lettres dessinées par une police (`ﬁ`), mots coupés au bout des lignes, arabe écrit à l’envers

# $kind : file, list. $script : l’écriture attendue, arabic ou latin. $language : le code de la langue. $more : combien d’autres textes du même fichier.
finding-other-script = { $script ->
        [arabic] ce texte n’est pas en lettres arabes, et il est donné pour la langue « { $language } »
       *[latin] ce texte est en lettres arabes, et il est donné pour la langue « { $language } »
    }{ $more ->
        [0] {""}
        [one] {" "}(ainsi qu’un autre de ce fichier)
       *[other] {" "}(ainsi que { NUMBER($more) } autres de ce fichier)
    }
    .advice = { $kind ->
        [list] Donnez chaque texte pour la langue où il est écrit : « {"{"} fr = "Pétition", ar = "عريضة" {"}"} ».
       *[file] Traduisez-le, ou mettez-le dans le fichier de la langue où il est écrit. Tant que la traduction n’existe pas, le fichier { $language }.md peut manquer : la page le dit au lecteur.
    }
    .about = un texte dans une autre écriture que celle de sa langue : du français dans `ar.md`

# $found : le texte. $more : combien d’autres.
finding-placeholder = « { $found } » est un texte du modèle, qui reste à remplacer{ $more ->
        [0] {""}
        [one] {" "}(ainsi qu’un autre)
       *[other] {" "}(ainsi que { NUMBER($more) } autres)
    }
    .advice = Écrivez le vôtre, ou enlevez l’élément s’il ne sert pas : ce texte serait publié tel quel.
    .about = un texte du modèle de `dalil new` qui n’a pas été remplacé

# $found : le texte. $more : combien d’autres.
finding-placeholder-in-final = « { $found } » est un texte du modèle, et ce chapitre serait final{ $more ->
        [0] {""}
        [one] {" "}(il y en a un autre)
       *[other] {" "}(il y en a { NUMBER($more) } autres)
    }
    .advice = Remplacez-le par le vôtre, ou écrivez « status: review » tant que le chapitre n’est pas terminé.
    .about = un texte du modèle de `dalil new` dans un chapitre en `status: final`, ou dans une version finale

finding-unused-file = rien n’utilise le fichier { $file }
    .advice = Montrez-le dans le texte (« ![ce que montre l’image](fichier.png) »), mettez un lien vers lui, ou annoncez-le sous « tools ». S’il ne sert plus, supprimez-le.
    .about = une image ou un document à côté d’un chapitre que rien ne montre ni ne lie : il n’est pas publié

# $file : le fichier. $problem : kind, script, elsewhere, unreadable.
finding-refused-file = { $problem ->
        [kind] le fichier { $file } n’est pas d’une sorte qui se publie
        [script] le dessin { $file } contient un programme ou un lien qui en lance un
        [elsewhere] le dessin { $file } va chercher quelque chose ailleurs
       *[unreadable] le dessin { $file } ne peut pas être lu
    }
    .advice = { $problem ->
        [kind] Se publient : documents (pdf, odt, docx, rtf, txt, epub), tableaux (ods, xlsx, csv), présentations (odp, pptx), images (png, jpg, webp, avif, gif, svg), sons et films (mp3, ogg, mp4, webm), zip et ics. Enregistrez-le sous l’une de ces formes, ou mettez-le sur un autre site et donnez un lien.
        [script] Ouvrez-le dans un logiciel de dessin et enregistrez-le en « SVG simple », ou donnez une image PNG.
        [elsewhere] Mettez dans le dessin ce qu’il montre (images, styles), ou donnez une image PNG : un lecteur sans connexion ne verrait rien.
       *[unreadable] Enregistrez-le de nouveau en « SVG simple » depuis un logiciel de dessin, ou donnez une image PNG.
    }
    .about = un fichier d’une sorte qui n’est pas publiée (un programme, une page), ou un dessin qui contient des scripts ou ce qui vient d’ailleurs

## Chapitres

# $found : la première ligne du fichier.
finding-no-front-matter = { $kind ->
        [begin] la ligne « --- » qui ouvre l’en-tête manque
        [end] l’en-tête n’est pas fermé : la deuxième ligne « --- » manque
        [dashes] « { $found } » n’est pas une ligne de trois tirets simples
        [above] il y a des lignes vides au-dessus de l’en-tête
       *[none] ce texte ne commence pas par un en-tête entre deux lignes de trois tirets
    }
    .advice = { $kind ->
        [begin] Écrivez --- seul sur la toute première ligne, au-dessus des champs.
        [end] Écrivez --- seul sur une ligne, sous le dernier champ ; le texte vient dessous.
        [dashes] Tapez trois tirets : ---. Un traitement de texte les change parfois en un tiret long.
        [above] Mettez « --- » sur la toute première ligne.
       *[none] Écrivez --- seul sur la toute première ligne, puis les champs (« title: … », « summary: … »), puis --- seul sur une ligne, puis le texte.
    }
    .about = un chapitre ou une page qui ne commence pas par un en-tête entre deux lignes `---`

finding-start-and-after = l’étape « { $step } » dit à la fois quand elle commence (start) et après quelles étapes (after)
    .advice = Gardez l’un des deux : « start: W4 » pour une semaine fixe, ou « after: [s-reglement] » pour suivre une autre étape.
    .about = une étape qui a à la fois `start` et `after`

finding-repeated-measurement = l’indicateur « { $indicator } » est mesuré deux fois au même endroit et à la même date
    .advice = Gardez la bonne ligne, ou corrigez la date ou le territoire de l’une des deux.
    .about = deux lignes pour le même indicateur, le même territoire et la même date

finding-duplicate-id = l’identifiant « { $found } » est donné deux fois
    .advice = Donnez à chaque élément son propre identifiant, et changez-le aussi dans les autres langues.
    .about = le même identifiant deux fois dans les listes d’un chapitre ou dans la bibliographie, ou pour deux solutions

finding-renamed-solution = « { $found } » est la solution « { $expected } » de la dernière version, et ne le dit pas
    .advice = Écrivez « id: { $expected } » en haut de son chapitre : sans cela, son histoire s’arrête, et une autre commence. Si c’est une autre solution, dites dans withdrawn.toml pourquoi la première a été retirée.
    .about = une solution dont le dossier a changé de nom depuis la dernière version publiée, sans « id: » qui le dise

# $found : la solution ou l’élément. $version : la version.
finding-unknown-erratum = la version { $version } n’a pas de « { $found } » : cet erratum ne serait montré nulle part
    .advice = Écrivez le nom que la solution ou la page avait dans cette version, et l’identifiant d’une de ses étapes, d’un de ses indicateurs ou titres.
    .about = un erratum d’une solution, d’une page ou d’un élément que la version n’a pas
finding-never-issued = aucune version publiée n’a de solution « { $found } »
    .advice = Écrivez le nom qu’avait la solution retirée dans la dernière version qui l’avait. Si aucune version ne l’a eue, ce passage ne sert à rien : supprimez-le.
    .about = dans withdrawn.toml, une solution qu’aucune version publiée n’a jamais eue

finding-still-there = withdrawn.toml dit retirée la solution « { $found } », qui est toujours là
    .advice = Supprimez ce passage de withdrawn.toml, ou le dossier de la solution. Si la solution a changé de nom, « dalil rename » suffit.
    .about = une solution que withdrawn.toml dit retirée, et qui est toujours dans le guide

finding-unknown-successor = aucune solution ne s’appelle « { $found } », qui devrait remplacer celle-ci
    .advice = Écrivez le nom du dossier d’une solution du guide, ou supprimez la ligne « successor ».
    .about = dans withdrawn.toml, une solution de remplacement qui n’existe pas
finding-duplicate-heading-id = l’identifiant de titre « { $found } » est déjà pris sur cette page
    .advice = Donnez à ce titre un autre identifiant, le même dans toutes les langues : « ## Contexte { "{#contexte-local}" } ».
    .about = le même identifiant pour deux titres, ou pour un titre et autre chose de la page

# $kind : theme, territory, actor, audience, approach, term, reference, objective, step, indicator.
finding-unknown-id = { $kind ->
        [theme] aucun thème ne s’appelle « { $found } »
        [territory] aucun territoire ne s’appelle « { $found } »
        [actor] aucun acteur ne s’appelle « { $found } »
        [audience] aucun public ne s’appelle « { $found } »
        [approach] aucune approche ne s’appelle « { $found } »
        [term] aucun terme du glossaire ne s’appelle « { $found } »
        [reference] aucune référence ne s’appelle « { $found } »
        [objective] aucun objectif de ce chapitre ne s’appelle « { $found } »
        [step] aucune étape de ce chapitre ne s’appelle « { $found } »
        [indicator] aucun indicateur de cette solution ne s’appelle « { $found } »
       *[other] rien ne s’appelle « { $found } »
    }
    .advice = { $kind ->
        [theme] Prenez un identifiant de content/themes.toml, ou ajoutez-y ce thème.
        [territory] Prenez un identifiant de content/territories.toml, ou ajoutez-y ce territoire.
        [actor] Prenez un identifiant de content/actors.toml, ou ajoutez-y cet acteur.
        [audience] Prenez un identifiant de content/audiences.toml, ou ajoutez-y ce public.
        [approach] Prenez un identifiant de content/approaches.toml, ou ajoutez-y cette approche.
        [term] Prenez un identifiant de content/glossary.toml, ou ajoutez-y ce terme.
        [reference] Prenez un identifiant de content/references.yml, ou ajoutez-y cette référence.
        [objective] Prenez l’identifiant (id) d’un objectif donné sous « objectives » dans le chapitre de référence.
        [step] Prenez l’identifiant (id) d’une étape donnée sous « steps » dans le chapitre de référence.
        [indicator] Prenez l’identifiant (id) d’un indicateur donné sous « indicators » dans le chapitre de la solution.
       *[other] Vérifiez l’identifiant.
    }
    .about = un identifiant que rien ne porte : de thème, territoire, acteur, public, approche, terme, référence, objectif, étape ou indicateur

# $circle : les étapes, avec des flèches entre elles.
finding-step-circle = ces étapes s’attendent l’une l’autre, aucune ne peut commencer : { $circle }
    .advice = Enlevez une étape d’un des champs « after », ou donnez à la première une semaine de début : « start: W0 ».
    .about = des étapes qui s’attendent l’une l’autre en cercle

# $found : la date de la cible. $baseline : celle de la valeur de référence.
finding-target-date = la cible est datée de { $found }, et la valeur de référence de { $baseline } : la cible doit venir après
    .advice = Donnez à la cible une date plus tardive que celle de la valeur de référence : « baseline: { "{value: 0, date: 2026}" } », « target: { "{value: 5, date: 2028}" } ».
    .about = une cible dont la date n’est pas après celle de la valeur de référence

# $problem : percent (hors de −100 à 100), same (égale à la valeur de référence).
finding-target-value = { $problem ->
        [percent] { $found } % n’est pas un pourcentage possible
        [same] la cible ({ $found }) est la même que la valeur de référence
        [unit] l’unité écrite après la valeur n’est pas celle de l’indicateur (« { $found } »)
       *[other] la valeur { $found } n’est pas possible ici
    }
    .advice = { $problem ->
        [percent] Donnez une valeur entre -100 et 100, ou choisissez une autre unité : « unit: number ».
        [same] Donnez à la cible la valeur que vous voulez atteindre. Si rien ne doit changer, cet indicateur ne dira pas si la solution marche : choisissez-en un autre.
        [unit] Écrivez le nombre seul : l’unité vient du champ « unit ».
       *[other] Corrigez la valeur.
    }
    .about = une cible égale à la valeur de référence, ou au-delà de ce que permet son unité (un pourcentage de plus de 100)

finding-unknown-unit = « { $found } » n’est pas une unité connue
    .advice = Prenez une de ces unités : { $known }. Pour une autre, demandez à la personne qui gère le guide d’ajouter le message « unit-{ $found } » dans locales/, pour chaque langue.
    .about = une unité d’indicateur qu’aucun message `unit-…` ne nomme

finding-missing-tool = le fichier de cet outil n’est pas là : { $found }
    .advice = Mettez le fichier dans le même dossier que le chapitre et recopiez son nom exactement, majuscules et terminaison comprises : « file: fiche-suivi.fr.md ».
    .about = un outil dont le fichier n’est pas à côté du chapitre

## D’une langue à l’autre

finding-missing-translation = ce texte n’existe pas encore dans la langue « { $language } »
    .advice = Écrivez le fichier { $file }. En attendant, la page dit au lecteur qu’elle n’existe pas dans cette langue.
    .about = une solution ou une page qui n’est pas écrite dans une des langues du guide

# $list : la liste de l’élément (objectives, steps…), ou le texte qui manque (text, result, verification, disaggregation, mitigation).
finding-missing-item = { $list ->
        [objectives] cette traduction n’a pas l’objectif « { $found } »
        [steps] cette traduction n’a pas l’étape « { $found } »
        [indicators] cette traduction n’a pas l’indicateur « { $found } »
        [means] cette traduction n’a pas le moyen « { $found } »
        [obstacles] cette traduction n’a pas l’obstacle « { $found } »
        [tools] cette traduction n’a pas l’outil « { $found } »
        [phases] cette traduction n’a pas la phase « { $found } »
        [adaptations] cette traduction n’a pas l’adaptation à « { $found } »
        [lessons] cette traduction n’a pas la leçon « { $found } »
       *[other] cette traduction n’a pas le texte « { $found } »
    }
    .advice = { $list ->
        [objectives] Traduisez cet objectif sous « objectives », avec le même identifiant (id).
        [steps] Traduisez cette étape sous « steps », avec le même identifiant (id).
        [indicators] Traduisez cet indicateur sous « indicators », avec le même identifiant (id).
        [means] Traduisez ce moyen sous « means », avec le même identifiant (id).
        [obstacles] Traduisez cet obstacle sous « obstacles », avec le même identifiant (id).
        [tools] Traduisez cet outil sous « tools », avec le même identifiant (id) et le fichier dans cette langue.
        [phases] Traduisez cette phase sous « phases », avec le même identifiant (id).
        [adaptations] Traduisez cette adaptation sous « adaptations », avec le même territoire (territory).
        [lessons] Traduisez cette leçon sous « lessons », avec le même identifiant (id).
       *[other] Ajoutez le champ « { $list } » à cet élément : la langue de référence l’a, chaque langue doit l’avoir.
    }
    .about = un objectif, une étape, un indicateur, un obstacle… de la langue de référence qui manque à une traduction, ou auquel il manque un de ses textes

finding-extra-item = { $list ->
        [objectives] l’objectif « { $found } » n’existe pas dans la langue de référence
        [steps] l’étape « { $found } » n’existe pas dans la langue de référence
        [indicators] l’indicateur « { $found } » n’existe pas dans la langue de référence
        [means] le moyen « { $found } » n’existe pas dans la langue de référence
        [obstacles] l’obstacle « { $found } » n’existe pas dans la langue de référence
        [tools] l’outil « { $found } » n’existe pas dans la langue de référence
        [phases] la phase « { $found } » n’existe pas dans la langue de référence
        [adaptations] l’adaptation à « { $found } » n’existe pas dans la langue de référence
        [lessons] la leçon « { $found } » n’existe pas dans la langue de référence
       *[other] « { $found } » n’existe pas dans la langue de référence
    }
    .advice = Recopiez l’identifiant exact de la langue de référence, ou ajoutez cet élément dans la langue de référence aussi, ou enlevez-le ici.
    .about = un objectif, une étape, un indicateur, un obstacle… d’une traduction que la langue de référence n’a pas

# $found et $expected : l’identifiant du titre, ou — s’il n’y en a pas.
finding-headings-differ = { $kind ->
        [list] titres ici : { NUMBER($here) } ; dans la langue de référence : { NUMBER($there) }. Ici : { $found }. Là-bas : { $expected }
        [count] titres ici : { NUMBER($here) } ; dans la langue de référence : { NUMBER($there) }. Ils se séparent ici : « { $found } », là-bas « { $expected } »
       *[other] les titres ne suivent pas ceux de la langue de référence : ici « { $found } », là-bas « { $expected } »
    }
    .advice = Mettez les mêmes titres dans le même ordre et au même niveau, avec le même identifiant dans chaque langue : « ## السياق { "{#contexte}" } » pour « ## Contexte { "{#contexte}" } ».
    .about = des titres d’une traduction dont les identifiants ne sont pas, dans le même ordre, ceux de la langue de référence

# $found et $expected : ce qui est écrit, ou — s’il n’y a rien.
finding-contradicting-fact = le champ « { $field } » dit ici « { $found } », et « { $expected } » dans la langue de référence
    .advice = Enlevez ce champ de la traduction : sa valeur vient de la langue de référence. Si c’est elle qui se trompe, corrigez-la là-bas.
    .about = un nombre, une date, un acteur ou un autre fait qu’une traduction donne autrement que la langue de référence

## Texte

# $kind : solution, page, term, reference, indicator, file.
finding-broken-link = { $kind ->
        [solution] ce lien mène à une solution qui n’existe pas : « { $found } »
        [page] ce lien mène à une page qui n’existe pas : « { $found } »
        [term] ce lien mène à un terme qui n’est pas dans le glossaire : « { $found } »
        [reference] ce lien mène à une référence qui n’est pas dans la bibliographie : « { $found } »
        [indicator] ce lien mène à un indicateur que cette solution n’a pas : « { $found } »
        [empty] ce lien n’a pas d’adresse
        [host] à cette adresse il manque le début : « { $found } »
        [root] ce lien commence par une barre et ne mène nulle part : « { $found } »
        [disc] ce lien mène à un endroit de votre ordinateur, que les lecteurs n’ont pas : « { $found } »
       *[file] ce lien mène à un fichier qui n’existe pas ou n’est pas publié : « { $found } »
    }
    .advice = { $kind ->
        [solution] Écrivez le nom du dossier de la solution : « [les pétitions](solution:petitions) ».
        [page] Écrivez le nom du dossier de la page : « [la préface](page:preface) ».
        [term] Prenez un identifiant de content/glossary.toml, ou ajoutez-y le terme : « [plaidoyer](term:plaidoyer) ».
        [reference] Prenez un identifiant de content/references.yml, ou ajoutez-y la référence : « [loi 31-13](reference:loi-31-13) ».
        [indicator] Écrivez le dossier de la solution, une barre, puis l’identifiant de l’indicateur : « [ce taux](indicator:petitions/i-taux) ».
        [empty] Écrivez entre les parenthèses où il mène : « [les pétitions](solution:petitions) », « [la préface](page:preface) », « [le site](https://…) ».
        [host] Écrivez https:// devant le nom du site : « https:{ $found } ».
        [root] Un guide se lit depuis n’importe quel dossier, aussi depuis un disque. Écrivez « solution: » ou « page: » et le nom du dossier, ou l’adresse entière d’un site : « https://… ».
        [disc] Mettez le fichier dans le même dossier que ce texte, puis écrivez seulement son nom.
       *[file] Mettez le fichier dans le même dossier que ce texte, ou corrigez son nom ; une fiche .md s’annonce aussi sous « tools ». Pour un site, commencez par https://.
    }
    .about = un lien vers une solution, une page, un terme, une référence, un indicateur ou un fichier qui n’existe pas

finding-broken-anchor = { $kind ->
        [note] ce numéro ne mène à aucune note : « #{ $found } »
       *[place] ce lien mène à un endroit que la page n’a pas : « #{ $found } »
    }
    .advice = { $kind ->
        [note] Écrivez « [^1] » dans le texte, et sur une ligne à elle « [^1]: » suivi de la note.
       *[place] Après le #, écrivez l’identifiant d’un titre de la page (celui entre accolades, « { "{#contexte}" } ») ou d’un élément de l’en-tête (une étape, un indicateur…).
    }
    .about = un lien vers un endroit (`#…`) que la page visée n’a pas

finding-counted-anchor = ce lien mène à un titre sans identifiant, par son seul numéro : « #{ $found } »
    .advice = Mettez un identifiant à la fin du titre « { $heading } », comme { "{#methode}" }, et écrivez-le dans le lien : le numéro change dès qu’un titre est ajouté avant.
    .about = un lien vers un titre sans identifiant à lui (`#section-2`) : il mènera ailleurs dès qu’un titre sera ajouté avant

finding-refused-link = ce lien n’est pas accepté : { $found }
    .advice = Un lien commence par l’un de ces mots : { $known }. Pour un site, écrivez https:// au début.
    .about = un lien vers `javascript:`, `data:` et semblables, ou d’une sorte que dalil ne connaît pas

# $kind : disc (un chemin sur l’ordinateur de l’auteur), other. $found : ce qui est écrit. $name : le nom du fichier.
finding-missing-image = { $kind ->
        [disc] ceci est un endroit de votre ordinateur, que les lecteurs n’ont pas : { $found }
       *[other] cette image n’est pas là : { $found }
    }
    .advice = { $kind ->
        [disc] Mettez l’image dans le même dossier que ce texte, puis écrivez seulement son nom : « { $name } ».
       *[other] Mettez l’image dans le même dossier que ce texte et recopiez son nom exactement, majuscules et terminaison comprises.
    }
    .about = une image dont le fichier n’existe pas

# $kind : heic (une photo d’iPhone), other. $found : le fichier.
finding-not-an-image = { $kind ->
        [heic] { $found } est une photo au format HEIC (iPhone), que la plupart des navigateurs ne montrent pas
        [large] la photo { $found } a plus de 64 millions de points : elle est trop grande pour être montrée
        [unreadable] la photo { $found } est abîmée, ou enregistrée d’une façon que les navigateurs ne connaissent pas
       *[other] le fichier { $found } n’est pas une image que les navigateurs savent montrer
    }
    .advice = { $kind ->
        [heic] Enregistrez-la en JPEG (ouvrez la photo, puis « Exporter » ou « Enregistrer sous »), et écrivez ici le nouveau nom. Sur l’iPhone : Réglages, Appareil photo, Formats, « Le plus compatible ».
        [large] Ouvrez-la dans un programme d’images, réduisez-la à 4000 points de large au plus, et enregistrez-la.
        [unreadable] Reprenez l’original, ouvrez-le dans un programme d’images et enregistrez-le de nouveau en JPEG.
       *[other] Enregistrez l’image en PNG, JPEG, GIF, WebP, AVIF ou SVG. Changer seulement la fin du nom du fichier ne suffit pas.
    }
    .about = un fichier montré comme image qui n’est pas une image PNG, JPEG, GIF, WebP, AVIF ou SVG

finding-missing-alt = l’image { $file } n’a pas de description pour les personnes qui ne la voient pas
    .advice = Écrivez entre les crochets ce que montre l’image : « ![Réunion d’habitantes sous un arbre]({ $file }) ».
    .about = une image qui ne dit rien à qui ne la voit pas

finding-remote-image = cette image vient d’un autre site : { $found }
    .advice = Enregistrez l’image dans le dossier du chapitre (si sa licence le permet) et écrivez seulement son nom : elle se verra aussi sans internet.
    .about = une image d’un autre site : elle ne se verrait pas sans réseau, et ce site saurait qui lit

# $found et $expected : les # du titre.
finding-skipped-heading = un titre de niveau « { $found } » ne convient pas ici : le plus haut est « ## », le plus bas « { $expected } »
    .advice = Le titre de la page est celui de l’en-tête. Dans le texte, commencez par ##, puis descendez d’un niveau à la fois : ##, ###, ####.
    .about = un titre deux niveaux plus bas que le précédent, ou du niveau du titre de la page

finding-empty-heading = ce titre est vide
    .advice = Écrivez le titre après les #, ou enlevez la ligne : « ## Contexte { "{#contexte}" } ».
    .about = un titre sans texte

finding-unused-footnote = rien ne renvoie à la note « { $name } » : elle ne sera pas publiée
    .advice = Mettez [^{ $name }] dans le texte, à l’endroit que la note explique, ou supprimez la note.
    .about = une note à laquelle aucun `[^…]` ne renvoie : elle n’est pas publiée

# $found : ce qui est resté tel quel. $kind : ce que c’est.
finding-leftover-markup = { $kind ->
        [stars] ces étoiles ne font pas de gras : les lecteurs verront « ** »
        [underscores] ces traits bas ne font pas d’italique : les lecteurs verront « { $found } »
        [embed] ceci ne montre aucune image : « { $found } »
        [wikilink] ceci ne fait pas de lien : les lecteurs verront « { $found } »
        [template] ceci est d’un autre programme : les lecteurs verront « { $found } »
        [attributes] ceci est d’un autre programme : les lecteurs verront « { $found } »
        [heading-braces] seul un identifiant tient entre accolades à la fin d’un titre : les lecteurs verront « { $found } »
        [heading-id] un identifiant n’a ni espace ni accent : les lecteurs verront « { $found } »
        [footnote] la note « { $found } » n’est écrite nulle part
        [reference-link] ce lien n’a d’adresse nulle part : « { $found } »
        [spaced-link] une espace sépare le texte de ce lien de son adresse : « { $found } »
        [highlight] ces signes ne surlignent rien : les lecteurs verront « { $found } »
        [alert] « { $found } » n’est le nom d’aucun encadré
        [heading-space] il manque une espace après les # de ce titre : « { $found } »
        [bullet] ceci ne fait pas de liste, les lignes se suivront : « { $found } »
        [number] ceci ne fait pas de liste numérotée, les lignes se suivront : « { $found } »
        [table-rule] ceci ne fait pas de tableau : il manque la ligne de tirets sous « { $found } »
        [table-dashes] ceci ne fait pas de tableau : la ligne « { $found } » a de longs tirets
        [table-tabs] ceci ne fait pas de tableau : des tabulations séparent les cellules de « { $found } »
        [table-grid] ceci ne fait pas de tableau : « { $found } »
        [table-simple] ceci ne fait pas de tableau : des espaces séparent les cellules
        [box] ceci ne fait pas d’encadré : les lecteurs verront « { $found } »
        [definition] cette ligne commence par un deux-points : elle est montrée comme la définition de la ligne d’avant
        [rule] « --- » suit un texte sans ligne vide : c’est un trait ici, ailleurs ce serait un titre
       *[indented] quatre espaces en tête de ligne : ce texte est montré comme du code informatique (« { $found } »)
    }
    .advice = { $kind ->
        [stars] Collez les étoiles aux mots, des deux côtés : « **très important** ». Pour montrer une étoile, écrivez \*.
        [underscores] Prenez des étoiles, collées aux mots : « *mot* ». Pour montrer un trait bas, écrivez \_.
        [embed] Écrivez ce que montre l’image, puis le nom du fichier : « ![Plan du quartier](plan.png) ».
        [wikilink] Écrivez « [texte](solution:nom-du-dossier) », « [texte](page:nom-du-dossier) » ou « [texte](term:terme) ».
        [template] Remplacez-le par ce qu’il devait afficher, ou enlevez-le. Pour montrer ces accolades, écrivez \{ "{" }.
        [attributes] Enlevez les accolades et ce qu’elles contiennent. Pour nommer un endroit, mettez { "{#nom}" } à la fin d’un titre.
        [heading-braces] Enlevez les accolades, ou écrivez un identifiant en minuscules : « ## Contexte { "{#contexte}" } ».
        [heading-id] Écrivez des minuscules sans accent, des chiffres et des tirets : « { "{#le-budget}" } ».
        [footnote] Écrivez la note dans le même texte, sur une ligne à elle : « { $found }: … ». Pour montrer ces signes, écrivez \[.
        [reference-link] Écrivez l’adresse entre parenthèses : « [le texte](reference:loi-31-13) ». Pour montrer ces crochets, écrivez \[.
        [spaced-link] Collez la parenthèse au crochet : « [le texte](adresse) ».
        [highlight] Pour insister, écrivez **mot**. Pour montrer ces signes, écrivez \=.
        [alert] Un encadré commence par l’un de ces mots, seul sur sa ligne : > [!NOTE], > [!TIP] (conseil), > [!IMPORTANT], > [!WARNING] (attention), > [!CAUTION] (danger).
        [heading-space] Mettez une espace après le dernier # : « ## Titre ».
        [bullet] Commencez chaque ligne par un tiret et une espace, « - », et laissez une ligne vide avant la liste.
        [number] Commencez chaque ligne par un chiffre, un point et une espace : « 1. », « 2. », et laissez une ligne vide avant la liste.
        [table-rule] Mettez sous la première ligne, pour chaque colonne, trois tirets entre des barres : « |---|---| ». Pour montrer une barre, écrivez \|.
        [table-dashes] Écrivez des tirets simples : « |---|---| ».
        [table-tabs] Écrivez une barre entre les cellules, et sous la première ligne des tirets : « | Nom | Rue | », puis « |---|---| ».
        [table-grid] Écrivez une barre entre les cellules, et sous la première ligne des tirets : « | Nom | Rue | », puis « |---|---| ».
        [table-simple] Écrivez une barre entre les cellules, et sous la première ligne des tirets : « | Nom | Rue | », puis « |---|---| ».
        [box] Un encadré s’écrit comme une citation : « > [!TIP] » sur une ligne, puis « > » devant chaque ligne du texte.
        [definition] Si c’est la suite de la phrase, remontez le deux-points à la fin de la ligne d’avant.
        [rule] Laissez une ligne vide avant « --- » si vous voulez un trait ; pour un titre, écrivez « ## » devant le texte.
       *[indented] Enlevez les espaces au début de la ligne. Si c’est vraiment du code, mettez-le entre deux lignes ```.
    }
    .about = des signes qui n’ont pas été compris et que les lecteurs verraient : `**`, `[[…]]`, `:::`, `•`, un tableau sans ligne de tirets…

finding-private-remark = cette remarque entre « %% » serait publiée : tout le monde la lirait
    .advice = Supprimez-la. Pour une remarque que personne d’autre ne voit, écrivez « <!-- … --> ».
    .about = une remarque entre `%%`, comme un autre logiciel les cache : ici elle serait publiée

finding-lost-cells = cette ligne a { $found } cellules, le tableau a { $expected } colonnes : les dernières ne seraient pas publiées
    .advice = Ajoutez une colonne à la première ligne et à la ligne de tirets, ou enlevez une barre. Pour une barre dans une cellule, écrivez \|.
    .about = une ligne de tableau qui a plus de cellules que la première : elles ne seraient pas publiées

finding-refused-html = { $kind ->
        [link] les liens s’écrivent autrement ici : { $found }
        [anchor] un endroit du texte se nomme autrement ici : { $found }
        [image] les images se montrent autrement ici : { $found }
        [table] les tableaux s’écrivent autrement ici : { $found }
        [bold] le gras s’écrit autrement ici : { $found }
        [italic] l’italique s’écrit autrement ici : { $found }
        [underline] rien n’est souligné ici, hors les liens : { $found }
        [heading] les titres s’écrivent autrement ici : { $found }
        [list] les listes s’écrivent autrement ici : { $found }
        [look] l’aspect des pages est l’affaire du thème, pas du texte : { $found }
       *[other] cette balise n’est pas acceptée : { $found }
    }
    .advice = { $kind ->
        [link] Écrivez « [texte](adresse) ».
        [anchor] Mettez l’identifiant à la fin d’un titre : « ## Méthode { "{#methode}" } », puis écrivez « [texte](#methode) ».
        [image] Écrivez ce que montre l’image, puis le nom de son fichier, mis à côté du texte : « ![Plan du quartier](plan.png) ».
        [table] Enlevez ces balises ; écrivez « | Nom | Rue | », dessous « |---|---| », puis une ligne par rangée.
        [bold] Écrivez « **mots** ».
        [italic] Écrivez « *mots* ».
        [underline] Enlevez les deux balises, ou écrivez « **mots** » pour insister.
        [heading] Écrivez « ## Titre ».
        [list] Enlevez ces balises et commencez chaque ligne par un tiret et une espace, « - ».
        [look] Enlevez la balise. Une citation s’écrit avec « > » en tête de ligne, un trait avec trois tirets seuls sur leur ligne.
       *[other] Écrivez en Markdown : **gras**, *italique*, « [texte](lien) ». Un signe < dans une phrase s’écrit \<. Balises permises : { $known }.
    }
    .about = du HTML autre que quelques éléments sans danger (`<br>`, `<bdi>`, `<abbr title>`, `<kbd>`, `<sub>`, `<sup>`, `<details>`…)

finding-unbalanced-html = la balise { $found } est seule : il lui manque son autre moitié
    .advice = Toute balise ouverte se ferme, dans l’ordre inverse, et dans le même texte : « <kbd>…</kbd> ».
    .about = un élément HTML ouvert et jamais fermé, ou fermé sans avoir été ouvert

## Mots du site et thème

# $found : les mots (anglais) du lecteur de fichiers .ftl.
finding-malformed-ftl = ce fichier de textes du site ne peut pas être lu ici ({ $found })
    .advice = Écrivez un message par ligne : « unit-trees = arbres ». Les lignes suivantes d’un même message commencent par des espaces, et chaque accolade ouverte se ferme.
    .about = un fichier de textes de l’interface qui n’est pas du Fluent

finding-missing-message = le message « { $message } » n’existe pas dans la langue « { $language } »
    .advice = Ajoutez-le dans un fichier du dossier locales/{ $language }/ : « { $message } = … ».
    .about = un message de l’interface qui manque dans une langue du guide

# $found et $expected : les variables, ou — s’il n’y en a pas.
finding-different-variables = le message « { $message } » n’emploie pas les mêmes variables en « { $language } » que dans l’autre langue : { $found } au lieu de { $expected }
    .advice = Gardez les mêmes noms entre accolades dans toutes les langues ; eux ne se traduisent pas.
    .about = un message de l’interface qui n’utilise pas les mêmes variables d’une langue à l’autre

# $template : le fichier. $found : les mots (anglais) du moteur. $page : la page qui en avait besoin, ou —.
finding-template-error = le modèle de page { $template } ne marche pas (page : { $page }) : { $found }
    .advice = Corrigez ce fichier du dossier themes/, ou supprimez-le : celui qui est fourni avec dalil le remplacera.
    .about = un modèle de page du thème du guide qui ne peut être compris, ou qui échoue sur une page

finding-unknown-theme = il n’y a pas de thème « { $found } » dans le dossier themes/
    .advice = Écrivez le nom d’un dossier de themes/, ou enlevez la ligne « theme » de guide.toml pour garder le thème fourni.
    .about = le `theme` de guide.toml nomme un dossier de `themes/` qui n’existe pas

finding-other-contract = { $age ->
        [older] les modèles de page de ce thème ont été écrits pour une version plus ancienne de dalil (contrat { $found }, celui d’aujourd’hui est le { $expected })
       *[newer] les modèles de page de ce thème ont été écrits pour une version plus récente de dalil (contrat { $found }, celui-ci connaît le { $expected })
    }
    .advice = { $age ->
        [older] Là où l’un d’eux ne convient plus, le modèle fourni avec dalil prend sa place. Comparez-les (CHANGELOG.md dit ce qui a changé), puis écrivez « contract = { $expected } » dans { $path }.
       *[newer] Installez une version plus récente de dalil, ou reprenez les modèles du thème fourni.
    }
    .about = des modèles de page du thème du guide écrits pour une version plus ancienne ou plus récente de dalil : `contract` dans leur theme.toml

finding-outdated-template = le modèle de page { $template } ne convient plus, le modèle fourni prend sa place : { $found }
    .advice = Adaptez-le au modèle fourni avec dalil (CHANGELOG.md dit ce qui a changé), ou supprimez-le.
    .about = un modèle de page d’un thème écrit pour une version plus ancienne de dalil, et qui ne convient plus : celui qui est fourni le remplace

# $template : le fichier. $kind : style ou script. $found : l’attribut ou la balise.
finding-inline-code = { $kind ->
        [style] le modèle de page { $template } contient une mise en forme ({ $found }), que les navigateurs laisseront de côté
       *[script] le modèle de page { $template } contient un programme ({ $found }), que les navigateurs laisseront de côté
    }
    .advice = { $kind ->
        [style] Écrivez-la dans une feuille de style du dossier assets/ du thème, et donnez une classe à l’élément : les pages n’admettent que des fichiers du site (THEME.md).
       *[script] Écrivez-le dans un fichier .js du dossier assets/ du thème, et appelez ce fichier par <script src="…"> : les pages n’admettent que des fichiers du site (THEME.md).
    }
    .about = un style, un script ou un gestionnaire (`style=…`, `onclick=…`) dans un modèle de page du thème du guide : les navigateurs l’ignorent, comme les pages le leur demandent

## Versions publiées

# $found : le chemin de l’archive.
finding-missing-release = l’archive { $found } de cette version n’est pas là
    .advice = Remettez le fichier à sa place depuis une copie : une version publiée ne se refait pas.
    .about = une version dont l’archive manque
# $found : la version.
finding-unlisted-release = cette archive n’a pas d’inscription : il manque le fichier { $found } à côté d’elle
    .advice = Ne supprimez pas l’archive : elle est peut-être la seule copie d’une version publiée. Reprenez { $found } depuis une copie, ou lancez « dalil verify --rebuild », qui le refait d’après l’archive.
    .about = une archive de `content/releases/` dont l’inscription manque
# $kind : ledger ou entry. $count : combien d’endroits.
finding-conflicting-release = { $kind ->
        [ledger] deux personnes ont publié des versions, et les marques de la fusion (<<<<<<<, =======, >>>>>>>) sont restées dans le registre
       *[entry] deux personnes ont publié cette même version, et les marques de la fusion (<<<<<<<, =======, >>>>>>>) sont restées dans son inscription
    }
    .advice = { $kind ->
        [ledger] Gardez les deux blocs [[release]] et n’enlevez que les trois marques. Ne supprimez aucune archive.
       *[entry] Il ne peut y avoir qu’une version de ce nom : gardez l’archive qui a été diffusée, supprimez ce fichier-ci seulement, puis lancez « dalil verify --rebuild ». L’autre texte se publie sous le numéro suivant.
    }
    .about = des marques de fusion (`<<<<<<<`) dans une inscription : deux personnes ont publié en même temps
# $version : la version.
finding-contradicting-release = l’ancien registre (ledger.toml) dit autre chose de la version { $version } que son inscription
    .advice = Reprenez l’un et l’autre depuis une copie sûre ; « dalil verify » dit lequel correspond à l’archive.
    .about = une version dont l’ancien `ledger.toml` dit autre chose que l’inscription
# $found : la forme de l’inscription, ou la version.
finding-newer-release = l’inscription de la version { $found } a été écrite par un dalil plus récent
    .advice = Installez la dernière version de dalil : celle-ci ne saurait pas la lire sans se tromper.
    .about = une inscription écrite par un dalil plus récent
# $found : la version que dit le fichier. $expected : celle que dit son nom.
finding-misnamed-release = cette inscription est celle de la version { $found }, et le fichier s’appelle { $expected }.toml
    .advice = Rendez au fichier son nom, { $found }.toml, ou reprenez les deux depuis une copie.
    .about = une inscription dans le fichier d’une autre version
# $found : la version.
finding-unknown-release = ce fichier annonce quelque chose sur la version { $found }, qui n’a pas été publiée
    .advice = Corrigez le numéro dans le nom du fichier, ou supprimez ce fichier.
    .about = un fichier `VERSION.notice.toml` dont la version n’a pas été publiée
# $version : la version changée. $after : la première version publiée à sa suite.
finding-edited-release = l’inscription de la version { $version } n’est plus celle à la suite de laquelle { $after } a été publiée
    .advice = Reprenez le fichier { $version }.toml depuis une copie sûre : une version publiée ne change plus.
    .about = une inscription qui a changé depuis qu’une autre version a été publiée à sa suite
# $version : la version disparue. $after : la première version publiée à sa suite.
finding-vanished-release = la version { $version }, à la suite de laquelle { $after } a été publiée, a disparu
    .advice = Remettez { $version }.toml et { $version }.zip dans content/releases depuis une copie. Si l’archive y est encore, « dalil verify --rebuild » refait l’inscription.
    .about = une version qui a disparu et à la suite de laquelle une autre a été publiée
# $versions : les versions.
finding-forked-releases = des versions ont été publiées en même temps, sans se connaître : { $versions }
    .advice = Rien n’est perdu. La prochaine version les réunira ; publiez-la quand vos textes sont réunis.
    .about = des versions publiées en même temps par deux personnes
# $language : un code de langue. $version : une version publiée dans cette langue.
finding-lost-language = la version { $version } est publiée en « { $language } », et cette langue n’est plus dans guide.toml
    .advice = Laissez « { $language } » dans « languages » : les versions publiées y renvoient pour toujours.
    .about = une langue dans laquelle des versions ont paru et que guide.toml n’a plus
# $found : l’adresse de guide.toml. $expected : celle que disent les pages de la version en vigueur.
finding-moved-site = le site est passé de { $expected } à { $found }, et les pages de la version en vigueur disent encore l’ancienne adresse
    .advice = Publiez une version de correction : ses pages diront la nouvelle adresse. D’ici là, gardez l’ancienne si vous le pouvez.
    .about = une adresse `base_url` qui a changé depuis la version en vigueur
finding-nothing-to-publish = rien ne serait publié : le texte de travail est caché et aucune version n’a été publiée
    .advice = Enlevez « publish_next = false », ou publiez une version avec « dalil release 0.1.0-draft.1 ».
    .about = `publish_next = false` dans le guide.toml d’un guide dont aucune version n’a paru
# $version : la version. $fault : ce qui ne va pas. $found : le fichier en cause. $n : le nombre de défauts.
finding-tampered-release = { $fault ->
        [other] l’archive de la version { $version } n’est pas celle qui a été publiée
        [mislabelled] l’archive de la version { $version } est celle d’une autre version ou d’une autre date : { $found }
        [unlike] l’inscription de la version { $version } dit autre chose que son archive ({ $found })
        [newer] l’archive de la version { $version } a été faite par un dalil plus récent : installez-le
        [not-zip] l’archive de la version { $version } n’est pas un fichier ZIP lisible
        [unsafe-name] l’archive de la version { $version } contient un fichier au nom dangereux : { $found }
        [twice] l’archive de la version { $version } contient deux fois le même fichier : { $found }
        [not-plain] l’archive de la version { $version } contient autre chose qu’un fichier : { $found }
        [too-large] l’archive de la version { $version } est démesurée : { $found }
        [no-manifest] l’archive de la version { $version } n’a pas de liste de ses fichiers
        [missing] il manque un fichier dans l’archive de la version { $version } : { $found }
        [added] un fichier a été ajouté dans l’archive de la version { $version } : { $found }
       *[differs] un fichier a changé dans l’archive de la version { $version } : { $found }
    }
    .advice = Reprenez l’archive depuis une copie sûre. « dalil verify » donne la liste complète ({ NUMBER($n) }).
    .about = l’archive d’une version publiée qui n’est pas celle qui a été publiée
# $version : la version à publier. $expected : la prochaine version de relecture.
finding-draft-chapter = ce chapitre est encore un brouillon, et { $version } serait une version finale
    .advice = Terminez le chapitre et écrivez « status: final », ou publiez une version de relecture : « dalil release { $expected } ».
    .about = un chapitre en `status: draft` dans un guide à publier comme version finale
finding-no-address = le guide n’a pas d’adresse : les pages de cette version ne diront jamais où on les trouve sur le web
    .advice = Si le site sera en ligne, écrivez son adresse dans guide.toml avant de publier : « base_url = "https://exemple.ma/guide" ». Une version publiée ne change plus.
    .about = un guide sans `base_url`, au moment d’en publier une version
# $found : la date. $version : la dernière version.
finding-same-date = le texte a changé, et sa date est encore celle de la version { $version } ({ $found })
    .advice = Mettez dans guide.toml la date du nouveau texte.
    .about = une `date` de guide.toml restée celle de la dernière version, dont le texte diffère
# $found : la date du chapitre. $expected : celle du guide.
finding-later-change = ce chapitre dit qu’il a changé le { $found }, après la date du guide ({ $expected })
    .advice = Mettez dans guide.toml la date du nouveau texte, ou corrigez « updated ».
    .about = un `updated` postérieur à la date du guide, au moment d’en publier une version
# $found : la date du chapitre. $version : la dernière version.
finding-not-dated = ce chapitre a changé depuis la version { $version }, et dit encore { $found }
    .advice = Mettez dans « updated » le jour du changement : moteurs de recherche et abonnés s’y fient.
    .about = un chapitre qui a changé depuis la dernière version sans que `updated` le dise
# $found : la date du texte. $expected : celle de la dernière version.
finding-older-date = la date du texte ({ $found }) est avant celle de la dernière version ({ $expected })
    .advice = Mettez dans guide.toml la date de la nouvelle version.
    .about = une `date` de guide.toml antérieure à celle de la dernière version, au moment d’en publier une nouvelle
# $found : le lien ou l’image.
finding-release-notes = les notes de version ne peuvent pas contenir ceci : { $found }
    .advice = Écrivez du texte, des listes et des liens vers le web. La page des versions mène déjà à chaque solution.
    .about = des notes de version avec une image, ou avec un lien vers le guide : l’historique ne saurait pas vers quelle version
