# إصدارات الدليل وما تغير من إصدار إلى آخر: في الموقع وفي سطر الأوامر وفي مذكرات الإصدار.
# الرسائل نفسها بالمتغيرات نفسها في fr و en.

## الإصدارات

history = إصدارات الدليل
history-lead = كل الإصدارات المنشورة، وما تغير من إصدار إلى آخر، ونسخة للحفظ من كل إصدار.
history-feed = خلاصة الإصدارات الجديدة
versions = الإصدارات
versions-all = كل إصدارات الدليل
# $title: حل أو صفحة.
versions-of = إصدارات «{ $title }»
versions-of-lead = أين تُقرأ هذه الصفحة في كل إصدار من الدليل، وما الذي تغير فيها.
stage-draft = نسخة للاستشارة
stage-final = إصدار نهائي
stage-latest = الإصدار المعتمد
stage-withdrawn = إصدار مسحوب
# $date: تاريخ.
version-withdrawn = سُحب هذا الإصدار بتاريخ { $date } ولم يعد يُعتمد عليه.
# $date: تاريخ.
erratum = استدراك بتاريخ { $date }:
fingerprint = البصمة
fingerprint-note = البصمة نفسها، إذا سُجلت في محضر أو أعطاها الأمر {"\u2068dalil verify\u2069"} لقرص، تثبت أن شيئا لم يتغير في هذا الإصدار ولا فيما قبله.
fingerprint-whole = البصمة كاملة ({"\u2068SHA-256\u2069"} للبيان)
fingerprint-disc = بصمة {"\u2068SHA-256\u2069"} للنسخة المضغوطة
fingerprint-files = بصمة {"\u2068SHA-256\u2069"} للائحة الملفات ({"\u2068manifest.json\u2069"})
fingerprint-statement = بيان هذا الإصدار
# $version: رقم إصدار.
version-named = الإصدار { $version }
draft-note = هذا النص قابل للتغيير. لتقديم ملاحظة، اذكروا رقم الفقرة.
# $n: عدد.
paragraph-number = الفقرة { NUMBER($n) }
# $version: رقم إصدار.
since-version = في الدليل منذ الإصدار { $version }
since-here = جديد في هذا الإصدار
since-next = لم يرد بعد في إصدار منشور
changed-version = آخر تعديل في الإصدار { $version }
changed-here = عُدل في هذا الإصدار
changed-next = عُدل بعد آخر إصدار
newer-version = يوجد إصدار أحدث من هذا الدليل: الإصدار { $version }.
newer-read = قراءة هذه الصفحة في الإصدار المعتمد
superseded = صدر بعد هذه النسخة إصدار نهائي.
read-version = قراءة هذا الإصدار
read-next = قراءة النص قيد الإعداد
read-on-site = الاطلاع على هذا الإصدار في الموقع
# $size: عدد الميغابايت.
disc = نسخة للحفظ (ZIP، { $size }{"\u00A0"}ميغابايت)
disc-note = بعد فك الضغط تُقرأ النسخة دون اتصال بالإنترنت: يكفي فتح الملف index.html.
disc-not-here = لا تضم هذه النسخة سوى الإصدار { $version }.
not-in-version = لا وجود لهذه الصفحة في هذا الإصدار.
near-in-version = في المحور نفسه ضمن هذا الإصدار:
near-pages-in-version = صفحات أخرى في هذا الإصدار:
withdrawn = لم تعد هذه الصفحة موجودة في الإصدار المعتمد.
not-yet = لم ترد هذه الصفحة بعد في الإصدار المعتمد.
renamed-page = تغير رابط هذه الصفحة.
# $version : إصدار.
withdrawn-since = سُحب هذا الحل: لم يعد في الدليل منذ الإصدار { $version }.
withdrawn-next = سُحب هذا الحل من النص قيد الإعداد.
go-on = متابعة
notes = مذكرة الإصدار

## ما الذي تغير

news = المستجدات
changes = ما الذي تغير
changes-since = ما الذي تغير منذ الإصدار { $version }
changes-first = أول إصدار من الدليل
changes-none = لم يتغير شيء.
changes-detail = كل ما تغير
changes-added = { $n ->
    [zero] لم يُضف أي حل
    [one] أُضيف حل واحد
    [two] أُضيف حلان
    [few] أُضيفت { NUMBER($n) } حلول
    [many] أُضيف { NUMBER($n) } حلا
   *[other] أُضيف { NUMBER($n) } حل
 }
changes-removed = { $n ->
    [zero] لم يُسحب أي حل
    [one] سُحب حل واحد
    [two] سُحب حلان
    [few] سُحبت { NUMBER($n) } حلول
    [many] سُحب { NUMBER($n) } حلا
   *[other] سُحب { NUMBER($n) } حل
 }
changes-changed = { $n ->
    [zero] لم يُعدل أي حل
    [one] عُدل حل واحد
    [two] عُدل حلان
    [few] عُدلت { NUMBER($n) } حلول
    [many] عُدل { NUMBER($n) } حلا
   *[other] عُدل { NUMBER($n) } حل
 }
changes-elsewhere = { $n ->
    [zero] لم يُعدل أي حل بلغة أخرى
    [one] عُدل حل واحد بلغة أخرى فقط
    [two] عُدل حلان بلغة أخرى فقط
    [few] عُدلت { NUMBER($n) } حلول بلغة أخرى فقط
    [many] عُدل { NUMBER($n) } حلا بلغة أخرى فقط
   *[other] عُدل { NUMBER($n) } حل بلغة أخرى فقط
 }
# $code: رمز لغة.
changes-language = { $code ->
    [fr] لغة جديدة: الفرنسية
    [ar] لغة جديدة: العربية
    [en] لغة جديدة: الإنجليزية
    [es] لغة جديدة: الإسبانية
    [de] لغة جديدة: الألمانية
    [it] لغة جديدة: الإيطالية
    [nl] لغة جديدة: الهولندية
    [pt] لغة جديدة: البرتغالية
    [zgh] لغة جديدة: الأمازيغية
   *[other] لغة جديدة: { $code }
 }
changes-measured = { $n ->
    [zero] لم تتغير القياسات
    [one] تغير قياس واحد
    [two] تغير قياسان
    [few] تغيرت { NUMBER($n) } قياسات
    [many] تغير { NUMBER($n) } قياسا
   *[other] تغير { NUMBER($n) } قياس
 }
changes-solutions = الحلول
changes-pages = الصفحات
changes-entries = اللوائح والمصطلحات والمراجع
changes-text = النص
changes-body = تعديل في النص
changes-same = لم يتغير النص.
fate-added = إضافة
fate-removed = سحب
fate-changed = تعديل
fate-same = دون تغيير
change-before = قبل
change-after = بعد
becomes = يصبح
change-nothing = لا شيء
# $list: اسم لائحة، مثل «المراحل».
list-reordered = ترتيب جديد: { $list }
redline = مقارنة النص
# $from و $to: رقما إصدارين.
redline-lead = قبل: { $from }. بعد: { $to }. المحذوف مشطوب، والمضاف تحته خط.
links-changed = الروابط
yes = نعم
no = لا

field-slug = رابط الصفحة
field-title = العنوان
field-name = الاسم
field-summary = الملخص
field-text = النص
field-body = نص البطاقة
field-theme = المحور
field-status = الحالة
field-updated = تاريخ التحيين
field-order = الترتيب
field-illustrative = أرقام على سبيل المثال
field-territories = المجالات الترابية
field-territory = المجال الترابي
field-audiences = الجمهور
field-approaches = المقاربات
field-references = المراجع
field-result = النتيجة
field-actors = من يتدخل
field-by = التنفيذ
field-start = البداية
field-after = بعد
field-duration = المدة
field-cost = الكلفة
field-verification = وسائل التحقق
field-disaggregation = التوزيع
field-objective = الهدف
field-kind = الصنف
field-expected = الأثر
field-unit = الوحدة
field-baseline = القيمة المرجعية
field-target = القيمة المستهدفة
field-frequency = الوتيرة
field-assumptions = الفرضيات
field-mitigation = إجراء التخفيف
field-file = الملف
field-sha256 = محتوى الملف
field-description = التعريف
field-sort = الترتيب
field-see = انظر أيضا
field-was = المعرّفات السابقة
field-reason = السبب
field-successor = حل محله
field-author = المؤلف
field-publisher = الناشر
field-number = الرقم
field-bulletin = الجريدة الرسمية
field-note = ملاحظة
field-date = التاريخ
field-url = الرابط

item-objectives = هدف
item-steps = مرحلة
item-means = وسيلة
item-obstacles = عائق
item-indicators = مؤشر
item-tools = أداة
item-files = ملف
item-phases = طور
item-adaptations = ملاءمة
item-lessons = درس
item-theme = محور
item-territory = مجال ترابي
item-actor = فاعل
item-audience = جمهور
item-approach = مقاربة
item-term = مصطلح
item-references = مرجع

## مسودة مذكرة الإصدار

notes-first = { $n ->
    [zero] أول إصدار من الدليل، دون حلول.
    [one] أول إصدار من الدليل، ويضم حلا واحدا.
    [two] أول إصدار من الدليل، ويضم حلين.
    [few] أول إصدار من الدليل، ويضم { NUMBER($n) } حلول.
    [many] أول إصدار من الدليل، ويضم { NUMBER($n) } حلا.
   *[other] أول إصدار من الدليل، ويضم { NUMBER($n) } حل.
 }
notes-since = ما الذي تغير مقارنة مع الإصدار { $version }:
notes-other = لم يتغير أي حل بهذه اللغة.
notes-added = الحلول المضافة:
notes-changed = الحلول المعدلة:
notes-removed = الحلول المسحوبة:

## علامات الترقيم

colon = :
