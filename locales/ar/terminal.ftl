# ما يقوله سطر الأوامر. الرسائل نفسها بالمتغيرات نفسها في fr و en.

progress-reading = قراءة الملفات
progress-checking = التحقق من الدليل
progress-rendering = كتابة الصفحات
progress-publishing = وضع الموقع في مكانه

# $pages و $languages : عددان. $output : الصفحة التي تُفتح.
build-done = الموقع جاهز: { $pages ->
        [zero] لا صفحات
        [one] صفحة واحدة
        [two] صفحتان
        [few] { NUMBER($pages) } صفحات
        [many] { NUMBER($pages) } صفحة
       *[other] { NUMBER($pages) } صفحة
    } { $languages ->
        [zero] دون لغات
        [one] بلغة واحدة
        [two] بلغتين
        [few] في { NUMBER($languages) } لغات
        [many] في { NUMBER($languages) } لغة
       *[other] في { NUMBER($languages) } لغة
    }. لرؤيته افتحوا { $output }.
check-done = لا ملاحظات: الدليل جاهز للنشر.
# $n : عدد. لكل رسالة سطرها.
summary-errors = { $n ->
        [zero] لا أخطاء
        [one] خطأ واحد
        [two] خطآن
        [few] { NUMBER($n) } أخطاء
        [many] { NUMBER($n) } خطأ
       *[other] { NUMBER($n) } خطأ
    }
summary-warnings = { $n ->
        [zero] لا تنبيهات
        [one] تنبيه واحد
        [two] تنبيهان
        [few] { NUMBER($n) } تنبيهات
        [many] { NUMBER($n) } تنبيها
       *[other] { NUMBER($n) } تنبيه
    }
not-published = في الدليل أخطاء: لم يُنشر شيء، وبقي آخر موقع كما كان.

# $n : عدد الإصلاحات. $files : عدد الملفات.
fix-found = { $n ->
        [zero] لا إصلاح
        [one] إصلاح أكيد واحد
        [two] إصلاحان أكيدان
        [few] { NUMBER($n) } إصلاحات أكيدة
        [many] { NUMBER($n) } إصلاحا أكيدا
       *[other] { NUMBER($n) } إصلاح أكيد
    } { $files ->
        [zero] في أي ملف
        [one] في ملف واحد
        [two] في ملفين
        [few] في { NUMBER($files) } ملفات
        [many] في { NUMBER($files) } ملفا
       *[other] في { NUMBER($files) } ملف
    }.
fix-ask = هل يُكتب { $n ->
        [zero] ما سبق
        [one] هذا الإصلاح
        [two] هذان الإصلاحان
        [few] ما سبق، أي { NUMBER($n) } إصلاحات
        [many] ما سبق، أي { NUMBER($n) } إصلاحا
       *[other] ما سبق، أي { NUMBER($n) } إصلاح
    } { $files ->
        [zero] في أي ملف
        [one] في ملف واحد
        [two] في ملفين
        [few] في { NUMBER($files) } ملفات
        [many] في { NUMBER($files) } ملفا
       *[other] في { NUMBER($files) } ملف
    }؟ [ن/ل]
fix-done = { $n ->
        [zero] لم يُكتب شيء
        [one] كُتب إصلاح واحد
        [two] كُتب إصلاحان
        [few] كُتبت { NUMBER($n) } إصلاحات
        [many] كُتب { NUMBER($n) } إصلاحا
       *[other] كُتب { NUMBER($n) } إصلاح
    } { $files ->
        [zero] في أي ملف
        [one] في ملف واحد
        [two] في ملفين
        [few] في { NUMBER($files) } ملفات
        [many] في { NUMBER($files) } ملفا
       *[other] في { NUMBER($files) } ملف
    }.
fix-nothing = ليس هناك ما يستطيع {"\u2068dalil fix\u2069"} إصلاحه نيابة عنكم.
fix-unwritten = لم يُكتب شيء. الأمر {"\u2068dalil fix --yes\u2069"} يكتب هذه الإصلاحات دون سؤال.
# $errors, $warnings : عددان.
fix-left = يبقى ما يُصلح باليد: { $errors ->
        [zero] لا أخطاء
        [one] خطأ واحد
        [two] خطآن
        [few] { NUMBER($errors) } أخطاء
        [many] { NUMBER($errors) } خطأ
       *[other] { NUMBER($errors) } خطأ
    }، { $warnings ->
        [zero] لا تنبيهات
        [one] تنبيه واحد
        [two] تنبيهان
        [few] { NUMBER($warnings) } تنبيهات
        [many] { NUMBER($warnings) } تنبيها
       *[other] { NUMBER($warnings) } تنبيه
    } (يشرحها الأمر {"\u2068dalil check\u2069"}).
# $path : ملف من الدليل.
fix-encoding = الملف { $path } ليس بترميز UTF-8، وسيُحفظ به.
# $n : عدد الملفات.
fix-written-before = { $n ->
        [zero] لم يُغيَّر أي شيء.
        [one] سبق إصلاح ملف واحد. أعيدوا {"\u2068dalil fix\u2069"} لإصلاح الباقي.
        [two] سبق إصلاح ملفين. أعيدوا {"\u2068dalil fix\u2069"} لإصلاح الباقي.
        [few] سبق إصلاح { NUMBER($n) } ملفات. أعيدوا {"\u2068dalil fix\u2069"} لإصلاح الباقي.
        [many] سبق إصلاح { NUMBER($n) } ملفا. أعيدوا {"\u2068dalil fix\u2069"} لإصلاح الباقي.
       *[other] سبق إصلاح { NUMBER($n) } ملف. أعيدوا {"\u2068dalil fix\u2069"} لإصلاح الباقي.
    }
fail-fix-changed = تغير الملف { $path } أو نُقل أو حُذف في هذه الأثناء. احفظوه في محرركم ثم أعيدوا {"\u2068dalil fix\u2069"}.
fail-fix-protected = { $path } محمي من الكتابة أو هو ملك لمستعمل آخر. اسمحوا بالكتابة فيه ({"\u2068"}chmod u+w { $path }{"\u2069"}، وفي ويندوز أزيلوا علامة «للقراءة فقط» من خصائصه) ثم أعيدوا {"\u2068dalil fix\u2069"}.
fail-fix-open = الملف { $path } مفتوح في برنامج آخر، وسيمحو الإصلاحات حين يحفظه. أغلقوه ثم أعيدوا {"\u2068dalil fix\u2069"}. وإن لم يفتحه أحد فاحذفوا الملف المجاور له الذي يبدأ اسمه بالحروف {"\u2068.~lock.\u2069"} أو {"\u2068~$\u2069"}.
fail-fix-busy = هناك أمر {"\u2068dalil fix\u2069"} آخر يصلح الآن الدليل الموجود في { $path }. انتظروا حتى ينتهي ثم أعيدوا المحاولة.

# $path : مجلد الدليل الجديد.
init-done = الدليل الجديد جاهز في { $path }. افتحوا ملفه {"\u2068README.md\u2069"} لمعرفة ما يلي. ولرؤيته ادخلوا هذا المجلد ونفذوا {"\u2068dalil serve --open\u2069"}.
# $slug : اسم مجلد الحل الجديد.
new-done = أُنشئ الحل «{ $slug }»: املؤوا ملفات المجلد {"\u2068"}content/solutions/{ $slug }/{"\u2069"} ثم نفذوا {"\u2068dalil check\u2069"}.

# $path : المجلد الذي نُفذ فيه الأمر.
# $found : مسار الملف.
fail-guide-name = في الدليل ملف { $found } لا يقرأ بهذا الاسم: غيروا اسمه إلى {"\u2068guide.toml\u2069"}. ويندوز يخفي آخر الأسماء: أظهروا «ملحقات أسماء الملفات» في مستكشف الملفات.
fail-no-root = لا دليل في { $path } ولا في المجلدات التي فوقه: ينقص الملف {"\u2068content/guide.toml\u2069"}. ادخلوا مجلد دليلكم، أو ابدؤوا دليلا جديدا بالأمر {"\u2068dalil init\u2069"}.
# $error : ما يقوله النظام.
fail-unreadable = تتعذر قراءة { $path }: { $error }.
fail-write = تتعذر كتابة { $path }: { $error }.
fail-disk-full = لم يبق في القرص مكان لكتابة { $path }. أفرغوا بعض المكان وأعيدوا المحاولة. لم يتغير الموقع المنشور.
fail-permission = ليس لكم حق الكتابة في { $path }. اختاروا مجلدا آخر بالخيار {"\u2068--output\u2069"} أو اطلبوا هذا الحق من المكلف بالجهاز.
fail-protected = لا يمكن كتابة أي شيء في { $path }: هذا المجلد محمي من الكتابة، أو هو ملك لمستعمل آخر (بعد أمر نُفذ بواسطة {"\u2068sudo\u2069"} مثلا). لم يُغيَّر أي شيء. اسمحوا بالكتابة فيه وفيما يحتويه ({"\u2068chmod -R u+w\u2069"}، أو {"\u2068chown\u2069"} إن كان ملكا لغيركم)، ثم أعيدوا المحاولة.
fail-not-ours = المجلد { $path } موجود من قبل ولم ينشئه برنامج {"\u2068dalil\u2069"}، ولم يُمس فيه شيء. اختاروا مجلدا آخر بالخيار {"\u2068--output\u2069"} أو أفرغوه بأنفسكم إن لم تعد لمحتواه حاجة.
fail-inside-sources = لا يمكن كتابة الموقع في { $path }: هذا المجلد يضم ملفات الدليل أو هو جزء منها. اختاروا مجلدا آخر، مثلا {"\u2068--output public\u2069"}.
fail-foreign-conflict = الملف { $path } لم يكتبه برنامج {"\u2068dalil\u2069"} وهو في مكان صفحة من الموقع، ولم يتغير شيء. انقلوه إلى مكان آخر ثم أعيدوا المحاولة.
fail-not-empty = { $path } موجود من قبل، ولم يُكتب شيء. أعطوا الأمر {"\u2068dalil init\u2069"} مجلدا فارغا أو اسما جديدا.
fail-closed = تتعذر قراءة المجلد { $path }: لا يعرف برنامج {"\u2068dalil\u2069"} ما فيه فلا ينقله. لم يُغيَّر أي شيء. امنحوا أنفسكم حق قراءته ({"\u2068chmod -R u+rwX\u2069"}، أو {"\u2068chown\u2069"} إن كان ملكا لغيركم)، أو انقلوه إلى مكان آخر، ثم أعيدوا المحاولة.
# $found : الاسم المعطى. $suggestion : اسم ممكن.
fail-slug = «{ $found }» لا يصلح اسما لحل: المطلوب حروف لاتينية صغيرة وأرقام وشرطات مفردة. مثلا: {"\u2068"}dalil new { $suggestion }{"\u2069"}.
fail-device = «{ $found }» اسم يحتفظ به ويندوز لنفسه، فلا يمكن أن يحمله أي مجلد. اختاروا اسما آخر، مثلا: {"\u2068"}dalil new { $suggestion }{"\u2069"}.
fail-reserved = «{ $found }» اسم صفحة ينشئها {"\u2068dalil\u2069"} بنفسه. اختاروا اسما آخر، مثلا: {"\u2068"}dalil new { $suggestion }{"\u2069"}.
fail-page = «{ $found }» اسم صفحة موجودة من قبل في {"\u2068"}content/pages/{"\u2069"}. اختاروا اسما آخر، مثلا: {"\u2068"}dalil new { $suggestion }{"\u2069"}.
fail-exists = { $path } موجود من قبل، ولم يتغير شيء. اختاروا اسما آخر.
fail-changed = حُذف الموقع { $path } أو استُبدل أثناء إعداد الموقع الجديد: لم يُنشر أي شيء. أعيدوا المحاولة.
fail-busy = هناك أمر {"\u2068dalil\u2069"} آخر ينشر الآن في { $path }. انتظروا حتى ينتهي ثم أعيدوا المحاولة.

# $version: الإصدار. $path: أرشيفه. $pages: عدد.
release-done = نُشر الإصدار { $version } ({ $pages ->
        [zero] دون صفحات
        [one] صفحة واحدة
        [two] صفحتان
        [few] { NUMBER($pages) } صفحات
        [many] { NUMBER($pages) } صفحة
       *[other] { NUMBER($pages) } صفحة
    }). احتفظوا بالملف { $path } مع السجل: هذا الملف هو الإصدار. لوضعه على الإنترنت نفذوا {"\u2068dalil build\u2069"}.
# $paths: ملفات.
notes-drafted = أُعدت مسودة مذكرة الإصدار في { $paths }. صححوها ثم نفذوا {"\u2068"}dalil release { $version }{"\u2069"}.
release-no-address = دون ⁨base_url⁩ في ⁨guide.toml⁩ لن تذكر صفحات هذا الإصدار أبدا عنوانها على الإنترنت.
not-issued = لم يُنشر شيء.
fail-version = «{ $found }» ليس رقم إصدار: اكتبوا ثلاثة أعداد مثل {"\u20681.0.0\u2069"}، ولنسخة للاستشارة {"\u20681.1.0-draft.1\u2069"}.
fail-version-exists = الإصدار { $version } منشور من قبل، والإصدار المنشور لا يتغير. آخر إصدار هو { $last }؛ اختاروا رقما أكبر.
fail-version-order = الإصدار { $version } لا يأتي بعد آخر إصدار ({ $last }): اختاروا رقما أكبر.
fail-notes = «{ $found }»: اكتبوا اللغة ثم علامة = ثم الملف، مثل {"\u2068--notes fr=notes.md\u2069"}.
# $known: لغات الدليل.
fail-no-language = ليس في الدليل اللغة «{ $language }». لغاته: { $known }.
# $known: الإصدارات الموجودة.
fail-no-version = الإصدار { $version } غير منشور. اختاروا من بين: { $known }.
verify-good = { $version }: مطابق لما نُشر
verify-bad = { $version }: غير مطابق لما نُشر
verify-none = لم يُنشر أي إصدار.
# $found: ما وُجد، وهو ملف في الغالب. $expected: ما ينبغي أن يكون.
fault-other = بصمة {"\u2068SHA-256\u2069"} للأرشيف: { $found } بدل { $expected }
fault-mislabelled = أرشيف إصدار آخر أو تاريخ آخر: { $found }
fault-not-zip = تتعذر قراءة الأرشيف ({ $found })
fault-unsafe-name = اسم ملف خطير: { $found }
fault-twice = الملف نفسه مرتين: { $found }
fault-not-plain = ليس ملفا عاديا: { $found }
fault-too-large = حجم مفرط: { $found }
fault-no-manifest = لائحة الملفات ناقصة أو تتعذر قراءتها: { $found }
fault-missing = ناقص: { $found }
fault-added = مضاف: { $found }
fault-differs = تغير: { $found }

# $path : مجلد المخططات.
schema-done = المخططات في { $path }: يقترح بها برنامج التحرير حقول {"\u2068guide.toml\u2069"} واللوائح ولائحة المراجع ويتحقق منها.
# $found : ما طُلب. $known : لغات الدليل النموذجي.
fail-starter-language = «{ $found }»: الدليل النموذجي مكتوب باللغات { $known }، بالترتيب الذي تريدونه. وتضاف اللغات الأخرى بعد ذلك في {"\u2068content/guide.toml\u2069"}.
# $found : ما طُلب.
fail-help = لا يوجد أمر اسمه «{ $found }». نفذوا {"\u2068dalil help\u2069"} لعرض الأوامر كلها و{"\u2068dalil help fields\u2069"} لشرح الحقول.
