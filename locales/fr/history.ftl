# Les versions du guide et ce qui a changé de l’une à l’autre : sur le site, dans le terminal, dans les notes de version.
# Mêmes messages et mêmes variables en ar et en en.

## Les versions

history = Versions du guide
history-lead = Toutes les versions publiées, ce qui a changé de l’une à l’autre, et une copie de chacune à emporter.
history-feed = Fil des nouvelles versions
versions = Versions
versions-all = Toutes les versions du guide
# $title : une solution ou une page.
versions-of = Versions de «{"\u00A0"}{ $title }{"\u00A0"}»
versions-of-lead = Où lire cette page dans chaque version du guide, et ce qui y a changé.
stage-draft = Version de relecture
stage-final = Version finale
stage-latest = Version en vigueur
stage-withdrawn = Version retirée
# $date : une date.
version-withdrawn = Cette version a été retirée le { $date }, il ne faut plus s’y fier.
# $date : une date.
erratum = Erratum du { $date } :
fingerprint = Empreinte
fingerprint-note = La même empreinte, notée dans un procès-verbal ou donnée par « dalil verify » pour un disque, prouve que rien n’a changé dans cette version ni dans celles d’avant.
fingerprint-whole = Empreinte entière (SHA-256 de la déclaration)
fingerprint-disc = SHA-256 de la copie ZIP
fingerprint-files = SHA-256 de la liste des fichiers (manifest.json)
fingerprint-statement = Déclaration de cette version
# $version : un numéro de version.
version-named = Version { $version }
draft-note = Ce texte peut encore changer. Pour une remarque, citez le numéro du paragraphe.
# $n : un nombre.
paragraph-number = Paragraphe { NUMBER($n) }
# $version : un numéro de version.
since-version = Dans le guide depuis la version { $version }
since-here = Nouvelle dans cette version
since-next = Pas encore dans une version publiée
changed-version = Modifiée pour la dernière fois dans la version { $version }
changed-here = Modifiée dans cette version
changed-next = Modifiée depuis la dernière version
newer-version = Une version plus récente de ce guide existe{"\u00A0"}: la version { $version }.
newer-read = Lire cette page dans la version en vigueur
superseded = Cette version de relecture a donné lieu à une version finale.
read-version = Lire cette version
read-next = Lire le texte de travail
read-on-site = Voir cette version sur le site
# $size : un nombre de mégaoctets.
disc = Copie à emporter (ZIP, { $size }{"\u00A0"}Mo)
disc-note = Une fois ouverte, la copie se lit sans connexion{"\u00A0"}: il suffit d’ouvrir index.html.
disc-not-here = Cette copie ne contient que la version { $version }.
not-in-version = N’existe pas dans cette version.
near-in-version = Sur le même thème dans cette version{"\u00A0"}:
near-pages-in-version = Autres pages de cette version{"\u00A0"}:
withdrawn = Cette page n’existe plus dans la version en vigueur.
not-yet = Cette page n’est pas encore dans la version en vigueur.
renamed-page = L’adresse de cette page a changé.
# $version : une version.
withdrawn-since = Cette solution a été retirée : elle n’est plus dans le guide depuis la version { $version }.
withdrawn-next = Cette solution a été retirée du texte de travail.
go-on = Continuer
notes = Notes de version

## Ce qui a changé

news = Ce qui est nouveau
changes = Ce qui a changé
changes-since = Ce qui a changé depuis la version { $version }
changes-first = Première version du guide
changes-none = Rien n’a changé.
changes-detail = Tout ce qui a changé
changes-added = { $n ->
    [one] { NUMBER($n) } solution ajoutée
   *[other] { NUMBER($n) } solutions ajoutées
 }
changes-removed = { $n ->
    [one] { NUMBER($n) } solution retirée
   *[other] { NUMBER($n) } solutions retirées
 }
changes-changed = { $n ->
    [one] { NUMBER($n) } solution modifiée
   *[other] { NUMBER($n) } solutions modifiées
 }
changes-elsewhere = { $n ->
    [one] { NUMBER($n) } solution modifiée dans une autre langue seulement
   *[other] { NUMBER($n) } solutions modifiées dans une autre langue seulement
 }
# $code : le code d’une langue.
changes-language = { $code ->
    [fr] nouvelle langue : français
    [ar] nouvelle langue : arabe
    [en] nouvelle langue : anglais
    [es] nouvelle langue : espagnol
    [de] nouvelle langue : allemand
    [it] nouvelle langue : italien
    [nl] nouvelle langue : néerlandais
    [pt] nouvelle langue : portugais
    [zgh] nouvelle langue : amazighe
   *[other] nouvelle langue : { $code }
 }
changes-measured = { $n ->
    [one] { NUMBER($n) } mesure ajoutée, corrigée ou retirée
   *[other] { NUMBER($n) } mesures ajoutées, corrigées ou retirées
 }
changes-solutions = Solutions
changes-pages = Pages
changes-entries = Listes, termes et références
changes-text = Texte
changes-body = Texte modifié
changes-same = Le texte n’a pas changé.
fate-added = Ajout
fate-removed = Retrait
fate-changed = Modification
fate-same = Inchangé
change-before = Avant
change-after = Après
becomes = devient
change-nothing = rien
# $list : le nom d’une liste, comme « Étapes ».
list-reordered = Nouvel ordre{"\u00A0"}: { $list }
redline = Texte comparé
# $from, $to : des numéros de version.
redline-lead = Avant{"\u00A0"}: { $from }. Après{"\u00A0"}: { $to }. Ce qui est retiré est barré{"\u202F"}; ce qui est ajouté est souligné.
links-changed = Liens
yes = oui
no = non

field-slug = Adresse
field-title = Titre
field-name = Nom
field-summary = Résumé
field-text = Texte
field-body = Texte de la fiche
field-theme = Thème
field-status = État
field-updated = Mise à jour
field-order = Place
field-illustrative = Chiffres donnés en exemple
field-territories = Territoires
field-territory = Territoire
field-audiences = Publics
field-approaches = Approches
field-references = Références
field-result = Résultat
field-actors = Qui agit
field-by = Mise en œuvre
field-start = Début
field-after = Après
field-duration = Durée
field-cost = Coût
field-verification = Moyens de vérification
field-disaggregation = Ventilation
field-objective = Objectif
field-kind = Type
field-expected = Effet
field-unit = Unité
field-baseline = Valeur de référence
field-target = Cible
field-frequency = Fréquence
field-assumptions = Hypothèses
field-mitigation = Mesure d’atténuation
field-file = Fichier
field-sha256 = Contenu du fichier
field-description = Définition
field-sort = Classement
field-see = Voir aussi
field-was = Anciens identifiants
field-reason = Motif
field-successor = Remplacée par
field-author = Autrice ou auteur
field-publisher = Éditeur
field-number = Numéro
field-bulletin = Bulletin officiel
field-note = Note
field-date = Date
field-url = Adresse

item-objectives = Objectif
item-steps = Étape
item-means = Moyen
item-obstacles = Obstacle
item-indicators = Indicateur
item-tools = Outil
item-files = Fichier
item-phases = Phase
item-adaptations = Adaptation
item-lessons = Leçon
item-theme = Thème
item-territory = Territoire
item-actor = Acteur
item-audience = Public
item-approach = Approche
item-term = Terme
item-references = Référence

## Notes de version proposées

notes-first = { $n ->
    [one] Première version du guide, avec { NUMBER($n) } solution.
   *[other] Première version du guide, avec { NUMBER($n) } solutions.
 }
notes-since = Ce qui change par rapport à la version { $version }{"\u00A0"}:
notes-other = Aucune solution n’a changé dans cette langue.
notes-added = Solutions ajoutées{"\u00A0"}:
notes-changed = Solutions modifiées{"\u00A0"}:
notes-removed = Solutions retirées{"\u00A0"}:

## Ponctuation

colon = {"\u00A0"}:
