# كلمات الموقع بالعربية. لكل رسالة مقابل بالفرنسية والإنجليزية، بالمتغيرات نفسها.
# يمكن لكل دليل أن يغيرها: ملف locales/ar/site.ftl في مجلد الدليل له الأولوية على هذا الملف.

## اللغة وعلامات الترقيم

language-name = العربية
read-in-language = القراءة بالعربية
list-separator = { "، " }
title-separator = { " — " }

## الصفحات

home = الرئيسية
solutions = الحلول
plan = خطة العمل
framework = الإطار المنطقي
glossary = المصطلحات
bibliography = المراجع
page-not-found = هذه الصفحة غير موجودة.
working-text = نص قيد الإعداد

## إطار كل الصفحات

skip-to-content = الانتقال إلى المحتوى
main-navigation = القائمة الرئيسية
about-guide = حول الدليل
languages = اللغات
not-translated = لم يترجم بعد
you-are-here = أنتم هنا
working-text-note = هذا النص لا يزال قيد المراجعة وقد يتغير.
version = الإصدار
version-of = إصدار { DATE($date) }
publisher = الناشر
licence = الترخيص
contact = ملاحظاتكم
made-with = أُنجز بواسطة
feed = خلاصة المستجدات
footer-navigation = كل الأقسام
page-navigation = الصفحة السابقة والصفحة التالية
previous = السابق
next = التالي
contents = في هذه الصفحة
contents-essential = الأساسي
contents-detail = بالتفصيل
contents-further = للتطبيق
read-online = القراءة على الإنترنت
read-on-web = هذه الصفحة على الإنترنت:
updated = آخر تحيين:
copied = نُسخ الرابط
theme-label = الألوان
theme-auto = تلقائية
theme-light = فاتحة
theme-dark = داكنة
print = طباعة

## الصفحة الرئيسية

home-browse = تصفح الحلول
home-how-to = كيف نقرأ حلا
home-how-to-note = تتبع كل الحلول التصميم نفسه. تكفي دقيقتان للاطلاع على حل، ويمكن إعداد مشروع كامل انطلاقا منه.
home-by-theme = الحلول حسب المحاور
home-other-ways = طرق أخرى للبحث
home-pages = الدليل
home-follow = العمل والتتبع
home-word-objectives = ما الغاية من الحل، جملة لكل هدف.
home-word-steps = من يفعل ماذا ومتى، وبأي كلفة ولأي نتيجة.
home-obstacles = العوائق
home-word-obstacles = ما قد يعرقل العمل، وكيف نواجهه.
home-word-indicators = ما الذي نقيسه، ومن أين ننطلق، وإلى أين نريد الوصول.
home-word-tools = بطاقات للطباعة والملء الجماعي.
solutions-count = { $n ->
    [zero] لا حلول
    [one] حل واحد
    [two] حلان
    [few] { NUMBER($n) } حلول
    [many] { NUMBER($n) } حلا
   *[other] { NUMBER($n) } حل
 }
themes-count = { $n ->
    [zero] لا محاور
    [one] محور واحد
    [two] محوران
    [few] { NUMBER($n) } محاور
    [many] { NUMBER($n) } محورا
   *[other] { NUMBER($n) } محور
 }

## قوائم الحلول

list-theme = حسب المحور
list-territory = حسب المجال الترابي
list-audience = حسب الجمهور
list-approach = حسب المقاربة
kind-theme = المحور
kind-territory = المجال الترابي
kind-audience = الجمهور
kind-approach = المقاربة
solutions-lead = يمكن تطبيق كل حل كما هو، أو ملاءمته مع واقع جماعتكم.
list-empty = لا توجد حلول هنا حاليا.
list-parts = صفحات اللائحة
list-part = الصفحة { NUMBER($n) }
see-all = عرض كل الحلول
filter = تصفية
filter-all = الكل
filter-reset = عرض الكل
filter-none = لا يوجد حل يستجيب لكل هذه الاختيارات.
not-written = لم يكتب بعد بالعربية

## الحل

in-brief = باختصار
fact-duration = المدة
fact-cost = الكلفة
fact-steps = المراحل
fact-indicators = المؤشرات
fact-tools = الأدوات
fact-who = من يتدخل
facts-more = لمن، وأين، ومع من
fact-for = لفائدة من
fact-where = أين
fact-approaches = المقاربات
fact-status = حالة النص
to-write-note = هذا الفصل مسودة. وبقي أن يُكتب:
illustrative-note = التكاليف والقيم المرجعية والقيم المستهدفة الواردة في هذا الفصل أمثلة: عوضوها بأرقام جماعتكم.
objectives = الأهداف
steps = مراحل التنفيذ
schedule = الجدول الزمني
means = الوسائل
obstacles = العوائق وإجراءات التخفيف
indicators = مؤشرات الأداء
tools = الأدوات
phases = الأطوار
adaptations = الملاءمات المحلية
lessons = الدروس المستفادة
references = المراجع
neighbours = في المحور نفسه
step-begin = البداية
step-result = النتيجة
by-commune = تنجزها الجماعة
by-partner = تُطلب من شريك
schedule-step = المرحلة
schedule-week = الأسابيع منذ الانطلاق
schedule-month = الأشهر منذ الانطلاق
schedule-year = السنوات منذ الانطلاق
schedule-goes-on = الشريط المفتوح يستمر خارج الرسم.
obstacle = العائق
mitigation = إجراء التخفيف
indicator = المؤشر
baseline = القيمة المرجعية
target = القيمة المستهدفة
frequency = الوتيرة
verification = وسائل التحقق
disaggregation = موزع حسب
objective = الهدف
measurements = القياسات
measurement-sample = مثال
progress = قُطع { NUMBER($n) }{"\u200E"}%{"\u200E"} من الطريق نحو القيمة المستهدفة
progress-chart = القياسات عبر الزمن؛ الخط المتقطع هو الطريق من القيمة المرجعية إلى القيمة المستهدفة.
samples-note = القياسات التي تحمل كلمة «مثال» أرقام افتراضية تبين كيف يكون التتبع.
sheet-to-print = بطاقة للطباعة (A4)
download = تحميل
table-of-steps = الجدول الزمني: المراحل ومدتها
table-of-obstacles = العوائق المحتملة وإجراءات التخفيف
table-of-indicators = المؤشرات: من القيمة المرجعية إلى القيمة المستهدفة

kind-output = إنجاز
kind-outcome = نتيجة
kind-effect = أثر
kind-perception = تصور
expected-true = متوقع
expected-false = غير متوقع
frequency-weekly = كل أسبوع
frequency-monthly = كل شهر
frequency-quarterly = كل ثلاثة أشهر
frequency-half-yearly = مرتين في السنة
frequency-yearly = كل سنة
frequency-once = مرة واحدة
phase-pilot = طور تجريبي
phase-roll-out = تعميم
status-draft = مسودة
status-review = قيد المراجعة
status-final = مصادق عليه

## خطة العمل والإطار المنطقي

plan-of = خطة العمل: { $theme }
framework-of = الإطار المنطقي: { $theme }
plan-lead = كل المراحل: من ينجزها، ومتى تبدأ، وكم تدوم، وكم تكلف، وماذا ينتج عنها.
framework-lead = من الأهداف إلى المؤشرات: من أين ننطلق، وإلى أين نريد الوصول، وكيف نتحقق من ذلك، وما الذي قيس.
plan-totals = خطة العمل بالأرقام، حسب المحاور
framework-totals = الإطار المنطقي بالأرقام، حسب المحاور
gathered-illustrative = بعض التكاليف والقيم المرجعية والقيم المستهدفة أمثلة: عوضوها بأرقام جماعتكم.
framework-measured = المؤشرات المقيسة
measurement-last = آخر قياس
no-indicator = لا مؤشر لهذا الهدف بعد.
total = المجموع
in-plan = هذه المراحل في خطة العمل
in-framework = هذه المؤشرات في الإطار المنطقي
solutions-of-theme = حلول هذا المحور
steps-count = { $n ->
    [zero] لا مراحل
    [one] مرحلة واحدة
    [two] مرحلتان
    [few] { NUMBER($n) } مراحل
    [many] { NUMBER($n) } مرحلة
   *[other] { NUMBER($n) } مرحلة
 }

## البطاقات والصفحات والمصطلحات والمراجع

sheet = بطاقة عملية
sheet-hint = اطبعوا هذه الصفحة على ورق A4 واملؤوها بخط اليد.
glossary-lead = مصطلحات الدليل مشروحة ببساطة.
glossary-letters = الحروف
glossary-see = انظر أيضا:
bibliography-lead = النصوص والمؤلفات المستشهد بها، والحلول التي تستند إليها.
cited-by = ورد في

## ما لم يوجد

missing-text = هذه الصفحة لم تكتب بعد بالعربية.
missing-read = يمكنكم قراءتها بلغة أخرى:
missing-near = في المحور نفسه، بالعربية
not-found-text = ربما تغير العنوان، أو هو غير مكتمل.
not-found-ways = يمكنكم المتابعة من إحدى هذه الصفحات:
offline-missing = لم تُحفظ هذه الصفحة بعد على هذا الجهاز. ستُفتح حالما يعود الاتصال بالإنترنت.

## داخل النصوص

alert-note = ملاحظة
alert-tip = نصيحة
alert-important = مهم
alert-warning = انتباه
alert-caution = خطر
table-label = جدول
task-done = أُنجز
task-open = لم ينجز بعد
terms-defined = المصطلحات
footnotes = الهوامش
footnote-back = العودة إلى النص

## الأعداد مع وحداتها

duration-day = { $n ->
    [zero] { NUMBER($n) }{"\u00A0"}يوم
    [one] يوم واحد
    [two] يومان
    [few] { NUMBER($n) }{"\u00A0"}أيام
    [many] { NUMBER($n) }{"\u00A0"}يوما
   *[other] { NUMBER($n) }{"\u00A0"}يوم
 }
duration-week = { $n ->
    [zero] { NUMBER($n) }{"\u00A0"}أسبوع
    [one] أسبوع واحد
    [two] أسبوعان
    [few] { NUMBER($n) }{"\u00A0"}أسابيع
    [many] { NUMBER($n) }{"\u00A0"}أسبوعا
   *[other] { NUMBER($n) }{"\u00A0"}أسبوع
 }
duration-month = { $n ->
    [zero] { NUMBER($n) }{"\u00A0"}شهر
    [one] شهر واحد
    [two] شهران
    [few] { NUMBER($n) }{"\u00A0"}أشهر
    [many] { NUMBER($n) }{"\u00A0"}شهرا
   *[other] { NUMBER($n) }{"\u00A0"}شهر
 }
duration-year = { $n ->
    [zero] { NUMBER($n) }{"\u00A0"}سنة
    [one] سنة واحدة
    [two] سنتان
    [few] { NUMBER($n) }{"\u00A0"}سنوات
    [many] { NUMBER($n) }{"\u00A0"}سنة
   *[other] { NUMBER($n) }{"\u00A0"}سنة
 }
begin-week = ابتداء من الأسبوع{"\u00A0"}{ NUMBER($n) }
begin-month = ابتداء من الشهر{"\u00A0"}{ NUMBER($n) }
begin-year = ابتداء من السنة{"\u00A0"}{ NUMBER($n) }
cost = { $n ->
    [zero] { NUMBER($n) }{"\u00A0"}درهم
    [one] درهم واحد
    [two] درهمان
    [few] { NUMBER($n) }{"\u00A0"}دراهم
    [many] { NUMBER($n) }{"\u00A0"}درهما
   *[other] { NUMBER($n) }{"\u00A0"}درهم
 }

# CLDR : العلامة ملتصقة بالعدد، وبعدها علامة اتجاه.
unit-percent = { NUMBER($n) }{"\u200E"}%{"\u200E"}
unit-number = { NUMBER($n) }
unit-people = { $n ->
    [zero] { NUMBER($n) }{"\u00A0"}شخص
    [one] شخص واحد
    [two] شخصان
    [few] { NUMBER($n) }{"\u00A0"}أشخاص
    [many] { NUMBER($n) }{"\u00A0"}شخصا
   *[other] { NUMBER($n) }{"\u00A0"}شخص
 }
unit-days = { $n ->
    [zero] { NUMBER($n) }{"\u00A0"}يوم
    [one] يوم واحد
    [two] يومان
    [few] { NUMBER($n) }{"\u00A0"}أيام
    [many] { NUMBER($n) }{"\u00A0"}يوما
   *[other] { NUMBER($n) }{"\u00A0"}يوم
 }
unit-weeks = { $n ->
    [zero] { NUMBER($n) }{"\u00A0"}أسبوع
    [one] أسبوع واحد
    [two] أسبوعان
    [few] { NUMBER($n) }{"\u00A0"}أسابيع
    [many] { NUMBER($n) }{"\u00A0"}أسبوعا
   *[other] { NUMBER($n) }{"\u00A0"}أسبوع
 }
unit-months = { $n ->
    [zero] { NUMBER($n) }{"\u00A0"}شهر
    [one] شهر واحد
    [two] شهران
    [few] { NUMBER($n) }{"\u00A0"}أشهر
    [many] { NUMBER($n) }{"\u00A0"}شهرا
   *[other] { NUMBER($n) }{"\u00A0"}شهر
 }
unit-hours = { $n ->
    [zero] { NUMBER($n) }{"\u00A0"}ساعة
    [one] ساعة واحدة
    [two] ساعتان
    [few] { NUMBER($n) }{"\u00A0"}ساعات
    [many] { NUMBER($n) }{"\u00A0"}ساعة
   *[other] { NUMBER($n) }{"\u00A0"}ساعة
 }
unit-MAD = { $n ->
    [zero] { NUMBER($n) }{"\u00A0"}درهم
    [one] درهم واحد
    [two] درهمان
    [few] { NUMBER($n) }{"\u00A0"}دراهم
    [many] { NUMBER($n) }{"\u00A0"}درهما
   *[other] { NUMBER($n) }{"\u00A0"}درهم
 }
unit-requests = { $n ->
    [zero] { NUMBER($n) }{"\u00A0"}طلب
    [one] طلب واحد
    [two] طلبان
    [few] { NUMBER($n) }{"\u00A0"}طلبات
    [many] { NUMBER($n) }{"\u00A0"}طلبا
   *[other] { NUMBER($n) }{"\u00A0"}طلب
 }
unit-documents = { $n ->
    [zero] { NUMBER($n) }{"\u00A0"}وثيقة
    [one] وثيقة واحدة
    [two] وثيقتان
    [few] { NUMBER($n) }{"\u00A0"}وثائق
    [many] { NUMBER($n) }{"\u00A0"}وثيقة
   *[other] { NUMBER($n) }{"\u00A0"}وثيقة
 }
unit-meetings = { $n ->
    [zero] { NUMBER($n) }{"\u00A0"}اجتماع
    [one] اجتماع واحد
    [two] اجتماعان
    [few] { NUMBER($n) }{"\u00A0"}اجتماعات
    [many] { NUMBER($n) }{"\u00A0"}اجتماعا
   *[other] { NUMBER($n) }{"\u00A0"}اجتماع
 }
unit-projects = { $n ->
    [zero] { NUMBER($n) }{"\u00A0"}مشروع
    [one] مشروع واحد
    [two] مشروعان
    [few] { NUMBER($n) }{"\u00A0"}مشاريع
    [many] { NUMBER($n) }{"\u00A0"}مشروعا
   *[other] { NUMBER($n) }{"\u00A0"}مشروع
 }
unit-actions = { $n ->
    [zero] { NUMBER($n) }{"\u00A0"}عملية
    [one] عملية واحدة
    [two] عمليتان
    [few] { NUMBER($n) }{"\u00A0"}عمليات
    [many] { NUMBER($n) }{"\u00A0"}عملية
   *[other] { NUMBER($n) }{"\u00A0"}عملية
 }
unit-petitions = { $n ->
    [zero] { NUMBER($n) }{"\u00A0"}عريضة
    [one] عريضة واحدة
    [two] عريضتان
    [few] { NUMBER($n) }{"\u00A0"}عرائض
    [many] { NUMBER($n) }{"\u00A0"}عريضة
   *[other] { NUMBER($n) }{"\u00A0"}عريضة
 }
unit-proposals = { $n ->
    [zero] { NUMBER($n) }{"\u00A0"}مقترح
    [one] مقترح واحد
    [two] مقترحان
    [few] { NUMBER($n) }{"\u00A0"}مقترحات
    [many] { NUMBER($n) }{"\u00A0"}مقترحا
   *[other] { NUMBER($n) }{"\u00A0"}مقترح
 }
unit-associations = { $n ->
    [zero] { NUMBER($n) }{"\u00A0"}جمعية
    [one] جمعية واحدة
    [two] جمعيتان
    [few] { NUMBER($n) }{"\u00A0"}جمعيات
    [many] { NUMBER($n) }{"\u00A0"}جمعية
   *[other] { NUMBER($n) }{"\u00A0"}جمعية
 }
unit-communes = { $n ->
    [zero] { NUMBER($n) }{"\u00A0"}جماعة
    [one] جماعة واحدة
    [two] جماعتان
    [few] { NUMBER($n) }{"\u00A0"}جماعات
    [many] { NUMBER($n) }{"\u00A0"}جماعة
   *[other] { NUMBER($n) }{"\u00A0"}جماعة
 }
unit-comments = { $n ->
    [zero] { NUMBER($n) }{"\u00A0"}تعليق
    [one] تعليق واحد
    [two] تعليقان
    [few] { NUMBER($n) }{"\u00A0"}تعليقات
    [many] { NUMBER($n) }{"\u00A0"}تعليقا
   *[other] { NUMBER($n) }{"\u00A0"}تعليق
 }
unit-points = { $n ->
    [zero] { NUMBER($n) }{"\u00A0"}نقطة
    [one] نقطة واحدة
    [two] نقطتان
    [few] { NUMBER($n) }{"\u00A0"}نقط
    [many] { NUMBER($n) }{"\u00A0"}نقطة
   *[other] { NUMBER($n) }{"\u00A0"}نقطة
 }

unit-name-percent = نسبة مئوية
unit-name-number = عدد
unit-name-people = أشخاص
unit-name-days = أيام
unit-name-weeks = أسابيع
unit-name-months = أشهر
unit-name-hours = ساعات
unit-name-MAD = دراهم
unit-name-requests = طلبات
unit-name-documents = وثائق
unit-name-meetings = اجتماعات
unit-name-projects = مشاريع
unit-name-actions = عمليات
unit-name-petitions = عرائض
unit-name-proposals = مقترحات
unit-name-associations = جمعيات
unit-name-communes = جماعات
unit-name-comments = تعليقات
unit-name-points = نقط

## أنواع المراجع

reference-constitution = دستور
reference-law = قانون
reference-decree = مرسوم
reference-convention = اتفاقية
reference-report = تقرير
reference-guide = دليل
reference-book = كتاب
reference-article = مقال
reference-website = موقع إلكتروني
