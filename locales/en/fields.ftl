# The words of “dalil help fields”: every field that a guide may have, what it means and how it is written.
# about-<part>-<field> says what the field is for; .example is exactly what one writes in the file (in a table: the cell).
# The same messages with the same variables in fr and ar.

## The help on fields

fields-lead = For each field: its name in the file, the name that readers see, and whether it is needed. Facts (numbers, dates, actors and so on) are given once, in the reference language; texts are written in each language.
fields-needed = needed
fields-needed-reference = needed in the reference language
fields-optional = optional
fields-example = Example

## What a field holds

holds-text = a text
holds-id = an id: small letters without accents, digits and hyphens
holds-one = the id of something
holds-many = ids, in square brackets
holds-former-ids = ids, in square brackets
holds-solution = the name of the folder of a solution, or its id
# $words: the words that are possible.
holds-choice = one of these words: { $words }
holds-date = a date: 2026, 2026-09 or 2026-09-15
holds-whole = a whole number, from 0 on
holds-cost = an amount in dirhams
holds-value = a number, in the unit of the indicator
holds-week = W and a number of weeks from the start: W4
holds-duration = a number, then days, weeks, months or years: 4 weeks
holds-level = a value and its date: {"{"}value: 5, date: 2028{"}"}
holds-truth = true (yes) or false (no)
holds-unit = the name of a unit: percent, people, days…
holds-file = the name of a file beside the chapter
holds-texts = a text in each language
holds-some-texts = a text, only in the languages that need one
holds-shared-texts = one text for all languages, or one in each
holds-address = an address that begins with https:// or http://
holds-contact = a mail address, or that of a web page
holds-languages = the codes of the languages, that of the reference language first
holds-region = the code of a country, in two capital letters: MA
holds-items = a list; its fields are described below

## Names of the fields that are not in history.ftl

field-id = Id
field-objectives = Objectives
field-steps = Steps
field-means = Means
field-obstacles = Obstacles
field-indicators = Indicators
field-tools = Tools
field-phases = Phases
field-adaptations = Local adaptations
field-lessons = Lessons learned
field-languages = Languages
field-region = Country
field-organisation = Organisation
field-licence = Licence
field-contact = Contact
field-base_url = Address of the site
field-publish_next = Working text published
field-keep = Versions that have pages
field-indicator = Indicator
field-value = Value
field-source = Source
field-sample = Example

## The chapter of a solution

part-chapter = The chapter of a solution
about-chapter-id = If you rename the folder of an issued solution: its old name, so that it is still recognised.
    .example = id: acces-information
about-chapter-title = What the solution is called, short and clear.
    .example = title: Access to the commune’s information
about-chapter-summary = What the solution brings, and to whom, in a sentence or two.
    .example = summary: Publish useful documents and answer each request within the legal time.
about-chapter-theme = The theme that the solution is grouped under, from themes.toml.
    .example = theme: transparence
about-chapter-status = How far this text is: a draft (draft), to be reviewed (review) or approved (final).
    .example = status: review
about-chapter-order = The place of the solution among those of its theme.
    .example = order: 3
about-chapter-updated = When this text last changed.
    .example = updated: 2026-09-15
about-chapter-illustrative = To be set if costs, baselines and targets are examples: the page will say so.
    .example = illustrative: true
about-chapter-territories = Where the solution applies, from territories.toml.
    .example = territories: [fes-meknes, commune-rurale]
about-chapter-audiences = For whom the solution is, from audiences.toml.
    .example = audiences: [habitants, femmes, jeunes]
about-chapter-approaches = The cross-cutting approaches taken (gender, environment…), from approaches.toml.
    .example = approaches: [genre, environnement]
about-chapter-objectives = What the solution is to change, one item for each objective.
    .example =
        objectives:
          - id: o-repondre
            text: Answer each request within the legal time.
about-chapter-steps = What is to be done, in order: by whom, when, at what cost, with what result.
    .example =
        steps:
          - id: s-guichet
            title: Open the desk for requests
            start: W0
            duration: 3 weeks
about-chapter-means = What it takes: people, places, material, money.
    .example =
        means:
          - id: m-lieu
            text: A desk that is easy to see and to reach
about-chapter-obstacles = What may stand in the way, and what helps.
    .example =
        obstacles:
          - id: b-archives
            text: The documents are scattered.
            mitigation: The inventory begins with the last three years.
about-chapter-indicators = What is measured to know whether each objective is reached.
    .example =
        indicators:
          - id: i-delai
            name: Share of requests answered within the legal time
            objective: o-repondre
            unit: percent
about-chapter-tools = Sheets to print and files to download.
    .example =
        tools:
          - id: t-registre
            title: Register of requests
            file: fiche-registre.en.md
about-chapter-phases = How the solution spreads: a trial first, then the other places.
    .example =
        phases:
          - id: p-pilote
            title: One district first
            kind: pilot
about-chapter-adaptations = What is done differently in which territory.
    .example =
        adaptations:
          - territory: commune-rurale
            text: The notice board and market day matter more than the site.
about-chapter-lessons = What those who have done it have learned.
    .example =
        lessons:
          - id: l-simple
            text: Ten documents kept up to date are better than a hundred old ones.
about-chapter-references = The works cited, from references.yml.
    .example = references: [constitution-2011, loi-31-13]

## An objective (list objectives)

part-objectives = An objective (list objectives)
about-item-id = What the item is referred to by: the same in all languages, and never changed.
    .example = id: o-repondre
about-objectives-text = The objective, in a sentence.
    .example = text: Answer each request within the legal time.
about-objectives-assumptions = What must hold outside the commune’s control for the objective to be reached.
    .example = assumptions: The law on access to information stays in force.

## A step (list steps)

part-steps = A step (list steps)
about-steps-title = What is done in this step, in a few words.
    .example = title: Open the desk for requests
about-steps-text = How it is done, in a sentence or two.
    .example = text: Provide a place, a form and a dated receipt.
about-steps-result = What there is at the end of the step.
    .example = result: Desk open and register kept up to date
about-steps-actors = Who does the step, from actors.toml.
    .example = actors: [conseil-communal, associations]
about-steps-by = Whether the commune can do it itself (commune) or must ask it of a partner (partner).
    .example = by: commune
about-steps-start = When the step starts, in weeks from the beginning.
    .example = start: W0
about-steps-after = The steps that must be done before this one; written instead of start.
    .example = after: [s-designer, s-inventaire]
about-steps-duration = How long the step takes.
    .example = duration: 4 weeks
about-steps-cost = What the step costs, in dirhams, without spaces or unit.
    .example = cost: 5000

## One of the means (list means)

part-means = One of the means (list means)
about-means-text = What it takes, in a sentence.
    .example = text: A desk that is easy to see and to reach

## An obstacle (list obstacles)

part-obstacles = An obstacle (list obstacles)
about-obstacles-text = What may stand in the way, in a sentence.
    .example = text: The documents are scattered, and some cannot be found.
about-obstacles-mitigation = What is done to overcome the obstacle, or to make it smaller.
    .example = mitigation: The inventory begins with the last three years.

## An indicator (list indicators)

part-indicators = An indicator (list indicators)
about-indicators-name = What is measured.
    .example = name: Share of requests answered within the legal time
about-indicators-objective = The objective that this indicator follows, from the list objectives.
    .example = objective: o-repondre
about-indicators-kind = What it shows: something done (output), a result (outcome), an effect or a perception.
    .example = kind: outcome
about-indicators-expected = For an effect (kind: effect): was it meant?
    .example = expected: false
about-indicators-unit = The unit that it is counted in.
    .example = unit: percent
about-indicators-baseline = The value before the start, and its date.
    .example = baseline: {"{"}value: 20, date: 2026{"}"}
about-indicators-target = The value that is to be reached, and by when.
    .example = target: {"{"}value: 90, date: 2028{"}"}
about-indicators-frequency = How often it is measured.
    .example = frequency: quarterly
about-indicators-verification = Where the proof is: a register, a survey, a visit…
    .example = verification: Register of requests and copies of the answers
about-indicators-disaggregation = The groups that are counted apart: sex, age, district…
    .example = disaggregation: sex, age, district or village

## A tool (list tools)

part-tools = A tool (list tools)
about-tools-title = What the sheet or file is called on the site.
    .example = title: Register of requests
about-tools-file = The file of the tool; an .md file becomes a sheet to print.
    .example = file: fiche-registre.en.md

## A phase (list phases)

part-phases = A phase (list phases)
about-phases-title = What the phase is called.
    .example = title: One district first
about-phases-text = What happens in this phase.
    .example = text: Try the whole cycle in one area, then take stock.
about-phases-kind = Whether it is a trial (pilot) or the extension to other places (roll-out).
    .example = kind: pilot
about-phases-territories = Where this phase takes place, from territories.toml.
    .example = territories: [commune-urbaine, commune-rurale]

## A local adaptation (list adaptations)

part-adaptations = A local adaptation (list adaptations)
about-adaptations-territory = The territory meant, from territories.toml; one item for each territory.
    .example = territory: commune-rurale
about-adaptations-text = What is done differently in this territory.
    .example = text: The notice board and market day matter more than the site.

## A lesson learned (list lessons)

part-lessons = A lesson learned (list lessons)
about-lessons-text = What was learned, in a sentence or two.
    .example = text: Ten documents kept up to date are better than a hundred old ones.

## A page of the guide

part-page = A page of the guide
about-page-title = What the page is called.
    .example = title: Legal framework
about-page-summary = What the page says, in a sentence or two.
    .example = summary: The texts on which participation rests, in plain words.
about-page-order = The place of the page among the others.
    .example = order: 2
about-page-updated = When this page last changed.
    .example = updated: 2026-09-15

## The settings of the guide

part-guide = The settings of the guide
about-guide-languages = The languages of the guide; the first is the reference language.
    .example = languages = ["fr", "ar"]
about-guide-region = The country, which decides how dates and numbers are written.
    .example = region = "MA"
about-guide-title = What the guide is called, in each language.
    .example = title = {"{"} fr = "Guide de bonnes pratiques", ar = "دليل الممارسات الجيدة" {"}"}
about-guide-summary = What the guide is, in a sentence or two.
    .example = summary = {"{"} fr = "Des solutions simples pour les communes.", ar = "حلول بسيطة للجماعات." {"}"}
about-guide-organisation = Who publishes the guide.
    .example = organisation = {"{"} fr = "Votre organisation", ar = "مؤسستكم" {"}"}
about-guide-licence = On which terms the texts may be used.
    .example = licence = {"{"} fr = "Textes sous licence CC BY 4.0", ar = "النصوص مرخصة برخصة CC BY 4.0" {"}"}
about-guide-contact = Where to send comments on the guide.
    .example = contact = "guide@exemple.ma"
about-guide-base-url = The address where the site is published; without it there is no feed of new versions.
    .example = base_url = "https://exemple.ma/guide"
about-guide-date = The date of the working text; change it before you issue a version.
    .example = date = 2026-09-15
about-guide-theme = The look of the site: a folder of themes/, or default for the one that comes with dalil.
    .example = theme = "default"
about-guide-publish-next = Set to false to publish issued versions only, without the working text.
    .example = publish_next = false
about-guide-keep = Which issued versions keep their pages on the site: all of them, or only the last correction of each. The others can still be downloaded, and their addresses lead to that one.
    .example = keep = "last-patch"
keep-all = all versions
keep-last-patch = of 1.0.0, 1.0.1 and 1.0.2, the last one

## A theme

part-theme = A theme
about-entry-name = The name shown on the site, in each language.
    .example = name = {"{"} fr = "Dialogue et concertation", ar = "الحوار والتشاور" {"}"}
about-entry-description = What it is, in a sentence or two, in each language.
    .example = description = {"{"} fr = "Se parler et se mettre d’accord.", ar = "التحاور والوصول إلى توافق." {"}"}
about-entry-was = The ids that it had in issued versions, if it has another one now: its history goes on, and its old addresses lead to the new one.
    .example = was = ["dialogue"]

## A territory

part-territory = A territory
about-entry-kind = What kind of territory it is, in your own words.
    .example = kind = "region"

## An actor

part-actor = An actor

## An audience

part-audience = An audience

## An approach

part-approach = An approach

## A term of the glossary

part-term = A term of the glossary
about-term-term = The word explained, in each language.
    .example = term = {"{"} fr = "Pétition", ar = "عريضة" {"}"}
about-term-definition = What the word means, in simple sentences, in each language.
    .example = definition = {"{"} fr = "Demande écrite et signée.", ar = "طلب مكتوب وموقع." {"}"}
about-term-sort = Under which word the term is filed in the glossary, if that is not the word without its article.
    .example = sort = {"{"} ar = "التزام" {"}"}
about-term-see = Other terms of the glossary to read as well.
    .example = see = ["session-ordinaire", "plaidoyer"]
about-term-was = The ids that the term had in issued versions, if it has another one now: its history goes on.
    .example = was = ["petitions"]

## A solution that was withdrawn

part-withdrawn = A solution that was withdrawn, by the name that it had
about-withdrawn-reason = Why the solution was withdrawn, in a sentence or two, in each language: its history begins with this.
    .example = reason = {"{"} fr = "Remplacée par un registre en ligne.", ar = "عُوضت بسجل على الإنترنت." {"}"}
about-withdrawn-successor = The solution that took its place.
    .example = successor = "registre-en-ligne"

## A work of the bibliography

part-references = A work of the bibliography
about-references-type = What kind of document it is: a law, a report, a book…
    .example = type: law
about-references-title = Its title, in each language.
    .example = title: {"{"}fr: "Loi n° 31-13", ar: "القانون رقم 31.13"{"}"}
about-references-author = Who wrote it: a person or an institution.
    .example = author: {"{"}fr: "Royaume du Maroc", ar: "المملكة المغربية"{"}"}
about-references-publisher = Who published it.
    .example = publisher: {"{"}fr: "Secrétariat général du gouvernement", ar: "الأمانة العامة للحكومة"{"}"}
about-references-number = Its number: of the dahir, the decree or the report.
    .example = number: {"{"}fr: "Dahir n° 1-18-15", ar: "الظهير الشريف رقم 1.18.15"{"}"}
about-references-bulletin = The official bulletin that it appeared in.
    .example = bulletin: {"{"}fr: "Bulletin officiel du 12 mars 2018", ar: "الجريدة الرسمية بتاريخ 12 مارس 2018"{"}"}
about-references-date = When it was adopted or published.
    .example = date: 2018-02-22
about-references-url = Where it can be read online.
    .example = url: "https://exemple.ma/loi-31-13.pdf"
about-references-note = What one finds there, in each language.
    .example = note: {"{"}fr: "Délais de réponse et exceptions.", ar: "آجال الجواب والاستثناءات."{"}"}

## A measurement (a row of the table)

part-measures = A measurement (a row of the table)
about-measures-indicator = The indicator measured, from the chapter of the solution.
    .example = i-delai
about-measures-territory = Where it was measured, from territories.toml.
    .example = commune-rurale
about-measures-date = When it was measured.
    .example = 2026-09
about-measures-value = The value found, in digits only, with a point for decimals.
    .example = 62.5
about-measures-source = Where the value comes from.
    .example = Register of requests
about-measures-sample = Set to true if the value is invented, to show how follow-up looks.
    .example = true
