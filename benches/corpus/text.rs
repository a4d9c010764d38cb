//! Sentences, made from small lists of words by a small generator of numbers: the same on every machine.

/// Numbers that look random and are not (SplitMix64).
pub struct Dice(u64);

impl Dice {
    /// Dice for one purpose of one solution.
    pub fn new(solution: usize, purpose: u64) -> Self {
        Self((solution as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ purpose.wrapping_mul(0xD1B5_4A32_D192_ED03))
    }

    /// A number below `sides`.
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % sides as u64) as usize
    }

    /// One of `words`.
    pub fn pick(&mut self, words: &[&'static str]) -> &'static str {
        words[self.roll(words.len())]
    }
}

/// The words of one language.
pub struct Words {
    pub code: &'static str,
    pub who: &'static [&'static str],
    pub does: &'static [&'static str],
    pub what: &'static [&'static str],
    pub place: &'static [&'static str],
    pub time: &'static [&'static str],
    pub why: &'static [&'static str],
    pub comma: &'static str,
    pub headings: [&'static str; 8],
    pub columns: [&'static str; 3],
    pub see: &'static str,
    pub themes: &'static [&'static str],
    pub guide: &'static str,
}

pub const FRENCH: Words = Words {
    code: "fr",
    who: &[
        "le conseil communal",
        "l’association du quartier",
        "le comité de suivi",
        "le service technique",
        "la commission permanente",
        "le groupe de travail mixte",
        "la coopérative locale",
        "l’équipe d’animation",
        "le réseau associatif",
        "la direction des services",
        "le collectif de jeunes",
        "l’instance consultative",
    ],
    does: &[
        "prépare",
        "publie",
        "anime",
        "évalue",
        "met à jour",
        "présente",
        "examine",
        "diffuse",
        "valide",
        "coordonne",
        "documente",
        "négocie",
    ],
    what: &[
        "le diagnostic partagé",
        "le calendrier des réunions",
        "la liste des projets",
        "le budget annuel",
        "le registre des pétitions",
        "la charte de participation",
        "le tableau de bord",
        "la convention de partenariat",
        "le rapport trimestriel",
        "la feuille de route",
        "les critères de sélection",
        "l’enquête de satisfaction",
        "le programme de formation",
        "la fiche de suivi",
    ],
    place: &[
        "dans les douars éloignés",
        "au centre-ville",
        "à la maison de jeunes",
        "au siège de la commune",
        "dans les écoles",
        "autour du souk hebdomadaire",
        "dans la vallée",
        "au foyer féminin",
        "à la bibliothèque",
        "dans le quartier périphérique",
    ],
    time: &[
        "avant la session d’octobre",
        "au premier trimestre",
        "pendant six semaines",
        "à la fin de chaque mois",
        "au lendemain des ateliers",
        "durant la phase pilote",
        "à mi-parcours",
        "dès la publication de l’avis",
    ],
    why: &[
        "afin de renforcer la confiance",
        "pour expliquer chaque dépense",
        "afin d’associer les femmes et les jeunes",
        "pour réduire les délais",
        "pour rendre les décisions vérifiables",
        "afin de mesurer les progrès",
        "pour préparer la généralisation",
        "afin d’éviter les doublons",
    ],
    comma: ",",
    headings: [
        "Contexte",
        "Points d’attention",
        "Démarche",
        "Moyens",
        "Témoignage",
        "Mise en œuvre locale",
        "Suivi",
        "Leçons",
    ],
    columns: ["Volet", "Responsable", "Échéance"],
    see: "Voir aussi",
    themes: &[
        "Budget participatif",
        "Pétitions",
        "Instances consultatives",
        "Transparence",
        "Propreté",
        "Eau",
        "Mobilité",
        "Jeunesse",
        "Égalité",
        "Espaces verts",
        "Services numériques",
        "Développement rural",
    ],
    guide: "Guide de la participation",
};

pub const ARABIC: Words = Words {
    code: "ar",
    who: &[
        "المجلس الجماعي",
        "جمعية الحي",
        "لجنة التتبع",
        "المصلحة التقنية",
        "اللجنة الدائمة",
        "فريق العمل المشترك",
        "التعاونية المحلية",
        "فريق التنشيط",
        "النسيج الجمعوي",
        "مديرية المصالح",
        "تجمع الشباب",
        "الهيئة الاستشارية",
    ],
    does: &["يعد", "ينشر", "ينشط", "يقيم", "يحين", "يقدم", "يدرس", "يعمم", "يعتمد", "ينسق", "يوثق", "يتفاوض حول"],
    what: &[
        "التشخيص التشاركي",
        "جدول الاجتماعات",
        "لائحة المشاريع",
        "الميزانية السنوية",
        "سجل العرائض",
        "ميثاق المشاركة",
        "لوحة القيادة",
        "اتفاقية الشراكة",
        "التقرير الفصلي",
        "خارطة الطريق",
        "معايير الانتقاء",
        "استطلاع الرضا",
        "برنامج التكوين",
        "بطاقة التتبع",
    ],
    place: &[
        "في الدواوير البعيدة",
        "في وسط المدينة",
        "في دار الشباب",
        "بمقر الجماعة",
        "في المدارس",
        "حول السوق الأسبوعي",
        "في الوادي",
        "بالنادي النسوي",
        "بالخزانة الجماعية",
        "في الحي الهامشي",
    ],
    time: &[
        "قبل دورة أكتوبر",
        "خلال الفصل الأول",
        "على مدى ستة أسابيع",
        "في نهاية كل شهر",
        "غداة الورشات",
        "أثناء المرحلة التجريبية",
        "في منتصف البرنامج",
        "فور نشر الإعلان",
    ],
    why: &[
        "من أجل تعزيز الثقة",
        "لشرح كل نفقة",
        "من أجل إشراك النساء والشباب",
        "لتقليص الآجال",
        "لجعل القرارات قابلة للتحقق",
        "لقياس التقدم",
        "تمهيدا للتعميم",
        "تفاديا للتكرار",
    ],
    comma: "،",
    headings: ["السياق", "نقط الانتباه", "المنهجية", "الوسائل", "شهادة", "التنزيل المحلي", "التتبع", "الدروس"],
    columns: ["المحور", "المسؤول", "الأجل"],
    see: "انظر أيضا",
    themes: &[
        "الميزانية التشاركية",
        "العرائض",
        "الهيئات الاستشارية",
        "الشفافية",
        "النظافة",
        "الماء",
        "التنقل",
        "الشباب",
        "المساواة",
        "الفضاءات الخضراء",
        "الخدمات الرقمية",
        "التنمية القروية",
    ],
    guide: "دليل المشاركة",
};

impl Words {
    /// One sentence, about twenty words.
    pub fn sentence(&self, dice: &mut Dice) -> String {
        let (who, does, what) = (dice.pick(self.who), dice.pick(self.does), dice.pick(self.what));
        let (place, time, why) = (dice.pick(self.place), dice.pick(self.time), dice.pick(self.why));
        let comma = self.comma;
        match dice.roll(4) {
            0 => format!("{}{comma} {who} {does} {what} {place} {why}.", capital(time)),
            1 => format!("{} {does} {what} {time}{comma} {why}.", capital(who)),
            2 => format!("{} {does} **{what}** {place} {time} {why}.", capital(who)),
            _ => format!("{}{comma} {who} {does} *{what}* {time}.", capital(place)),
        }
    }

    /// Sentences, as a paragraph.
    pub fn paragraph(&self, dice: &mut Dice, sentences: usize) -> String {
        let sentences: Vec<String> = (0..sentences).map(|_| self.sentence(dice)).collect();
        sentences.join(" ")
    }

    /// A sentence without marks, for front matter.
    pub fn plain(&self, dice: &mut Dice) -> String {
        self.sentence(dice).replace('*', "")
    }
}

/// With a capital letter, where the script has them.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
