//! One test of the learner's own, after each part of the given ones: a rule, and the place for the test. The impostors of the
//! part judge it.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::course::impostor;
use crate::course::kata::{Course, Kata};
use crate::course::rules;
use crate::learner::progress;
use crate::run::request::Sources;

/// The place for a test and the rule that it is to hold, for a part with these tests: the rule that most of the part's
/// impostors break which no test of the learner's has caught yet. `None` where there is none.
pub fn of(course: &Course, kata: &Kata, tests: &[String]) -> Option<String> {
    // Where tests have a budget, the impostors belong to no part.
    if kata.budget.is_some() {
        return None;
    }
    let caught = progress::recall(course, kata).flip.caught;
    let impostors = impostor::read_all(&kata.impostors_dir()).ok()?;
    let mut seen_by: BTreeMap<usize, usize> = BTreeMap::new();
    for impostor in impostors.iter().filter(|one| !caught.contains(&one.name)) {
        let test = impostor.seen_by.as_ref();
        let position = test.and_then(|test| tests.iter().position(|own| own == test));
        if let Some(position) = position {
            *seen_by.entry(position).or_default() += 1;
        }
    }
    // The most impostors; of several tests the first.
    let (position, _) = seen_by
        .into_iter()
        .max_by_key(|(at, many)| (*many, Reverse(*at)))?;
    let (layer, path) = tests[position].split_once("::")?;
    let functions = Sources::read(&kata.suites).functions;
    let of_layer = functions.iter().find(|(own, _)| own.name() == layer)?.1;
    let function = of_layer.iter().find(|function| function.path == path)?;
    let all = rules::of(kata);
    let rule = rules::of_test(&all, &tests[position], function);
    // A rule often speaks of what its heading names.
    let heading = all.iter().find(|known| known.shown == rule);
    let heading = heading.map_or_else(String::new, |known| format!("“{}”: ", known.heading));
    let lines = std::fs::read_to_string(&kata.mine_file)
        .ok()?
        .lines()
        .count();
    Some(format!(
        "{}:{}: {heading}{rule}",
        course.shown(&kata.mine_file),
        lines + 1
    ))
}
