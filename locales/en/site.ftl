# The words of the site in English. Every message is there in French and Arabic too, with the same variables.
# A guide may change them: a file locales/en/site.ftl in the guide's folder takes precedence over this one.

## Language and punctuation

language-name = English
read-in-language = Read in English
list-separator = { ", " }
title-separator = { " — " }

## Pages

home = Home
solutions = Solutions
plan = Action plan
framework = Logical framework
glossary = Glossary
bibliography = Bibliography
page-not-found = This page does not exist.
working-text = Working text

## The frame of all pages

skip-to-content = Skip to content
main-navigation = Main navigation
about-guide = About the guide
languages = Languages
not-translated = not translated yet
you-are-here = You are here
working-text-note = This text is still under review and may change.
version = Version
version-of = Version of { DATE($date) }
publisher = Published by
licence = Licence
contact = Your comments
made-with = Made with
feed = News feed
footer-navigation = All sections
page-navigation = Previous and next page
previous = Previous
next = Next
contents = On this page
contents-essential = The essentials
contents-detail = In detail
contents-further = Taking action
read-online = Read online
read-on-web = This page online:
updated = Updated:
copied = Link copied
theme-label = Colours
theme-auto = Automatic
theme-light = Light
theme-dark = Dark
print = Print

## Front page

home-browse = Browse the solutions
home-how-to = How to read a solution
home-how-to-note = All solutions follow the same plan. Read for two minutes, or prepare a whole project.
home-by-theme = Solutions by theme
home-other-ways = Other ways to find one
home-pages = The guide
home-follow = Act and follow up
home-word-objectives = What the solution is for, one sentence per aim.
home-word-steps = Who does what, when, at what cost, with what result.
home-obstacles = Obstacles
home-word-obstacles = What may stand in the way, and how to answer it.
home-word-indicators = What is measured, from where it starts to where it should get.
home-word-tools = Sheets to print and fill in together.
solutions-count = { $n ->
    [0] no solutions
    [one] { NUMBER($n) } solution
   *[other] { NUMBER($n) } solutions
 }
themes-count = { $n ->
    [one] { NUMBER($n) } theme
   *[other] { NUMBER($n) } themes
 }

## Lists of solutions

list-theme = By theme
list-territory = By territory
list-audience = By audience
list-approach = By approach
kind-theme = Theme
kind-territory = Territory
kind-audience = Audience
kind-approach = Approach
solutions-lead = Each solution can be applied as it is, or adapted to your commune.
list-empty = No solutions here at the moment.
list-parts = Pages of the list
list-part = Page { NUMBER($n) }
see-all = See all solutions
filter = Filter
filter-all = All
filter-reset = Show all
filter-none = No solution meets all these choices.
not-written = Not written in English yet

## A solution

in-brief = In brief
fact-duration = Duration
fact-cost = Cost
fact-steps = Steps
fact-indicators = Indicators
fact-tools = Tools
fact-who = Who acts
facts-more = For whom, where, with whom
fact-for = For whom
fact-where = Where
fact-approaches = Approaches
fact-status = State of the text
to-write-note = This chapter is a draft. Still to be written:
illustrative-note = The costs, baselines and targets of this chapter are examples: replace them with your commune’s own figures.
objectives = Objectives
steps = Implementation steps
schedule = Schedule
means = Means
obstacles = Obstacles and mitigation
indicators = Performance indicators
tools = Tools
phases = Phases
adaptations = Local adaptations
lessons = Lessons learned
references = References
neighbours = On the same theme
step-begin = Start
step-result = Result
by-commune = By the commune
by-partner = To be asked of a partner
schedule-step = Step
schedule-week = Weeks from the start
schedule-month = Months from the start
schedule-year = Years from the start
schedule-goes-on = The open bar goes on beyond the chart.
obstacle = Obstacle
mitigation = Mitigation
indicator = Indicator
baseline = Baseline
target = Target
frequency = Frequency
verification = Means of verification
disaggregation = Broken down by
objective = Objective
measurements = Measurements
measurement-sample = sample
progress = { NUMBER($n) }% of the way to the target
progress-chart = Measurements over time; dashed, the way from baseline to target.
samples-note = Measurements marked “sample” are invented: they show how follow-up looks.
sheet-to-print = Sheet to print (A4)
download = Download
table-of-steps = Chronogramme: the steps and how long they take
table-of-obstacles = Possible obstacles and their mitigation
table-of-indicators = Indicators: from baseline to target

kind-output = Output
kind-outcome = Outcome
kind-effect = Effect
kind-perception = Perception
expected-true = expected
expected-false = unexpected
frequency-weekly = every week
frequency-monthly = every month
frequency-quarterly = every quarter
frequency-half-yearly = twice a year
frequency-yearly = every year
frequency-once = once
phase-pilot = Pilot phase
phase-roll-out = Roll-out
status-draft = Draft
status-review = Under review
status-final = Final

## Action plan and logical framework

plan-of = Action plan: { $theme }
framework-of = Logical framework: { $theme }
plan-lead = Every step: who carries it, when it begins, how long it takes, what it costs and what comes of it.
framework-lead = From objectives to indicators: where one starts from, where one wants to get, how it is verified and what was measured.
plan-totals = The action plan in numbers, by theme
framework-totals = The logical framework in numbers, by theme
gathered-illustrative = Some of the costs, baselines and targets are examples: replace them with the figures of your commune.
framework-measured = Indicators measured
measurement-last = Last measurement
no-indicator = No indicator for this objective yet.
total = Total
in-plan = These steps in the action plan
in-framework = These indicators in the logical framework
solutions-of-theme = The solutions of this theme
steps-count = { $n ->
    [0] no steps
    [one] { NUMBER($n) } step
   *[other] { NUMBER($n) } steps
 }

## Sheets, pages, glossary, bibliography

sheet = Tool sheet
sheet-hint = Print this page on A4 paper and fill it in by hand.
glossary-lead = The words of the guide, simply explained.
glossary-letters = Letters
glossary-see = See also:
bibliography-lead = The texts and works cited, and the solutions that rest on them.
cited-by = Cited by

## What is missing

missing-text = This page is not written in English yet.
missing-read = You can read it in another language:
missing-near = On the same theme, in English
not-found-text = The address may have changed, or be incomplete.
not-found-ways = Go on from one of these pages:
offline-missing = This page is not kept on this device yet. It will open as soon as the connection is back.

## Inside texts

alert-note = Note
alert-tip = Tip
alert-important = Important
alert-warning = Warning
alert-caution = Caution
table-label = Table
task-done = Done
task-open = To do
terms-defined = Terms
footnotes = Notes
footnote-back = Back to the text

## Numbers with their units

duration-day = { $n ->
    [one] { NUMBER($n) }{"\u00A0"}day
   *[other] { NUMBER($n) }{"\u00A0"}days
 }
duration-week = { $n ->
    [one] { NUMBER($n) }{"\u00A0"}week
   *[other] { NUMBER($n) }{"\u00A0"}weeks
 }
duration-month = { $n ->
    [one] { NUMBER($n) }{"\u00A0"}month
   *[other] { NUMBER($n) }{"\u00A0"}months
 }
duration-year = { $n ->
    [one] { NUMBER($n) }{"\u00A0"}year
   *[other] { NUMBER($n) }{"\u00A0"}years
 }
begin-week = from week{"\u00A0"}{ NUMBER($n) }
begin-month = from month{"\u00A0"}{ NUMBER($n) }
begin-year = from year{"\u00A0"}{ NUMBER($n) }
cost = MAD{"\u00A0"}{ NUMBER($n) }

unit-percent = { NUMBER($n) }%
unit-number = { NUMBER($n) }
unit-people = { $n ->
    [one] { NUMBER($n) }{"\u00A0"}person
   *[other] { NUMBER($n) }{"\u00A0"}people
 }
unit-days = { $n ->
    [one] { NUMBER($n) }{"\u00A0"}day
   *[other] { NUMBER($n) }{"\u00A0"}days
 }
unit-weeks = { $n ->
    [one] { NUMBER($n) }{"\u00A0"}week
   *[other] { NUMBER($n) }{"\u00A0"}weeks
 }
unit-months = { $n ->
    [one] { NUMBER($n) }{"\u00A0"}month
   *[other] { NUMBER($n) }{"\u00A0"}months
 }
unit-hours = { $n ->
    [one] { NUMBER($n) }{"\u00A0"}hour
   *[other] { NUMBER($n) }{"\u00A0"}hours
 }
unit-MAD = MAD{"\u00A0"}{ NUMBER($n) }
unit-requests = { $n ->
    [one] { NUMBER($n) }{"\u00A0"}request
   *[other] { NUMBER($n) }{"\u00A0"}requests
 }
unit-documents = { $n ->
    [one] { NUMBER($n) }{"\u00A0"}document
   *[other] { NUMBER($n) }{"\u00A0"}documents
 }
unit-meetings = { $n ->
    [one] { NUMBER($n) }{"\u00A0"}meeting
   *[other] { NUMBER($n) }{"\u00A0"}meetings
 }
unit-projects = { $n ->
    [one] { NUMBER($n) }{"\u00A0"}project
   *[other] { NUMBER($n) }{"\u00A0"}projects
 }
unit-actions = { $n ->
    [one] { NUMBER($n) }{"\u00A0"}action
   *[other] { NUMBER($n) }{"\u00A0"}actions
 }
unit-petitions = { $n ->
    [one] { NUMBER($n) }{"\u00A0"}petition
   *[other] { NUMBER($n) }{"\u00A0"}petitions
 }
unit-proposals = { $n ->
    [one] { NUMBER($n) }{"\u00A0"}proposal
   *[other] { NUMBER($n) }{"\u00A0"}proposals
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
    [one] { NUMBER($n) }{"\u00A0"}comment
   *[other] { NUMBER($n) }{"\u00A0"}comments
 }
unit-points = { $n ->
    [one] { NUMBER($n) }{"\u00A0"}point
   *[other] { NUMBER($n) }{"\u00A0"}points
 }

unit-name-percent = percentage
unit-name-number = number
unit-name-people = people
unit-name-days = days
unit-name-weeks = weeks
unit-name-months = months
unit-name-hours = hours
unit-name-MAD = dirhams
unit-name-requests = requests
unit-name-documents = documents
unit-name-meetings = meetings
unit-name-projects = projects
unit-name-actions = actions
unit-name-petitions = petitions
unit-name-proposals = proposals
unit-name-associations = associations
unit-name-communes = communes
unit-name-comments = comments
unit-name-points = points

## Kinds of works

reference-constitution = Constitution
reference-law = Law
reference-decree = Decree
reference-convention = Convention
reference-report = Report
reference-guide = Guide
reference-book = Book
reference-article = Article
reference-website = Website
