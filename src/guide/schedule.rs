//! When each step begins and ends, from `start`, `after` and `duration`.

use super::chapter::Step;
use std::collections::HashMap;

/// The days of a step, counted from the start of the solution: `begin..end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// First day.
    pub begin: u32,
    /// The day after the last.
    pub end: u32,
}

/// The slot of each step, in their order. `None` if no step has a duration, or if the order runs in a circle (which a check
/// tells). A step that says nothing about its beginning follows the one before it.
pub fn schedule(steps: &[Step]) -> Option<Vec<Slot>> {
    if steps.iter().all(|step| step.duration.is_none()) {
        return None;
    }
    let before = before(steps);
    let mut slots: Vec<Option<Slot>> = vec![None; steps.len()];
    for index in in_order(&before) {
        let step = &steps[index];
        let start = step.start.as_ref().map_or(0, |week| week.value.saturating_mul(7));
        let ends = before[index].iter().filter_map(|&earlier| slots[earlier]).map(|slot| slot.end);
        let begin = ends.fold(start, u32::max);
        let days = step.duration.as_ref().map_or(0, |duration| duration.value.days());
        slots[index] = Some(Slot { begin, end: begin.saturating_add(days) });
    }
    slots.into_iter().collect()
}

/// For each step the positions of the steps that it waits for: those that it names, or the one before it if it says nothing.
fn before(steps: &[Step]) -> Vec<Vec<usize>> {
    let mut positions = HashMap::with_capacity(steps.len());
    for (index, step) in steps.iter().enumerate() {
        positions.entry(&*step.id.value).or_insert(index);
    }
    let waits_for = |(index, step): (usize, &Step)| match (&step.start, &step.after) {
        (Some(_), _) => Vec::new(),
        (None, Some(after)) => after.value.iter().filter_map(|id| positions.get(&*id.value).copied()).collect(),
        (None, None) => index.checked_sub(1).into_iter().collect(),
    };
    steps.iter().enumerate().map(waits_for).collect()
}

/// The steps in an order in which each comes after those `before` it, by position. Those in a circle, and those that wait for them, are left out.
fn in_order(before: &[Vec<usize>]) -> Vec<usize> {
    let mut behind = vec![Vec::new(); before.len()];
    for (step, earlier) in before.iter().enumerate() {
        for &earlier in earlier {
            behind[earlier].push(step);
        }
    }
    let mut waiting: Vec<usize> = before.iter().map(Vec::len).collect();
    let mut order: Vec<usize> = (0..before.len()).filter(|&step| waiting[step] == 0).collect();
    let mut next = 0;
    while let Some(&step) = order.get(next) {
        for &later in &behind[step] {
            waiting[later] -= 1;
            if waiting[later] == 0 {
                order.push(later);
            }
        }
        next += 1;
    }
    order
}

/// The steps that wait for themselves, by position: a circle, each waiting for the next; empty if there is none.
pub fn circle(steps: &[Step]) -> Vec<usize> {
    let before = before(steps);
    let mut open = vec![true; steps.len()];
    for step in in_order(&before) {
        open[step] = false;
    }
    // Each that is left waits for another that is left: following them must come back to one that was passed.
    let mut path: Vec<usize> = open.iter().position(|&open| open).into_iter().collect();
    let mut passed = vec![false; steps.len()];
    while let Some(&last) = path.last() {
        passed[last] = true;
        let Some(next) = before[last].iter().copied().find(|&step| open[step]) else { break };
        if passed[next] {
            path.drain(..path.iter().position(|&step| step == next).unwrap_or(0));
            break;
        }
        path.push(next);
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Findings;
    use crate::guide::Chapter;
    use crate::source::Sources;

    fn steps(yaml: &str) -> Vec<Step> {
        let mut sources = Sources::default();
        let file = sources.put_text("content/solutions/a/fr.md", "");
        let text = format!("---\ntitle: a\nsummary: a\nsteps:\n{yaml}---\n");
        let chapter = Chapter::read(&text.into(), file, false, &mut Findings::default());
        chapter.expect("the test's YAML is right").steps
    }

    #[test]
    fn steps_follow_what_they_wait_for() {
        let steps = steps(
            "  - {id: a, title: a, start: W1, duration: 2 weeks}\n  - {id: b, title: b, after: [a, d], duration: 3 days}\n  - {id: c, title: c, duration: 1 day}\n  - {id: d, title: d, start: W0, duration: 1 month}\n",
        );
        let slots: Vec<(u32, u32)> = schedule(&steps).unwrap().iter().map(|slot| (slot.begin, slot.end)).collect();
        assert_eq!(slots, [(7, 21), (30, 33), (33, 34), (0, 30)]);
        assert!(circle(&steps).is_empty());
    }

    #[test]
    fn forty_thousand_steps_that_wait_in_reverse_are_put_in_order() {
        let step = |it| format!("  - {{id: s{it}, title: a, after: s{}, duration: 1 day}}\n", it + 1);
        let yaml = (0..40_000).map(step).collect::<Vec<_>>().concat();
        let steps = steps(&yaml);
        let slots = schedule(&steps).unwrap();
        assert_eq!((slots[39_999].begin, slots[0].begin), (0, 39_999));
        assert!(circle(&steps).is_empty());
    }

    #[test]
    fn a_circle_is_found_and_has_no_schedule() {
        let steps = steps(
            "  - {id: a, title: a, duration: 1 day}\n  - {id: b, title: b, after: d, duration: 1 day}\n  - {id: c, title: c, after: [a, b], duration: 1 day}\n  - {id: d, title: d, after: c, duration: 1 day}\n",
        );
        assert_eq!(schedule(&steps), None);
        assert_eq!(circle(&steps), [1, 3, 2]);
    }

    #[test]
    fn a_step_that_says_nothing_waits_for_the_one_before_it() {
        let steps = steps("  - {id: a, title: a, after: b, duration: 1 day}\n  - {id: b, title: b, duration: 1 day}\n");
        assert_eq!(schedule(&steps), None);
        assert_eq!(circle(&steps), [0, 1]);
    }

    #[test]
    fn a_step_without_duration_takes_no_time() {
        let steps = steps(
            "  - {id: a, title: a, duration: 2 days}\n  - {id: b, title: b}\n  - {id: c, title: c, duration: 1 day}\n",
        );
        let slots: Vec<(u32, u32)> = schedule(&steps).unwrap().iter().map(|slot| (slot.begin, slot.end)).collect();
        assert_eq!(slots, [(0, 2), (2, 2), (2, 3)]);
    }
}
