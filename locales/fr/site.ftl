# Les mots du site en français. Chaque message existe aussi en arabe et en anglais, avec les mêmes variables.
# Un guide peut en changer : un fichier locales/fr/site.ftl dans le dossier du guide passe avant celui-ci.

## Langue et ponctuation

language-name = français
read-in-language = Lire en français
list-separator = { ", " }
title-separator = { " — " }

## Pages

home = Accueil
solutions = Solutions
plan = Plan d’action
framework = Cadre logique
glossary = Glossaire
bibliography = Bibliographie
page-not-found = Cette page n’existe pas.
working-text = Texte de travail

## Cadre de toutes les pages

skip-to-content = Aller au contenu
main-navigation = Navigation principale
about-guide = À propos du guide
languages = Langues
not-translated = pas encore traduit
you-are-here = Vous êtes ici
working-text-note = Ce texte est encore relu et peut changer.
version = Version
version-of = Version du { DATE($date) }
publisher = Publié par
licence = Licence
contact = Vos remarques
made-with = Réalisé avec
feed = Fil des nouveautés
footer-navigation = Toutes les rubriques
page-navigation = Page précédente et page suivante
previous = Précédent
next = Suivant
contents = Sur cette page
contents-essential = L’essentiel
contents-detail = En détail
contents-further = Pour agir
read-online = Lire en ligne
read-on-web = Cette page en ligne{"\u00A0"}:
updated = Mise à jour{"\u00A0"}:
copied = Lien copié
theme-label = Couleurs
theme-auto = Automatiques
theme-light = Claires
theme-dark = Sombres
print = Imprimer

## Accueil

home-browse = Parcourir les solutions
home-how-to = Comment lire une solution
home-how-to-note = Toutes les solutions suivent le même plan. On peut lire deux minutes ou préparer tout un projet.
home-by-theme = Les solutions par thème
home-other-ways = Trouver autrement
home-pages = Le guide
home-follow = Agir et suivre
home-word-objectives = À quoi sert la solution, en une phrase par but.
home-word-steps = Qui fait quoi, quand, pour combien, avec quel résultat.
home-obstacles = Obstacles
home-word-obstacles = Ce qui peut bloquer, et comment y répondre.
home-word-indicators = Ce que l’on mesure, d’où l’on part, où l’on veut arriver.
home-word-tools = Des fiches à imprimer et à remplir ensemble.
solutions-count = { $n ->
    [0] aucune solution
    [one] { NUMBER($n) } solution
   *[other] { NUMBER($n) } solutions
 }
themes-count = { $n ->
    [one] { NUMBER($n) } thème
   *[other] { NUMBER($n) } thèmes
 }

## Listes de solutions

list-theme = Par thème
list-territory = Par territoire
list-audience = Par public
list-approach = Par approche
kind-theme = Thème
kind-territory = Territoire
kind-audience = Public
kind-approach = Approche
solutions-lead = Chaque solution peut être appliquée telle quelle ou adaptée à votre commune.
list-empty = Aucune solution ici pour le moment.
list-parts = Pages de la liste
list-part = Page { NUMBER($n) }
see-all = Voir toutes les solutions
filter = Filtrer
filter-all = Tous
filter-reset = Tout afficher
filter-none = Aucune solution ne répond à tous ces choix.
not-written = Pas encore écrit en français

## Une solution

in-brief = En bref
fact-duration = Durée
fact-cost = Coût
fact-steps = Étapes
fact-indicators = Indicateurs
fact-tools = Outils
fact-who = Qui agit
facts-more = Pour qui, où, avec qui
fact-for = Pour qui
fact-where = Où
fact-approaches = Approches
fact-status = État du texte
to-write-note = Ce chapitre est un brouillon. Il reste à écrire{"\u00A0"}:
illustrative-note = Les coûts, les valeurs de référence et les cibles de ce chapitre sont des exemples{"\u00A0"}: remplacez-les par les chiffres de votre commune.
objectives = Objectifs
steps = Étapes de mise en œuvre
schedule = Chronogramme
means = Moyens
obstacles = Obstacles et mesures d’atténuation
indicators = Indicateurs de performance
tools = Outils
phases = Phases
adaptations = Adaptations locales
lessons = Leçons apprises
references = Références
neighbours = Sur le même thème
step-begin = Début
step-result = Résultat
by-commune = Par la commune
by-partner = À demander à un partenaire
schedule-step = Étape
schedule-week = Semaines depuis le début
schedule-month = Mois depuis le début
schedule-year = Années depuis le début
schedule-goes-on = La barre ouverte continue au-delà du dessin.
obstacle = Obstacle
mitigation = Mesure d’atténuation
indicator = Indicateur
baseline = Valeur de référence
target = Cible
frequency = Fréquence
verification = Moyens de vérification
disaggregation = Ventilé par
objective = Objectif
measurements = Mesures
measurement-sample = exemple
progress = { NUMBER($n) }{"\u00A0"}% du chemin vers la cible
progress-chart = Les mesures au fil du temps{"\u202F"}; en pointillé, le chemin de la valeur de référence à la cible.
samples-note = Les mesures marquées «{"\u00A0"}exemple{"\u00A0"}» sont inventées{"\u00A0"}: elles montrent à quoi ressemble le suivi.
sheet-to-print = Fiche à imprimer (A4)
download = Télécharger
table-of-steps = Chronogramme{"\u00A0"}: les étapes et leur durée
table-of-obstacles = Obstacles possibles et mesures d’atténuation
table-of-indicators = Indicateurs{"\u00A0"}: de la valeur de référence à la cible

kind-output = Réalisation
kind-outcome = Résultat
kind-effect = Effet
kind-perception = Perception
expected-true = attendu
expected-false = inattendu
frequency-weekly = chaque semaine
frequency-monthly = chaque mois
frequency-quarterly = chaque trimestre
frequency-half-yearly = deux fois par an
frequency-yearly = chaque année
frequency-once = une seule fois
phase-pilot = Phase pilote
phase-roll-out = Extension
status-draft = Ébauche
status-review = En relecture
status-final = Validé

## Plan d’action et cadre logique

plan-of = Plan d’action{"\u00A0"}: { $theme }
framework-of = Cadre logique{"\u00A0"}: { $theme }
plan-lead = Toutes les étapes{"\u00A0"}: qui les porte, quand elles commencent, combien de temps elles durent, ce qu’elles coûtent et ce qu’elles produisent.
framework-lead = Des objectifs aux indicateurs{"\u00A0"}: d’où l’on part, où l’on veut arriver, comment on le vérifie et ce qui a été mesuré.
plan-totals = Le plan d’action en chiffres, par thème
framework-totals = Le cadre logique en chiffres, par thème
gathered-illustrative = Certains coûts, certaines valeurs de référence et certaines cibles sont des exemples{"\u00A0"}: remplacez-les par les chiffres de votre commune.
framework-measured = Indicateurs mesurés
measurement-last = Dernière mesure
no-indicator = Pas encore d’indicateur pour cet objectif.
total = Total
in-plan = Ces étapes dans le plan d’action
in-framework = Ces indicateurs dans le cadre logique
solutions-of-theme = Les solutions de ce thème
steps-count = { $n ->
    [0] aucune étape
    [one] { NUMBER($n) } étape
   *[other] { NUMBER($n) } étapes
 }

## Fiches, pages, glossaire, bibliographie

sheet = Fiche outil
sheet-hint = Imprimez cette page sur du papier A4 et remplissez-la à la main.
glossary-lead = Les mots du guide, expliqués simplement.
glossary-letters = Lettres
glossary-see = Voir aussi{"\u00A0"}:
bibliography-lead = Les textes et ouvrages cités, et les solutions qui s’y appuient.
cited-by = Cité par

## Ce qui manque

missing-text = Cette page n’est pas encore écrite en français.
missing-read = Vous pouvez la lire dans une autre langue{"\u00A0"}:
missing-near = Sur le même thème, en français
not-found-text = L’adresse a peut-être changé, ou elle est incomplète.
not-found-ways = Reprendre depuis l’une de ces pages{"\u00A0"}:
offline-missing = Cette page n’est pas encore enregistrée sur cet appareil. Elle s’ouvrira dès que la connexion reviendra.

## Dans les textes

alert-note = Note
alert-tip = Conseil
alert-important = Important
alert-warning = Attention
alert-caution = Danger
table-label = Tableau
task-done = Fait
task-open = À faire
terms-defined = Termes
footnotes = Notes
footnote-back = Retour au texte

## Nombres avec leur unité

duration-day = { $n ->
    [one] { NUMBER($n) }{"\u00A0"}jour
   *[other] { NUMBER($n) }{"\u00A0"}jours
 }
duration-week = { $n ->
    [one] { NUMBER($n) }{"\u00A0"}semaine
   *[other] { NUMBER($n) }{"\u00A0"}semaines
 }
duration-month = { NUMBER($n) }{"\u00A0"}mois
duration-year = { $n ->
    [one] { NUMBER($n) }{"\u00A0"}an
   *[other] { NUMBER($n) }{"\u00A0"}ans
 }
begin-week = dès la semaine{"\u00A0"}{ NUMBER($n) }
begin-month = dès le mois{"\u00A0"}{ NUMBER($n) }
begin-year = dès l’année{"\u00A0"}{ NUMBER($n) }
cost = { NUMBER($n) }{"\u00A0"}DH

unit-percent = { NUMBER($n) }{"\u00A0"}%
unit-number = { NUMBER($n) }
unit-people = { $n ->
    [one] { NUMBER($n) }{"\u00A0"}personne
   *[other] { NUMBER($n) }{"\u00A0"}personnes
 }
unit-days = { $n ->
    [one] { NUMBER($n) }{"\u00A0"}jour
   *[other] { NUMBER($n) }{"\u00A0"}jours
 }
unit-weeks = { $n ->
    [one] { NUMBER($n) }{"\u00A0"}semaine
   *[other] { NUMBER($n) }{"\u00A0"}semaines
 }
unit-months = { NUMBER($n) }{"\u00A0"}mois
unit-hours = { $n ->
    [one] { NUMBER($n) }{"\u00A0"}heure
   *[other] { NUMBER($n) }{"\u00A0"}heures
 }
unit-MAD = { NUMBER($n) }{"\u00A0"}DH
unit-requests = { $n ->
    [one] { NUMBER($n) }{"\u00A0"}demande
   *[other] { NUMBER($n) }{"\u00A0"}demandes
 }
unit-documents = { $n ->
    [one] { NUMBER($n) }{"\u00A0"}document
   *[other] { NUMBER($n) }{"\u00A0"}documents
 }
unit-meetings = { $n ->
    [one] { NUMBER($n) }{"\u00A0"}réunion
   *[other] { NUMBER($n) }{"\u00A0"}réunions
 }
unit-projects = { $n ->
    [one] { NUMBER($n) }{"\u00A0"}projet
   *[other] { NUMBER($n) }{"\u00A0"}projets
 }
unit-actions = { $n ->
    [one] { NUMBER($n) }{"\u00A0"}action
   *[other] { NUMBER($n) }{"\u00A0"}actions
 }
unit-petitions = { $n ->
    [one] { NUMBER($n) }{"\u00A0"}pétition
   *[other] { NUMBER($n) }{"\u00A0"}pétitions
 }
unit-proposals = { $n ->
    [one] { NUMBER($n) }{"\u00A0"}proposition
   *[other] { NUMBER($n) }{"\u00A0"}propositions
 }
unit-associations = { $n ->
    [one] { NUMBER($n) }{"\u00A0"}association
   *[other] { NUMBER($n) }{"\u00A0"}associations
 }
unit-communes = { $n ->
    [one] { NUMBER($n) }{"\u00A0"}commune
   *[other] { NUMBER($n) }{"\u00A0"}communes
 }
unit-comments = { $n ->
    [one] { NUMBER($n) }{"\u00A0"}commentaire
   *[other] { NUMBER($n) }{"\u00A0"}commentaires
 }
unit-points = { $n ->
    [one] { NUMBER($n) }{"\u00A0"}point
   *[other] { NUMBER($n) }{"\u00A0"}points
 }

unit-name-percent = pourcentage
unit-name-number = nombre
unit-name-people = personnes
unit-name-days = jours
unit-name-weeks = semaines
unit-name-months = mois
unit-name-hours = heures
unit-name-MAD = dirhams
unit-name-requests = demandes
unit-name-documents = documents
unit-name-meetings = réunions
unit-name-projects = projets
unit-name-actions = actions
unit-name-petitions = pétitions
unit-name-proposals = propositions
unit-name-associations = associations
unit-name-communes = communes
unit-name-comments = commentaires
unit-name-points = points

## Genres d’ouvrages

reference-constitution = Constitution
reference-law = Loi
reference-decree = Décret
reference-convention = Convention
reference-report = Rapport
reference-guide = Guide
reference-book = Livre
reference-article = Article
reference-website = Site web
