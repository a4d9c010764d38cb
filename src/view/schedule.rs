//! The scale of a chronogramme: in which unit it counts, where it ends, and where each step stands on it.

use super::texts::{Labelled, label};
use crate::guide::chapter::Step;
use crate::guide::quantity::{By, Choice, Duration, TimeUnit};
use crate::guide::schedule::Slot;
use crate::i18n::Localizer;
use serde::Serialize;

/// The scale of the chronogramme.
#[derive(Clone, Debug, Serialize)]
pub struct Schedule {
    /// What it counts: `week`, `month` or `year`; names the message `schedule-<unit>`.
    pub unit: &'static str,
    /// The numbers along its top, from 0, at equal distances.
    pub ticks: Vec<u32>,
    /// Whether a step goes on beyond its end.
    pub goes_on: bool,
    /// Who acts in its steps: the commune, then partners.
    pub by: Vec<Labelled>,
}

/// A step in the chronogramme.
#[derive(Clone, Debug, Serialize)]
pub struct Bar {
    /// Where it begins, in hundredths of the whole.
    pub start: f64,
    /// Where it ends, in hundredths of the whole.
    pub end: f64,
    /// How wide it is, in hundredths of the whole: enough to be seen.
    pub width: f64,
    /// Whether it goes on beyond the end of the drawing.
    pub goes_on: bool,
}

/// The drawing of a schedule.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scale {
    /// What the numbers along its top count.
    unit: TimeUnit,
    /// Days between two of those numbers.
    tick: u32,
    /// Days that it shows, a multiple of `tick`.
    days: u32,
    /// Whether a step goes on beyond its end.
    cut: bool,
}

impl Scale {
    /// The drawing ends a little after the last beginning when one long step would make the others too small to see.
    pub(super) fn of(slots: &[Slot]) -> Option<Self> {
        let total = slots.iter().map(|slot| slot.end).max().filter(|total| *total > 0)?;
        let last = slots.iter().map(|slot| slot.begin).max().unwrap_or(0);
        let cut = last > 0 && total - last > last;
        let wanted = if cut { last + last / 4 } else { total };
        let (tick, unit) = match wanted {
            0..=35 => (7, TimeUnit::Week),
            36..=98 => (14, TimeUnit::Week),
            99..=224 => (28, TimeUnit::Week),
            225..=720 => (90, TimeUnit::Month),
            721..=1500 => (180, TimeUnit::Month),
            _ => (365 * wanted.div_ceil(365 * MOST_PARTS), TimeUnit::Year),
        };
        Some(Self { unit, tick, days: wanted.div_ceil(tick).max(1).saturating_mul(tick), cut })
    }

    fn days_in_unit(self) -> u32 {
        Duration { count: 1, unit: self.unit }.days()
    }

    /// The scale, for the head of the chronogramme of `steps`, and who acts in them.
    pub(super) fn view(self, steps: &[Step], localizer: &Localizer<'_>) -> Schedule {
        let acts = |by: By| steps.iter().any(|step| step.by.as_ref().is_some_and(|own| own.value == by));
        let by = By::ALL.iter().filter(|(_, by)| acts(*by)).map(|(_, by)| label("by", *by, localizer));
        Schedule { unit: self.unit.word(), ticks: self.ticks(), goes_on: self.cut, by: by.collect() }
    }

    /// The numbers along the top.
    fn ticks(self) -> Vec<u32> {
        (0..=self.days / self.tick).map(|number| number * self.tick / self.days_in_unit()).collect()
    }

    /// When a step begins, counted from 1 in the unit of the scale: “dès la semaine 3”.
    pub(super) fn begin(self, slot: Slot, localizer: &Localizer<'_>) -> String {
        let number = slot.begin / self.days_in_unit() + 1;
        localizer.words.count(&["begin-", self.unit.word()].concat(), f64::from(number))
    }

    /// Where a step stands. The bar of one that goes on leaves room for the dots after it.
    pub(super) fn bar(self, slot: Slot) -> Bar {
        let goes_on = slot.end > self.days;
        let end = if goes_on { OPEN_END } else { self.percent(slot.end) };
        let start = self.percent(slot.begin);
        Bar { start, end, width: tenths(end - start).max(0.1), goes_on }
    }

    /// A day as a part of the whole, in hundredths, to a tenth.
    fn percent(self, day: u32) -> f64 {
        tenths(f64::from(day) * 100. / f64::from(self.days))
    }
}

fn tenths(number: f64) -> f64 {
    (number * 10.).round() / 10.
}

/// The most parts that the scale has: more could not be read, and the style sheet knows no more (`ticks-10`).
const MOST_PARTS: u32 = 10;
/// Where the bar of a step ends that goes on beyond the drawing, in hundredths.
const OPEN_END: f64 = 94.;

#[cfg(test)]
mod tests {
    use super::*;

    fn slot(begin: u32, end: u32) -> Slot {
        Slot { begin, end }
    }

    #[test]
    fn the_scale_suits_the_whole() {
        let scale = |end: u32| Scale::of(&[slot(0, end)]).map(|scale| (scale.unit.word(), scale.ticks()));
        assert_eq!(scale(0), None);
        assert_eq!(scale(30), Some(("week", vec![0, 1, 2, 3, 4, 5])));
        assert_eq!(scale(200), Some(("week", vec![0, 4, 8, 12, 16, 20, 24, 28, 32])));
        assert_eq!(scale(360), Some(("month", vec![0, 3, 6, 9, 12])));
        assert_eq!(scale(3 * 365), Some(("month", vec![0, 6, 12, 18, 24, 30, 36, 42])));
        assert_eq!(scale(5 * 365), Some(("year", vec![0, 1, 2, 3, 4, 5])));
        assert_eq!(scale(25 * 365), Some(("year", vec![0, 3, 6, 9, 12, 15, 18, 21, 24, 27])));
    }

    #[test]
    fn the_scale_has_as_many_parts_as_the_style_sheet_knows() {
        let style = include_str!("../../themes/default/assets/style.css");
        for end in (1..100_000).step_by(5) {
            let parts = Scale::of(&[slot(0, end)]).unwrap().ticks().len() - 1;
            // One is what a chronogramme without a class has.
            let is_known = parts == 1 || style.contains(&format!(".ticks-{parts} {{ --ticks:{parts} }}"));
            assert!(is_known, "{parts} parts of {end} days");
        }
    }

    #[test]
    fn ten_thousand_years_have_few_numbers() {
        for (begin, end) in [(0, u32::MAX), (u32::MAX - 9, u32::MAX), (0, 9999 * 365), (u32::MAX / 3, u32::MAX)] {
            let scale = Scale::of(&[slot(begin, end)]).unwrap();
            assert!(scale.ticks().len() <= 22, "{begin} {end}: {:?}", scale.ticks());
            assert!(scale.bar(slot(begin, end)).end <= 100.);
        }
    }

    #[test]
    fn a_step_much_longer_than_the_others_goes_on() {
        let slots = [slot(0, 14), slot(14, 28), slot(28, 400)];
        let scale = Scale::of(&slots).unwrap();
        assert_eq!(scale.days, 35);
        assert!(scale.cut);
        let bars = slots.map(|slot| scale.bar(slot)).map(|bar| (bar.start, bar.end, bar.width, bar.goes_on));
        assert_eq!(bars, [(0., 40., 40., false), (40., 80., 40., false), (80., 94., 14., true)]);
    }

    #[test]
    fn a_bar_is_never_too_thin_to_be_seen() {
        let scale = Scale::of(&[slot(0, 3650)]).unwrap();
        let bars = [slot(0, 1), slot(7, 7), slot(100, 200)].map(|slot| scale.bar(slot));
        assert_eq!(bars.map(|bar| (bar.start, bar.width)), [(0., 0.1), (0.2, 0.1), (2.7, 2.8)]);
    }
}
