//! When each step begins and ends, from `start`, `after` and `duration`.

use super::chapter::Step;

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
    let mut slots: Vec<Option<Slot>> = vec![None; steps.len()];
    for _ in 0..steps.len() {
        let mut open = false;
        for index in 0..steps.len() {
            if slots[index].is_none() {
                slots[index] = slot(steps, index, &slots);
                open |= slots[index].is_none();
            }
        }
        if !open {
            break;
        }
    }
    slots.into_iter().collect()
}

/// The slot of the step at `index`, if those that it waits for are known.
fn slot(steps: &[Step], index: usize, slots: &[Option<Slot>]) -> Option<Slot> {
    let step = &steps[index];
    let mut begin = step.start.as_ref().map_or(0, |week| week.value.saturating_mul(7));
    for earlier in waits_for(steps, index) {
        begin = begin.max(slots[earlier]?.end);
    }
    let days = step.duration.as_ref().map_or(0, |duration| duration.value.days());
    Some(Slot { begin, end: begin.saturating_add(days) })
}

/// The positions of the steps that the one at `index` waits for: those that it names, or the one before it if it says nothing.
fn waits_for(steps: &[Step], index: usize) -> Vec<usize> {
    let step = &steps[index];
    match (&step.start, &step.after) {
        (Some(_), _) => Vec::new(),
        (None, Some(after)) => {
            let position = |id: &str| steps.iter().position(|step| step.id.value == id);
            after.value.iter().filter_map(|id| position(&id.value)).collect()
        }
        (None, None) => index.checked_sub(1).into_iter().collect(),
    }
}

/// The steps that wait for themselves, by position: a circle, each waiting for the next; empty if there is none.
pub fn circle(steps: &[Step]) -> Vec<usize> {
    let before: Vec<Vec<usize>> = (0..steps.len()).map(|index| waits_for(steps, index)).collect();
    let mut open: Vec<bool> = vec![true; steps.len()];
    // Take away, again and again, the steps that wait for none that is left.
    loop {
        let ready: Vec<usize> =
            (0..steps.len()).filter(|&step| open[step] && before[step].iter().all(|&other| !open[other])).collect();
        if ready.is_empty() {
            break;
        }
        for step in ready {
            open[step] = false;
        }
    }
    // Each that is left waits for another that is left: following them must come back to one that was passed.
    let mut path: Vec<usize> = open.iter().position(|&open| open).into_iter().collect();
    while let Some(next) = path.last().and_then(|&last| before[last].iter().copied().find(|&step| open[step])) {
        if let Some(first) = path.iter().position(|&passed| passed == next) {
            path.drain(..first);
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
}
