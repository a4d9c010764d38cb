# كلمات الأمر «dalil help fields»: كل الحقول التي يمكن أن ترد في دليل، ومعناها، وكيف تُكتب.
# الرسالة about-<part>-<field> تبين فائدة الحقل، و‎.example هو ما يُكتب في الملف كما هو (وفي الجدول: ما يُكتب في الخانة).
# الرسائل نفسها بالمتغيرات نفسها في fr و en.
# ‏"\u2068…\u2069" يحفظ اتجاه ما كُتب بالحروف اللاتينية داخل الجملة العربية، ولا يُستعمل في ‎.example لأنه مكتوب كما في الملف.

## المساعدة على الحقول

fields-lead = لكل حقل اسمه في الملف، والاسم الذي يراه القراء، وهل هو إلزامي. تُعطى الوقائع (الأرقام والتواريخ والفاعلون وغيرها) مرة واحدة، في اللغة المرجعية، أما النصوص فتُكتب بكل لغة.
fields-needed = إلزامي
fields-needed-reference = إلزامي في اللغة المرجعية
fields-optional = اختياري
fields-example = مثال

## ما الذي يحتويه الحقل

holds-text = نص
holds-id = معرّف: حروف لاتينية صغيرة وأرقام وشرطات
holds-one = معرّف عنصر واحد
holds-many = معرّفات بين معقوفين
holds-former-ids = معرّفات بين معقوفتين
holds-solution = اسم مجلد حل أو معرّفه
# $words: الكلمات الممكنة.
holds-choice = إحدى هذه الكلمات: { $words }
holds-date = تاريخ: {"\u20682026\u2069"} أو {"\u20682026-09\u2069"} أو {"\u20682026-09-15\u2069"}
holds-whole = عدد صحيح من 0 فما فوق
holds-cost = مبلغ بالدرهم
holds-value = عدد، بوحدة المؤشر
holds-week = الحرف {"\u2068W\u2069"} يليه عدد الأسابيع منذ البداية: {"\u2068W4\u2069"}
holds-duration = عدد ثم {"\u2068days\u2069"} (أيام) أو {"\u2068weeks\u2069"} (أسابيع) أو {"\u2068months\u2069"} (أشهر) أو {"\u2068years\u2069"} (سنوات): {"\u20684 weeks\u2069"}
holds-level = قيمة وتاريخها: {"\u2068{value: 5, date: 2028}\u2069"}
holds-truth = {"\u2068true\u2069"} (نعم) أو {"\u2068false\u2069"} (لا)
holds-unit = اسم وحدة: {"\u2068percent\u2069"} أو {"\u2068people\u2069"} أو {"\u2068days\u2069"}…
holds-file = اسم ملف موجود بجانب ملف الفصل
holds-texts = نص بكل لغة
holds-some-texts = نص، في اللغات التي تحتاج إليه فقط
holds-shared-texts = نص واحد لكل اللغات، أو نص بكل لغة
holds-address = رابط يبدأ بـ {"\u2068https://\u2069"} أو {"\u2068http://\u2069"}
holds-contact = عنوان بريد إلكتروني أو رابط صفحة
holds-languages = رموز اللغات، وأولها رمز اللغة المرجعية
holds-region = رمز بلد بحرفين لاتينيين كبيرين: {"\u2068MA\u2069"}
holds-items = لائحة، وحقولها مبينة أسفله

## أسماء الحقول غير الواردة في history.ftl

field-id = المعرّف
field-objectives = الأهداف
field-steps = المراحل
field-means = الوسائل
field-obstacles = العوائق
field-indicators = المؤشرات
field-tools = الأدوات
field-phases = الأطوار
field-adaptations = الملاءمات المحلية
field-lessons = الدروس المستفادة
field-languages = اللغات
field-region = البلد
field-organisation = الجهة الناشرة
field-licence = الترخيص
field-contact = جهة الاتصال
field-base_url = رابط الموقع
field-publish_next = نشر النص قيد الإعداد
field-keep = الإصدارات ذات الصفحات
field-indicator = المؤشر
field-value = القيمة
field-source = المصدر
field-sample = مثال

## فصل الحل

part-chapter = فصل الحل
about-chapter-id = عند تغيير اسم مجلد حل سبق نشره: اسمه القديم، حتى يظل الحل معروفا من إصدار إلى آخر.
    .example = id: acces-information
about-chapter-title = اسم الحل، قصيرا وواضحا.
    .example = title: الحصول على المعلومات على مستوى الجماعة
about-chapter-summary = ما الذي يقدمه الحل، ولمن، في جملة أو جملتين.
    .example = summary: نشر الوثائق المفيدة والرد على كل طلب داخل الأجل القانوني.
about-chapter-theme = المحور الذي يُصنف فيه الحل، من الملف {"\u2068themes.toml\u2069"}.
    .example = theme: transparence
about-chapter-status = أين وصل هذا النص: مسودة ({"\u2068draft\u2069"}) أو قيد المراجعة ({"\u2068review\u2069"}) أو مصادق عليه ({"\u2068final\u2069"}).
    .example = status: review
about-chapter-order = ترتيب الحل بين حلول محوره.
    .example = order: 3
about-chapter-updated = تاريخ آخر تعديل لهذا النص.
    .example = updated: 2026-09-15
about-chapter-illustrative = اكتبوه إذا كانت التكاليف والقيم المرجعية والمستهدفة مجرد أمثلة، وستنبه الصفحة إلى ذلك.
    .example = illustrative: true
about-chapter-territories = أين يُطبق الحل، من الملف {"\u2068territories.toml\u2069"}.
    .example = territories: [fes-meknes, commune-rurale]
about-chapter-audiences = لمن وُضع الحل، من الملف {"\u2068audiences.toml\u2069"}.
    .example = audiences: [habitants, femmes, jeunes]
about-chapter-approaches = المقاربات العرضانية المعتمدة (النوع والبيئة وغيرهما)، من الملف {"\u2068approaches.toml\u2069"}.
    .example = approaches: [genre, environnement]
about-chapter-objectives = ما الذي ينبغي أن يغيره الحل، عنصر لكل هدف.
    .example =
        objectives:
          - id: o-repondre
            text: الرد على كل طلب داخل الأجل القانوني.
about-chapter-steps = ما ينبغي إنجازه بالترتيب: من ينجزه ومتى، وبأي كلفة ولأي نتيجة.
    .example =
        steps:
          - id: s-guichet
            title: فتح شباك الطلبات
            start: W0
            duration: 3 weeks
about-chapter-means = ما يلزم توفيره: أشخاص وأماكن ومعدات وأموال.
    .example =
        means:
          - id: m-lieu
            text: شباك بارز وسهل الولوج
about-chapter-obstacles = ما قد يعرقل العمل، وما يساعد على تجاوزه.
    .example =
        obstacles:
          - id: b-archives
            text: الوثائق متفرقة.
            mitigation: يبدأ الجرد بالسنوات الثلاث الأخيرة.
about-chapter-indicators = ما الذي نقيسه لنعرف هل تحقق كل هدف.
    .example =
        indicators:
          - id: i-delai
            name: نسبة الطلبات المعالجة داخل الأجل القانوني
            objective: o-repondre
            unit: percent
about-chapter-tools = بطاقات للطباعة وملفات للتحميل.
    .example =
        tools:
          - id: t-registre
            title: سجل الطلبات
            file: fiche-registre.ar.md
about-chapter-phases = كيف يتوسع الحل: تجربة أولا، ثم باقي الأماكن.
    .example =
        phases:
          - id: p-pilote
            title: البدء بحي واحد
            kind: pilot
about-chapter-adaptations = ما يُنجز بطريقة مختلفة حسب المجال الترابي.
    .example =
        adaptations:
          - territory: commune-rurale
            text: لوحة الإعلانات ويوم السوق أهم من الموقع.
about-chapter-lessons = ما استُفيد من تجربة من سبق لهم الإنجاز.
    .example =
        lessons:
          - id: l-simple
            text: عشر وثائق محينة خير من مائة وثيقة قديمة.
about-chapter-references = النصوص والمؤلفات المستشهد بها، من الملف {"\u2068references.yml\u2069"}.
    .example = references: [constitution-2011, loi-31-13]

## هدف (لائحة objectives)

part-objectives = هدف (لائحة {"\u2068objectives\u2069"})
about-item-id = الاسم الذي يُحال به على العنصر: واحد في كل اللغات ولا يتغير.
    .example = id: o-repondre
about-objectives-text = الهدف في جملة واحدة.
    .example = text: الرد على كل طلب داخل الأجل القانوني.
about-objectives-assumptions = ما يجب أن يتوفر خارج إرادة الجماعة حتى يتحقق الهدف.
    .example = assumptions: استمرار العمل بقانون الحق في الحصول على المعلومات.

## مرحلة (لائحة steps)

part-steps = مرحلة (لائحة {"\u2068steps\u2069"})
about-steps-title = ما يُنجز في هذه المرحلة، في بضع كلمات.
    .example = title: فتح شباك الطلبات
about-steps-text = كيفية الإنجاز، في جملة أو جملتين.
    .example = text: تخصيص مكان ونموذج للطلب ووصل مؤرخ.
about-steps-result = ما يتوفر عند نهاية المرحلة.
    .example = result: شباك مفتوح وسجل محين
about-steps-actors = من ينجز المرحلة، من الملف {"\u2068actors.toml\u2069"}.
    .example = actors: [conseil-communal, associations]
about-steps-by = هل تنجز الجماعة المرحلة بنفسها ({"\u2068commune\u2069"}) أم تطلبها من شريك ({"\u2068partner\u2069"}).
    .example = by: commune
about-steps-start = متى تبدأ المرحلة، بعدد الأسابيع منذ البداية.
    .example = start: W0
about-steps-after = المراحل التي يجب أن تنتهي قبل هذه المرحلة، ويُكتب بدل {"\u2068start\u2069"}.
    .example = after: [s-designer, s-inventaire]
about-steps-duration = كم تدوم المرحلة.
    .example = duration: 4 weeks
about-steps-cost = كلفة المرحلة بالدرهم، دون فراغ ولا وحدة.
    .example = cost: 5000

## وسيلة (لائحة means)

part-means = وسيلة (لائحة {"\u2068means\u2069"})
about-means-text = ما يلزم توفيره، في جملة واحدة.
    .example = text: شباك بارز وسهل الولوج

## عائق (لائحة obstacles)

part-obstacles = عائق (لائحة {"\u2068obstacles\u2069"})
about-obstacles-text = ما قد يعرقل العمل، في جملة واحدة.
    .example = text: الوثائق متفرقة ويتعذر العثور على بعضها.
about-obstacles-mitigation = ما نفعله لتجاوز العائق أو التخفيف منه.
    .example = mitigation: يبدأ الجرد بالسنوات الثلاث الأخيرة.

## مؤشر (لائحة indicators)

part-indicators = مؤشر (لائحة {"\u2068indicators\u2069"})
about-indicators-name = ما الذي نقيسه.
    .example = name: نسبة الطلبات المعالجة داخل الأجل القانوني
about-indicators-objective = الهدف الذي يتتبعه هذا المؤشر، من لائحة {"\u2068objectives\u2069"}.
    .example = objective: o-repondre
about-indicators-kind = ما يبينه المؤشر: إنجاز ({"\u2068output\u2069"}) أو نتيجة ({"\u2068outcome\u2069"}) أو أثر ({"\u2068effect\u2069"}) أو تصور ({"\u2068perception\u2069"}).
    .example = kind: outcome
about-indicators-expected = إذا كان المؤشر يقيس أثرا ({"\u2068kind: effect\u2069"}): هل كان متوقعا؟
    .example = expected: false
about-indicators-unit = الوحدة التي يُعبر بها عن القيم.
    .example = unit: percent
about-indicators-baseline = القيمة قبل البدء، مع تاريخها.
    .example = baseline: {"{"}value: 20, date: 2026{"}"}
about-indicators-target = القيمة التي نريد بلوغها، ومتى.
    .example = target: {"{"}value: 90, date: 2028{"}"}
about-indicators-frequency = كل متى نقيس.
    .example = frequency: quarterly
about-indicators-verification = أين نجد ما يثبت القيمة: سجل أو استمارة أو معاينة…
    .example = verification: سجل الطلبات ونسخ الردود
about-indicators-disaggregation = الفئات التي تُحسب كل واحدة منها على حدة: الجنس والسن والحي…
    .example = disaggregation: الجنس، السن، الحي أو الدوار

## أداة (لائحة tools)

part-tools = أداة (لائحة {"\u2068tools\u2069"})
about-tools-title = اسم البطاقة أو الملف كما يُقرأ في الموقع.
    .example = title: سجل الطلبات
about-tools-file = ملف الأداة، والملف الذي ينتهي بـ {"\u2068.md\u2069"} يصبح بطاقة للطباعة.
    .example = file: fiche-registre.ar.md

## طور (لائحة phases)

part-phases = طور (لائحة {"\u2068phases\u2069"})
about-phases-title = اسم الطور.
    .example = title: البدء بحي واحد
about-phases-text = ما يجري في هذا الطور.
    .example = text: تجربة الدورة كاملة في قطاع واحد ثم استخلاص الحصيلة.
about-phases-kind = هل هو طور تجريبي ({"\u2068pilot\u2069"}) أم تعميم ({"\u2068roll-out\u2069"}).
    .example = kind: pilot
about-phases-territories = أين يُنجز هذا الطور، من الملف {"\u2068territories.toml\u2069"}.
    .example = territories: [commune-urbaine, commune-rurale]

## ملاءمة محلية (لائحة adaptations)

part-adaptations = ملاءمة محلية (لائحة {"\u2068adaptations\u2069"})
about-adaptations-territory = المجال الترابي المعني، من الملف {"\u2068territories.toml\u2069"}، عنصر واحد لكل مجال.
    .example = territory: commune-rurale
about-adaptations-text = ما يُنجز بطريقة مختلفة في هذا المجال.
    .example = text: لوحة الإعلانات ويوم السوق أهم من الموقع.

## درس مستفاد (لائحة lessons)

part-lessons = درس مستفاد (لائحة {"\u2068lessons\u2069"})
about-lessons-text = ما استُفيد من التجربة، في جملة أو جملتين.
    .example = text: عشر وثائق محينة خير من مائة وثيقة قديمة.

## صفحة من الدليل

part-page = صفحة من الدليل
about-page-title = اسم الصفحة.
    .example = title: الإطار القانوني
about-page-summary = ما تقوله الصفحة، في جملة أو جملتين.
    .example = summary: النصوص التي تقوم عليها المشاركة، مشروحة ببساطة.
about-page-order = ترتيب الصفحة بين الصفحات الأخرى.
    .example = order: 2
about-page-updated = تاريخ آخر تعديل لهذه الصفحة.
    .example = updated: 2026-09-15

## إعدادات الدليل

part-guide = إعدادات الدليل
about-guide-languages = لغات الدليل، وأولها هي اللغة المرجعية.
    .example = languages = ["fr", "ar"]
about-guide-region = البلد، وهو الذي يحدد كيفية كتابة التواريخ والأعداد.
    .example = region = "MA"
about-guide-title = اسم الدليل بكل لغة.
    .example = title = {"{"} fr = "Guide de bonnes pratiques", ar = "دليل الممارسات الجيدة" {"}"}
about-guide-summary = ما هو الدليل، في جملة أو جملتين.
    .example = summary = {"{"} fr = "Des solutions simples pour les communes.", ar = "حلول بسيطة للجماعات." {"}"}
about-guide-organisation = من ينشر الدليل.
    .example = organisation = {"{"} fr = "Votre organisation", ar = "مؤسستكم" {"}"}
about-guide-licence = الشروط التي يمكن بها إعادة استعمال النصوص.
    .example = licence = {"{"} fr = "Textes sous licence CC BY 4.0", ar = "النصوص مرخصة برخصة CC BY 4.0" {"}"}
about-guide-contact = إلى أين تُرسل الملاحظات على الدليل.
    .example = contact = "guide@exemple.ma"
about-guide-base-url = الرابط الذي يُنشر فيه الموقع، ومن دونه لا خلاصة للإصدارات الجديدة.
    .example = base_url = "https://exemple.ma/guide"
about-guide-date = تاريخ النص قيد الإعداد، غيّروه قبل نشر أي إصدار.
    .example = date = 2026-09-15
about-guide-theme = مظهر الموقع: اسم مجلد من {"\u2068themes/\u2069"}، أو {"\u2068default\u2069"} للمظهر المرفق مع {"\u2068dalil\u2069"}.
    .example = theme = "default"
about-guide-publish-next = اكتبوا {"\u2068false\u2069"} لنشر الإصدارات وحدها دون النص قيد الإعداد.
    .example = publish_next = false
about-guide-keep = الإصدارات المنشورة التي تبقى صفحاتها في الموقع: كلها، أو آخر تصحيح لكل إصدار فقط. وتبقى الإصدارات الأخرى قابلة للتحميل، وتؤدي روابطها إلى آخر تصحيح.
    .example = keep = "last-patch"
keep-all = جميع الإصدارات
keep-last-patch = آخر إصدار من بين 1.0.0 و1.0.1 و1.0.2

## محور

part-theme = محور
about-entry-name = الاسم الذي يظهر في الموقع، بكل لغة.
    .example = name = {"{"} fr = "Dialogue et concertation", ar = "الحوار والتشاور" {"}"}
about-entry-description = شرح في جملة أو جملتين، بكل لغة.
    .example = description = {"{"} fr = "Se parler et se mettre d’accord.", ar = "التحاور والوصول إلى توافق." {"}"}
about-entry-was = المعرّفات التي كان يحملها هذا العنصر في إصدارات منشورة إن تغير معرّفه: يستمر تاريخه، وتؤدي عناوينه القديمة إلى الجديد.
    .example = was = ["dialogue"]

## مجال ترابي

part-territory = مجال ترابي
about-entry-kind = صنف المجال الترابي، بكلمة من اختياركم.
    .example = kind = "region"

## فاعل

part-actor = فاعل

## جمهور

part-audience = جمهور

## مقاربة

part-approach = مقاربة

## مصطلح من لائحة المصطلحات

part-term = مصطلح من لائحة المصطلحات
about-term-term = الكلمة المشروحة، بكل لغة.
    .example = term = {"{"} fr = "Pétition", ar = "عريضة" {"}"}
about-term-definition = معنى الكلمة بجمل بسيطة، بكل لغة.
    .example = definition = {"{"} fr = "Demande écrite et signée.", ar = "طلب مكتوب وموقع." {"}"}
about-term-sort = الكلمة التي يرتب المصطلح تحتها في المعجم، إن لم تكن هي الكلمة دون «ال» التعريف.
    .example = sort = {"{"} ar = "التزام" {"}"}
about-term-see = مصطلحات أخرى يُستحسن الاطلاع عليها.
    .example = see = ["session-ordinaire", "plaidoyer"]
about-term-was = المعرّفات التي كان يحملها هذا المصطلح في إصدارات منشورة إن تغير معرّفه: يستمر تاريخه.
    .example = was = ["petitions"]

## حل مسحوب

part-withdrawn = حل مسحوب، باسمه السابق
about-withdrawn-reason = سبب سحب الحل في جملة أو جملتين، بكل لغة: به يبدأ تاريخه.
    .example = reason = {"{"} fr = "Remplacée par un registre en ligne.", ar = "عُوضت بسجل على الإنترنت." {"}"}
about-withdrawn-successor = الحل الذي حل محله.
    .example = successor = "registre-en-ligne"

## مرجع من لائحة المراجع

part-references = مرجع من لائحة المراجع
about-references-type = صنف المرجع: قانون أو تقرير أو كتاب أو غير ذلك.
    .example = type: law
about-references-title = عنوان المرجع بكل لغة.
    .example = title: {"{"}fr: "Loi n° 31-13", ar: "القانون رقم 31.13"{"}"}
about-references-author = من كتبه: شخص أو مؤسسة.
    .example = author: {"{"}fr: "Royaume du Maroc", ar: "المملكة المغربية"{"}"}
about-references-publisher = من نشره.
    .example = publisher: {"{"}fr: "Secrétariat général du gouvernement", ar: "الأمانة العامة للحكومة"{"}"}
about-references-number = رقمه: رقم الظهير أو المرسوم أو التقرير.
    .example = number: {"{"}fr: "Dahir n° 1-18-15", ar: "الظهير الشريف رقم 1.18.15"{"}"}
about-references-bulletin = عدد الجريدة الرسمية الذي صدر فيه.
    .example = bulletin: {"{"}fr: "Bulletin officiel du 12 mars 2018", ar: "الجريدة الرسمية بتاريخ 12 مارس 2018"{"}"}
about-references-date = تاريخ اعتماده أو نشره.
    .example = date: 2018-02-22
about-references-url = أين تمكن قراءته على الإنترنت.
    .example = url: "https://exemple.ma/loi-31-13.pdf"
about-references-note = ما يفيد القارئ فيه، بكل لغة.
    .example = note: {"{"}fr: "Délais de réponse et exceptions.", ar: "آجال الجواب والاستثناءات."{"}"}

## قياس (سطر من الجدول)

part-measures = قياس (سطر من الجدول)
about-measures-indicator = المؤشر الذي قيس، من فصل الحل.
    .example = i-delai
about-measures-territory = أين أُجري القياس، من الملف {"\u2068territories.toml\u2069"}.
    .example = commune-rurale
about-measures-date = متى أُجري القياس.
    .example = 2026-09
about-measures-value = القيمة المحصل عليها، بالأرقام فقط وبنقطة للكسور.
    .example = 62.5
about-measures-source = من أين جاءت القيمة.
    .example = سجل الطلبات
about-measures-sample = اكتبوا {"\u2068true\u2069"} إذا كانت القيمة افتراضية تبين كيف يكون التتبع.
    .example = true
