//! Gate 4, where the learner's few tests have a budget: the impostors weigh what they should, the author's own few
//! tests reach what they must, and as many tests of the happy path do not.

use std::collections::BTreeSet;

use crate::commands::error::Error;
use crate::course::impostor::Impostor;
use crate::course::kata::{Budget, Kata};
use crate::course::twin::Twin;
use crate::impostors::score::{Risk, Tally};

use super::finding::Finding;
use super::line_up;
use super::subject::Subject;
use super::table::Table;
use super::twins;

/// Judges the impostors by the two sets of tests. The table is that of the reference; its twins have met the other tests too.
pub fn check(
    subject: &Subject<'_>,
    budget: &Budget,
    all: &[Impostor],
    twins: &[Twin],
) -> Result<(Option<Table>, Vec<Finding>), Error> {
    let mut findings = weights(subject, all);
    let mut caught = vec![false; all.len()];
    let mut seen = BTreeSet::new();
    let mut table = None;
    for (set, objection) in [
        ("reference", reference as Objection),
        ("happy_path", happy_path),
    ] {
        let file = subject
            .kata
            .solution_dir
            .join("tests")
            .join(set)
            .with_extension("rs");
        let place = subject.shown(&file);
        if !file.is_file() {
            findings.push(Finding::new(
                format!("the kata has a budget, but no tests in {place} to hold it against"),
                &place,
                "write them as a learner would write `mine.rs`",
            ));
            continue;
        }
        let kata = Kata {
            mine_file: file,
            ..subject.kata.clone()
        };
        let line_up = match line_up::judge(subject, &kata, all, twins, &[kata.mine()])? {
            Ok(line_up) => line_up,
            Err(finding) => {
                findings.push(finding);
                continue;
            }
        };
        findings.extend(twins::refused(subject, twins, &line_up));
        findings.extend(line_up::not_seen_first(subject, all, &line_up, &seen));
        let by = all.iter().zip(&line_up.judged);
        let by = by.filter(|(_, judged)| judged.caught());
        seen.extend(by.map(|(impostor, _)| impostor.name.clone()));
        let tests = line_up.solution.verdict.tests.len();
        if tests > budget.tests {
            findings.push(Finding::new(
                format!("{tests} tests, and the budget is {}", budget.tests),
                &place,
                "spend no more than a learner may",
            ));
        }
        let tally = Tally::new(Some(budget), all, &line_up);
        let risk = Risk::new(budget, all, &tally);
        findings.extend(
            objection(budget, risk.removed)
                .map(|(what, advice)| Finding::new(what, &place, advice)),
        );
        for (index, caught) in caught.iter_mut().enumerate() {
            *caught |= tally.is_caught(index);
        }
        if table.is_none() {
            for (impostor, judged) in all.iter().zip(&line_up.judged) {
                let place = subject.shown(&impostor.overlay.file);
                findings.extend(line_up::does_not_look_right(
                    impostor, judged, tests, &place,
                ));
            }
            table = Some(Table::new(all, twins, &line_up));
        } else if let Some(table) = &mut table {
            table.add_refusals(twins, &line_up);
        }
    }
    if !twins.is_empty() {
        // The given suites judge no impostor here.
        match line_up::judge(subject, subject.kata, &[], twins, &subject.kata.suites)? {
            Ok(line_up) => {
                findings.extend(twins::refused(subject, twins, &line_up));
                if let Some(table) = &mut table {
                    table.add_refusals(twins, &line_up);
                }
            }
            Err(finding) => findings.push(finding),
        }
    }
    if table.is_some() {
        findings.extend(at_large(subject, all, &caught));
    }
    Ok((table, findings))
}

/// What is wrong with the points that a set of tests reaches, and what to do.
type Objection = fn(&Budget, u32) -> Option<(String, &'static str)>;

fn reference(budget: &Budget, removed: u32) -> Option<(String, &'static str)> {
    (removed < budget.reference).then(|| {
        (
            format!(
                "the reference removes {removed} points of risk, and has to reach {}",
                budget.reference
            ),
            "choose better tests, or weigh the impostors anew",
        )
    })
}

fn happy_path(budget: &Budget, removed: u32) -> Option<(String, &'static str)> {
    (removed >= budget.happy_path).then(|| {
        (
            format!(
                "the happy path removes {removed} points of risk, and has to stay under {}",
                budget.happy_path
            ),
            "weigh the impostors anew, or plant them where users do not click every day",
        )
    })
}

fn weights(subject: &Subject<'_>, all: &[Impostor]) -> Vec<Finding> {
    let mut findings: Vec<_> = all
        .iter()
        .filter(|impostor| impostor.weight.is_none())
        .map(|impostor| {
            Finding::new(
                format!("the impostor `{}` has no weight", impostor.name),
                subject.shown(&impostor.overlay.file),
                "say `//! weight: N` below its severity: its points of risk",
            )
        })
        .collect();
    let sum: u32 = all.iter().filter_map(|impostor| impostor.weight).sum();
    if findings.is_empty() && sum != Budget::POINTS {
        findings.push(Finding::new(
            format!(
                "the impostors weigh {sum} points together and not {}",
                Budget::POINTS
            ),
            subject.shown(&subject.kata.impostors_dir()),
            "weigh them anew",
        ));
    }
    findings
}

/// Those that neither set catches: perhaps no test could.
fn at_large(subject: &Subject<'_>, all: &[Impostor], caught: &[bool]) -> Vec<Finding> {
    all.iter()
        .zip(caught)
        .filter(|(_, caught)| !**caught)
        .map(|(impostor, _)| {
            Finding::new(
                format!(
                    "the impostor `{}` is caught by neither set of tests: {}",
                    impostor.name, impostor.title
                ),
                subject.shown(&impostor.overlay.file),
                "let one of the tests see it, so that it is known that one can",
            )
        })
        .collect()
}
