# Les mots de « dalil help fields » : tous les champs qu’un guide peut avoir, ce qu’ils veulent dire et comment les écrire.
# about-<partie>-<champ> dit à quoi sert le champ ; .example est exactement ce que l’on écrit dans le fichier (dans un tableau : la cellule).
# Mêmes messages et mêmes variables en ar et en en.

## L’aide sur les champs

fields-lead = Pour chaque champ : son nom dans le fichier, le nom que voient les lecteurs, et s’il est obligatoire. Les faits (nombres, dates, acteurs…) se donnent une seule fois, dans la langue de référence ; les textes s’écrivent dans chaque langue.
fields-needed = obligatoire
fields-needed-reference = obligatoire dans la langue de référence
fields-optional = facultatif
fields-example = Exemple

## Ce que contient un champ

holds-text = un texte
holds-id = un identifiant : petites lettres sans accent, chiffres et tirets
holds-one = l’identifiant de quelque chose
holds-many = des identifiants, entre crochets
holds-former-ids = des identifiants, entre crochets
holds-solution = le nom du dossier d’une solution, ou son identifiant
# $words : les mots possibles.
holds-choice = un de ces mots : { $words }
holds-date = une date : 2026, 2026-09 ou 2026-09-15
holds-whole = un nombre entier, à partir de 0
holds-cost = un montant en dirhams
holds-value = un nombre, dans l’unité de l’indicateur
holds-week = W et un nombre de semaines depuis le début : W4
holds-duration = un nombre, puis days, weeks, months ou years : 4 weeks
holds-level = une valeur et sa date : {"{"}value: 5, date: 2028{"}"}
holds-truth = true (oui) ou false (non)
holds-unit = le nom d’une unité : percent, people, days…
holds-file = le nom d’un fichier placé à côté du chapitre
holds-texts = un texte dans chaque langue
holds-some-texts = un texte, seulement dans les langues où il en faut un
holds-shared-texts = un seul texte pour toutes les langues, ou un dans chacune
holds-address = une adresse qui commence par https:// ou http://
holds-contact = une adresse électronique, ou celle d’une page web
holds-languages = les codes des langues, celui de la langue de référence d’abord
holds-region = le code d’un pays, en deux lettres capitales : MA
holds-items = une liste ; ses champs sont décrits plus bas

## Noms des champs qui ne sont pas dans history.ftl

field-id = Identifiant
field-objectives = Objectifs
field-steps = Étapes
field-means = Moyens
field-obstacles = Obstacles
field-indicators = Indicateurs
field-tools = Outils
field-phases = Phases
field-adaptations = Adaptations locales
field-lessons = Leçons apprises
field-languages = Langues
field-region = Pays
field-organisation = Organisation
field-licence = Licence
field-contact = Contact
field-base_url = Adresse du site
field-publish_next = Texte de travail publié
field-keep = Versions qui ont des pages
field-indicator = Indicateur
field-value = Valeur
field-source = Source
field-sample = Exemple

## Le chapitre d’une solution

part-chapter = Le chapitre d’une solution
about-chapter-id = Si vous renommez le dossier d’une solution publiée : son ancien nom, pour qu’on la reconnaisse.
    .example = id: acces-information
about-chapter-title = Le nom de la solution, court et clair.
    .example = title: Accès à l’information communale
about-chapter-summary = Ce que la solution apporte, et à qui, en une ou deux phrases.
    .example = summary: Publier les documents utiles et répondre à chaque demande dans le délai légal.
about-chapter-theme = Le thème sous lequel la solution est rangée, pris dans themes.toml.
    .example = theme: transparence
about-chapter-status = Où en est ce texte : brouillon (draft), à relire (review) ou validé (final).
    .example = status: review
about-chapter-order = La place de la solution parmi celles de son thème.
    .example = order: 3
about-chapter-updated = Quand ce texte a changé pour la dernière fois.
    .example = updated: 2026-09-15
about-chapter-illustrative = À mettre si les coûts, valeurs de référence et cibles sont des exemples : la page le dira.
    .example = illustrative: true
about-chapter-territories = Où la solution s’applique, d’après territories.toml.
    .example = territories: [fes-meknes, commune-rurale]
about-chapter-audiences = À qui la solution s’adresse, d’après audiences.toml.
    .example = audiences: [habitants, femmes, jeunes]
about-chapter-approaches = Les approches transversales suivies (genre, environnement…), d’après approaches.toml.
    .example = approaches: [genre, environnement]
about-chapter-objectives = Ce que la solution doit changer, un élément par objectif.
    .example =
        objectives:
          - id: o-repondre
            text: Répondre à chaque demande dans le délai légal.
about-chapter-steps = Ce qu’il faut faire, dans l’ordre : qui agit, quand, à quel coût, pour quel résultat.
    .example =
        steps:
          - id: s-guichet
            title: Ouvrir le guichet des demandes
            start: W0
            duration: 3 weeks
about-chapter-means = Ce qu’il faut réunir : personnes, lieux, matériel, argent.
    .example =
        means:
          - id: m-lieu
            text: Un guichet visible et accessible
about-chapter-obstacles = Ce qui peut bloquer, et ce qui aide à passer.
    .example =
        obstacles:
          - id: b-archives
            text: Les documents sont dispersés.
            mitigation: L’inventaire commence par les trois dernières années.
about-chapter-indicators = Ce que l’on mesure pour savoir si chaque objectif est atteint.
    .example =
        indicators:
          - id: i-delai
            name: Part des demandes traitées dans le délai légal
            objective: o-repondre
            unit: percent
about-chapter-tools = Les fiches à imprimer et les fichiers à télécharger.
    .example =
        tools:
          - id: t-registre
            title: Registre des demandes
            file: fiche-registre.fr.md
about-chapter-phases = Comment la solution s’étend : un essai d’abord, puis les autres lieux.
    .example =
        phases:
          - id: p-pilote
            title: Un quartier d’abord
            kind: pilot
about-chapter-adaptations = Ce qui se fait autrement selon le territoire.
    .example =
        adaptations:
          - territory: commune-rurale
            text: Le panneau et le jour de souk comptent plus que le site.
about-chapter-lessons = Ce que l’expérience a appris à celles et ceux qui l’ont fait.
    .example =
        lessons:
          - id: l-simple
            text: Dix documents à jour valent mieux que cent documents anciens.
about-chapter-references = Les textes et ouvrages cités, d’après references.yml.
    .example = references: [constitution-2011, loi-31-13]

## Un objectif (liste objectives)

part-objectives = Un objectif (liste objectives)
about-item-id = Le nom qui désigne l’élément : le même dans toutes les langues, et il ne change plus.
    .example = id: o-repondre
about-objectives-text = L’objectif, en une phrase.
    .example = text: Répondre à chaque demande dans le délai légal.
about-objectives-assumptions = Ce qui ne dépend pas de la commune et doit être vrai pour que l’objectif soit atteint.
    .example = assumptions: La loi sur l’accès à l’information reste en vigueur.

## Une étape (liste steps)

part-steps = Une étape (liste steps)
about-steps-title = Ce qu’on fait dans cette étape, en quelques mots.
    .example = title: Ouvrir le guichet des demandes
about-steps-text = Comment s’y prendre, en une ou deux phrases.
    .example = text: Prévoir un lieu, un formulaire et un récépissé daté.
about-steps-result = Ce qui existe à la fin de l’étape.
    .example = result: Guichet ouvert et registre tenu à jour
about-steps-actors = Qui fait l’étape, d’après actors.toml.
    .example = actors: [conseil-communal, associations]
about-steps-by = Si la commune peut la mener elle-même (commune) ou doit la demander à un partenaire (partner).
    .example = by: commune
about-steps-start = Quand l’étape commence, en semaines depuis le début.
    .example = start: W0
about-steps-after = Les étapes qui doivent être finies avant celle-ci ; s’écrit à la place de start.
    .example = after: [s-designer, s-inventaire]
about-steps-duration = Combien de temps dure l’étape.
    .example = duration: 4 weeks
about-steps-cost = Ce que coûte l’étape, en dirhams, sans espace ni unité.
    .example = cost: 5000

## Un moyen (liste means)

part-means = Un moyen (liste means)
about-means-text = Ce qu’il faut réunir, en une phrase.
    .example = text: Un guichet visible et accessible

## Un obstacle (liste obstacles)

part-obstacles = Un obstacle (liste obstacles)
about-obstacles-text = Ce qui peut bloquer, en une phrase.
    .example = text: Les documents sont dispersés et parfois introuvables.
about-obstacles-mitigation = Ce que l’on fait pour passer l’obstacle ou le rendre moins gênant.
    .example = mitigation: L’inventaire commence par les trois dernières années.

## Un indicateur (liste indicators)

part-indicators = Un indicateur (liste indicators)
about-indicators-name = Ce que l’on mesure.
    .example = name: Part des demandes traitées dans le délai légal
about-indicators-objective = L’objectif que cet indicateur suit, pris dans la liste objectives.
    .example = objective: o-repondre
about-indicators-kind = Ce qu’il montre : réalisation (output), résultat (outcome), effet (effect) ou perception.
    .example = kind: outcome
about-indicators-expected = Pour un effet (kind: effect) : était-il attendu ?
    .example = expected: false
about-indicators-unit = L’unité dans laquelle on compte.
    .example = unit: percent
about-indicators-baseline = La valeur avant de commencer, et sa date.
    .example = baseline: {"{"}value: 20, date: 2026{"}"}
about-indicators-target = La valeur que l’on veut atteindre, et pour quand.
    .example = target: {"{"}value: 90, date: 2028{"}"}
about-indicators-frequency = Tous les combien on mesure.
    .example = frequency: quarterly
about-indicators-verification = Où trouver la preuve : registre, enquête, visite…
    .example = verification: Registre des demandes et copies des réponses
about-indicators-disaggregation = Les groupes que l’on compte à part : sexe, âge, quartier…
    .example = disaggregation: sexe, âge, quartier ou douar

## Un outil (liste tools)

part-tools = Un outil (liste tools)
about-tools-title = Le nom de la fiche ou du fichier, tel qu’on le lit sur le site.
    .example = title: Registre des demandes
about-tools-file = Le fichier de l’outil ; un fichier .md devient une fiche à imprimer.
    .example = file: fiche-registre.fr.md

## Une phase (liste phases)

part-phases = Une phase (liste phases)
about-phases-title = Le nom de la phase.
    .example = title: Un quartier d’abord
about-phases-text = Ce qui se passe dans cette phase.
    .example = text: Essayer tout le cycle sur un seul secteur, puis en tirer le bilan.
about-phases-kind = S’il s’agit d’un essai (pilot) ou de l’extension à d’autres lieux (roll-out).
    .example = kind: pilot
about-phases-territories = Où cette phase a lieu, d’après territories.toml.
    .example = territories: [commune-urbaine, commune-rurale]

## Une adaptation locale (liste adaptations)

part-adaptations = Une adaptation locale (liste adaptations)
about-adaptations-territory = Le territoire dont on parle, pris dans territories.toml ; un seul élément par territoire.
    .example = territory: commune-rurale
about-adaptations-text = Ce qui se fait autrement dans ce territoire.
    .example = text: Le panneau et le jour de souk comptent plus que le site.

## Une leçon apprise (liste lessons)

part-lessons = Une leçon apprise (liste lessons)
about-lessons-text = Ce que l’on a appris, en une ou deux phrases.
    .example = text: Dix documents à jour valent mieux que cent documents anciens.

## Une page du guide

part-page = Une page du guide
about-page-title = Le nom de la page.
    .example = title: Cadre juridique
about-page-summary = Ce que dit la page, en une ou deux phrases.
    .example = summary: Les textes qui fondent la participation, expliqués simplement.
about-page-order = La place de la page parmi les autres.
    .example = order: 2
about-page-updated = Quand cette page a changé pour la dernière fois.
    .example = updated: 2026-09-15

## Les réglages du guide

part-guide = Les réglages du guide
about-guide-languages = Les langues du guide ; la première est la langue de référence.
    .example = languages = ["fr", "ar"]
about-guide-region = Le pays, qui décide de la façon d’écrire les dates et les nombres.
    .example = region = "MA"
about-guide-title = Le nom du guide, dans chaque langue.
    .example = title = {"{"} fr = "Guide de bonnes pratiques", ar = "دليل الممارسات الجيدة" {"}"}
about-guide-summary = Ce qu’est le guide, en une ou deux phrases.
    .example = summary = {"{"} fr = "Des solutions simples pour les communes.", ar = "حلول بسيطة للجماعات." {"}"}
about-guide-organisation = Qui publie le guide.
    .example = organisation = {"{"} fr = "Votre organisation", ar = "مؤسستكم" {"}"}
about-guide-licence = À quelles conditions on peut reprendre les textes.
    .example = licence = {"{"} fr = "Textes sous licence CC BY 4.0", ar = "النصوص مرخصة برخصة CC BY 4.0" {"}"}
about-guide-contact = Où envoyer une remarque sur le guide.
    .example = contact = "guide@exemple.ma"
about-guide-base-url = L’adresse où le site est publié ; sans elle, pas de fil des nouvelles versions.
    .example = base_url = "https://exemple.ma/guide"
about-guide-date = La date du texte de travail ; changez-la avant de publier une version.
    .example = date = 2026-09-15
about-guide-theme = L’apparence du site : un dossier de themes/, ou default pour celle fournie avec dalil.
    .example = theme = "default"
about-guide-publish-next = Mettez false pour ne publier que les versions, sans le texte de travail.
    .example = publish_next = false
about-guide-keep = Quelles versions publiées gardent leurs pages sur le site : toutes, ou seulement la dernière correction de chacune. Les autres restent à télécharger, et leurs adresses mènent à cette dernière.
    .example = keep = "last-patch"
keep-all = toutes les versions
keep-last-patch = de 1.0.0, 1.0.1 et 1.0.2, la dernière

## Un thème

part-theme = Un thème
about-entry-name = Le nom que l’on voit sur le site, dans chaque langue.
    .example = name = {"{"} fr = "Dialogue et concertation", ar = "الحوار والتشاور" {"}"}
about-entry-description = Ce que c’est, en une ou deux phrases, dans chaque langue.
    .example = description = {"{"} fr = "Se parler et se mettre d’accord.", ar = "التحاور والوصول إلى توافق." {"}"}
about-entry-was = Les identifiants que cet élément portait dans des versions publiées, s’il en a changé : son histoire continue, et ses anciennes adresses mènent à la nouvelle.
    .example = was = ["dialogue"]

## Un territoire

part-territory = Un territoire
about-entry-kind = De quelle sorte de territoire il s’agit, avec vos propres mots.
    .example = kind = "region"

## Un acteur

part-actor = Un acteur

## Un public

part-audience = Un public

## Une approche

part-approach = Une approche

## Un terme du glossaire

part-term = Un terme du glossaire
about-term-term = Le mot expliqué, dans chaque langue.
    .example = term = {"{"} fr = "Pétition", ar = "عريضة" {"}"}
about-term-definition = Ce que veut dire le mot, en phrases simples, dans chaque langue.
    .example = definition = {"{"} fr = "Demande écrite et signée.", ar = "طلب مكتوب وموقع." {"}"}
about-term-sort = Sous quel mot ranger le terme dans le glossaire, si ce n’est pas le mot sans son article.
    .example = sort = {"{"} ar = "التزام" {"}"}
about-term-see = D’autres termes du glossaire à lire aussi.
    .example = see = ["session-ordinaire", "plaidoyer"]
about-term-was = Les identifiants que ce terme portait dans des versions publiées, s’il en a changé : son histoire continue.
    .example = was = ["petitions"]

## Une solution retirée

part-withdrawn = Une solution retirée, sous le nom qu’elle portait
about-withdrawn-reason = Pourquoi la solution a été retirée, en une ou deux phrases, dans chaque langue : son histoire commence par là.
    .example = reason = {"{"} fr = "Remplacée par un registre en ligne.", ar = "عُوضت بسجل على الإنترنت." {"}"}
about-withdrawn-successor = La solution qui la remplace.
    .example = successor = "registre-en-ligne"

## Une référence de la bibliographie

part-references = Une référence de la bibliographie
about-references-type = De quelle sorte de document il s’agit : loi, rapport, livre…
    .example = type: law
about-references-title = Son titre, dans chaque langue.
    .example = title: {"{"}fr: "Loi n° 31-13", ar: "القانون رقم 31.13"{"}"}
about-references-author = Qui l’a écrit : une personne ou une institution.
    .example = author: {"{"}fr: "Royaume du Maroc", ar: "المملكة المغربية"{"}"}
about-references-publisher = Qui l’a publié.
    .example = publisher: {"{"}fr: "Secrétariat général du gouvernement", ar: "الأمانة العامة للحكومة"{"}"}
about-references-number = Son numéro : du dahir, du décret, du rapport.
    .example = number: {"{"}fr: "Dahir n° 1-18-15", ar: "الظهير الشريف رقم 1.18.15"{"}"}
about-references-bulletin = Le Bulletin officiel où il a paru.
    .example = bulletin: {"{"}fr: "Bulletin officiel du 12 mars 2018", ar: "الجريدة الرسمية بتاريخ 12 مارس 2018"{"}"}
about-references-date = Quand il a été adopté ou publié.
    .example = date: 2018-02-22
about-references-url = Où on peut le lire en ligne.
    .example = url: "https://exemple.ma/loi-31-13.pdf"
about-references-note = Ce que l’on y trouve d’utile, dans chaque langue.
    .example = note: {"{"}fr: "Délais de réponse et exceptions.", ar: "آجال الجواب والاستثناءات."{"}"}

## Une mesure (une ligne du tableau)

part-measures = Une mesure (une ligne du tableau)
about-measures-indicator = L’indicateur mesuré, pris dans le chapitre de la solution.
    .example = i-delai
about-measures-territory = Où la mesure a été faite, d’après territories.toml.
    .example = commune-rurale
about-measures-date = Quand la mesure a été faite.
    .example = 2026-09
about-measures-value = La valeur trouvée, en chiffres seulement, avec un point pour les décimales.
    .example = 62.5
about-measures-source = D’où vient la valeur.
    .example = Registre des demandes
about-measures-sample = Mettez true si la valeur est inventée, pour montrer comment se fait le suivi.
    .example = true
