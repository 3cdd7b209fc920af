//! Verifying: what an author and CI want proved of a kata, gate by gate.
//!
//! A gate that fails says what, where, and what to do about it. The gates' numbers are those of the design.

mod api;
mod budget;
mod changed;
mod concepts;
mod demo;
pub mod finding;
mod impostors;
mod lanes;
mod leftover;
mod line_up;
mod lines;
mod memory;
mod parts;
mod planted;
mod promises;
mod prose;
mod solution;
pub mod starter;
mod steps;
pub mod subject;
mod table;
mod translated;
mod tree;
mod twins;
mod values;
mod whole;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::mpsc;
use std::time::{Duration, SystemTime};

use serde::Serialize;
use serde_json::Value;

use crate::commands::error::Error;
use crate::course::features::{Feature, Features};
use crate::course::kata::{Course, Kata};
use crate::course::manifests;
use crate::os::changes::Changes;
use crate::os::files::{self, Place};
use crate::os::status::Status;
use crate::os::terminal;
use crate::run::junit;
use crate::run::request::Tools;
use crate::run::restored;
use crate::ui::annotations::{self, Annotation};
use crate::ui::document::{self, Kind};
use crate::ui::style::{BAD, FAINT, GOOD, STRONG, styled};

use changed::Plan;
use finding::Finding;
use lanes::Found;
use memory::{Memory, Passed};
use subject::{Subject, chosen};
use table::Table;
use whole::Whole;

/// How long no file is saved until what was saved is looked at.
const SETTLED: Duration = Duration::from_millis(50);

/// A gate's result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Gate {
    #[serde(rename = "gate")]
    number: u8,
    title: &'static str,
    passed: bool,
    findings: Vec<Finding>,
    /// Figures of the gate.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<String>,
    /// Why it was not entered.
    #[serde(skip_serializing_if = "Option::is_none")]
    skipped: Option<String>,
}

/// A kata's results.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Verified {
    kata: String,
    passed: bool,
    tests: usize,
    gates: Vec<Gate>,
    /// Nothing has changed since it passed, so it was not verified again.
    as_before: bool,
    /// Which test catches which impostor; `None` if no impostor was judged.
    #[serde(flatten)]
    table: Option<Value>,
}

/// What will be verified, and how it is told.
#[derive(Debug, Clone)]
pub struct Options {
    /// The katas; all of them where none is named.
    pub names: Vec<String>,
    /// The gates; all of them where none is named.
    pub gates: Vec<u8>,
    /// Verify again katas that have not changed since they passed.
    pub again: bool,
    /// Only what differs from the last commit.
    pub changed: bool,
    /// One JSON document and nothing else.
    pub json: bool,
    /// A JUnit report, too.
    pub junit: Option<PathBuf>,
}

/// Verifies the named katas, or all of them.
///
/// # Errors
/// An unknown kata, a fault of the machine. A gate that fails is no error but a status.
pub fn katas(course: &Course, tools: Tools<'_>, wanted: &Options) -> Result<Status, Error> {
    let known: Vec<_> = GATES.iter().map(|(number, _)| number.to_string()).collect();
    let mut gates = wanted.gates.iter();
    if let Some(unknown) = gates.find(|gate| !known.contains(&gate.to_string())) {
        return Err(Error::Usage(format!(
            "there is no gate {unknown}; the gates are {}",
            known.join(", ")
        )));
    }
    let katas = chosen(course, &wanted.names)?;
    manifests::check(course.root(), &[])?;
    let plan = if wanted.changed {
        changed::since_commit(course, &katas)?
    } else {
        let katas = katas.into_iter().map(|kata| (kata, wanted.gates.clone()));
        Plan {
            katas: katas.collect(),
            shared: None,
        }
    };
    entered(course, tools, wanted, &plan)
}

/// Verifies on each save what the saved files touch, until it is stopped. It begins with what differs from the last commit.
///
/// # Errors
/// As [`katas`].
pub fn watch(course: &Course, tools: Tools<'_>, wanted: &Options) -> Result<Status, Error> {
    let (send, saved) = mpsc::channel();
    let probe = course.private_dir();
    let watches = changed::FOLDERS.map(|folder| {
        let send = send.clone();
        let tell = move || {
            let _ = send.send(());
        };
        Changes::of(&course.root().join(folder), |_| true, &probe, tell)
    });
    let mut seen = changed::digests(course);
    let mut open: BTreeSet<PathBuf> = BTreeSet::new();
    let mut plan = changed::since_commit(course, &chosen(course, &wanted.names)?)?;
    loop {
        let status = entered(course, tools, wanted, &plan)?;
        let text = styled(FAINT, "waiting for a save (Ctrl-C ends)\n\n");
        terminal::print(&text).map_err(Error::io("write", "standard output"))?;
        // What is not green yet is entered again with the next save.
        if status == Status::Green {
            open.clear();
        }
        let differing = loop {
            if saved.recv().is_err() {
                drop(watches);
                return Ok(status);
            }
            // An editor saves in several steps.
            while saved.recv_timeout(SETTLED).is_ok() {}
            let now = changed::digests(course);
            let differing = changed::differing(&seen, &now);
            seen = now;
            if !differing.is_empty() {
                break differing;
            }
        };
        let names: Vec<_> = differing.iter().map(|path| files::shown(path)).collect();
        let text = styled(STRONG, format!("saved: {}\n", names.join("\nsaved: ")));
        terminal::print(&text).map_err(Error::io("write", "standard output"))?;
        open.extend(differing);
        // A manifest may have changed, and a kata may be new.
        let course = Course::find(course.root(), course.commands())?;
        plan = match chosen(&course, &wanted.names) {
            Ok(katas) => changed::plan(&course, &katas, &open),
            Err(error) => {
                let text = format!("{}\n", styled(BAD, error.to_string()));
                terminal::print(&text).map_err(Error::io("write", "standard output"))?;
                continue;
            }
        };
    }
}

/// Enters the gates of a plan, and tells what was found.
fn entered(
    course: &Course,
    tools: Tools<'_>,
    wanted: &Options,
    plan: &Plan,
) -> Result<Status, Error> {
    let json = wanted.json;
    let features = Features::of(course.root())?;
    let write = |text: &str| {
        let told = if json { Ok(()) } else { terminal::print(text) };
        told.map_err(Error::io("write", "standard output"))
    };
    if let Some(file) = &plan.shared {
        let file = files::shown(file);
        write(&format!(
            "{file} has changed, and every kata depends on it: cargo kata verify\n\n"
        ))?;
    }
    let began = SystemTime::now();
    let mut results = Vec::new();
    for (gates, katas) in plan.by_gates() {
        let wanted = Options {
            gates,
            ..wanted.clone()
        };
        let subjects: Vec<_> = katas
            .iter()
            .map(|kata| Subject {
                course,
                tools,
                kata,
                whole: None,
            })
            .collect();
        let suites = katas.iter().flat_map(|kata| &kata.suites);
        let suites = suites.map(|suite| suite.layer.name().to_owned()).collect();
        // The suites of all of them may be built at once.
        for kata in &katas {
            // Where a time cannot be set, each kata's own build sees to it.
            let _ = restored::make_look_new(kata);
        }
        let whole = Whole::new(tools.cargo, course.root(), suites);
        results.extend(all(&subjects, &whole, &wanted, &features, &mut |text| {
            write(text)
        })?);
    }
    let passed = results.iter().all(|result| result.passed);
    if let Some(file) = &wanted.junit {
        let report = report(&results, began).xml();
        files::write_whole(file, report.as_bytes()).map_err(Error::io("write", file))?;
    }
    annotations::write(course, &marks(&results));
    if json {
        document::print(
            Kind::Verify,
            &serde_json::json!({ "passed": passed, "katas": results }),
        )?;
    } else if course.names().is_empty() {
        write("the course has no kata to verify: `cargo kata new NAME` makes one\n")?;
    } else {
        write(&closing(&results))?;
    }
    Ok(if passed {
        Status::Green
    } else {
        Status::NotGreen
    })
}

/// The report: a suite per kata, a case per gate.
fn report(results: &[Verified], began: SystemTime) -> junit::Report {
    let case = |kata: &str, gate: &Gate| {
        let findings = gate.findings.iter().map(|finding| {
            let Finding {
                what,
                place,
                advice,
            } = finding;
            format!("{what}\nat {place}\n→ {advice}\n")
        });
        junit::Case {
            class: format!("verify.{kata}"),
            name: format!("gate {}: {}", gate.number, gate.title),
            place: gate
                .findings
                .first()
                .and_then(|finding| Place::read(&finding.place)),
            seconds: 0.0,
            trouble: (!gate.passed).then(|| junit::Trouble {
                failed: true,
                kind: "gate",
                message: findings.collect::<Vec<_>>().join("\n"),
            }),
        }
    };
    let suites = results.iter().map(|result| junit::TestSuite {
        name: format!("verify.{}", result.kata),
        cases: result
            .gates
            .iter()
            .map(|gate| case(&result.kata, gate))
            .collect(),
    });
    junit::Report {
        name: "verify".to_owned(),
        began,
        suites: suites.collect(),
    }
}

/// An annotation for each finding.
fn marks(results: &[Verified]) -> Vec<Annotation> {
    let of_kata = |result: &Verified| {
        let mark = |gate: &Gate, finding: &Finding| Annotation {
            place: Place::read(&finding.place),
            title: format!("{}, gate {}", result.kata, gate.number),
            message: format!("{}\n→ {}", finding.what, finding.advice),
        };
        let gates = result.gates.iter();
        gates
            .flat_map(|gate| gate.findings.iter().map(move |finding| mark(gate, finding)))
            .collect::<Vec<_>>()
    };
    results.iter().flat_map(of_kata).collect()
}

/// The gates by number, in the order in which they are entered.
const GATES: [(u8, &str); 7] = [
    (
        1,
        "the starter compiles, and every test is red for the right reason",
    ),
    (
        2,
        "the solution passes twice, and is formatted and free of lints",
    ),
    (3, "the starter and the solution have the same public API"),
    (
        4,
        "every impostor looks right and is caught, and every twin is accepted",
    ),
    (
        5,
        "tests have a doc comment and a hint, rules have tests, links resolve, and concepts have a proof and a quiz",
    ),
    (
        6,
        "the walk-through replays, step by step, and no step or part of it is too long",
    ),
    (7, "nothing was left behind in the work tree"),
];

/// The wanted gates of a kata that passed all of them, and of which nothing has changed since.
fn as_before(
    subject: &Subject<'_>,
    wanted: &[u8],
    features: &Features,
    mut passed: Passed,
    tell: &mut dyn FnMut(&str) -> Result<(), Error>,
) -> Result<Verified, Error> {
    let mut gates = Vec::new();
    for (number, title) in wanted_gates(wanted) {
        let gate = Gate {
            number,
            title,
            passed: true,
            findings: Vec::new(),
            notes: passed.notes.remove(&number).unwrap_or_default(),
            skipped: not_entered(number, features),
        };
        tell(&gate_text(&gate, subject.kata, features))?;
        if number == 4 {
            tell(&passed.table_text)?;
        }
        gates.push(gate);
    }
    tell(&styled(
        FAINT,
        "  as before: nothing has changed since it passed (--again verifies it anyway)\n",
    ))?;
    let judged = gates.iter().any(|gate| gate.number == 4);
    Ok(Verified {
        kata: subject.kata.name.clone(),
        passed: true,
        tests: passed.tests,
        gates,
        as_before: true,
        table: passed.table.filter(|_| judged),
    })
}

fn wanted_gates(wanted: &[u8]) -> impl Iterator<Item = (u8, &'static str)> {
    GATES
        .into_iter()
        .filter(|(number, _)| wanted.is_empty() || wanted.contains(number))
}

/// The wanted gates of every kata, each told as soon as it and all before it are known.
fn all(
    subjects: &[Subject<'_>],
    whole: &Whole<'_>,
    wanted: &Options,
    features: &Features,
    tell: &mut dyn FnMut(&str) -> Result<(), Error>,
) -> Result<Vec<Verified>, Error> {
    let mut memories = Vec::new();
    for subject in subjects {
        let memory = Memory::of(subject)?;
        let known = memory
            .as_ref()
            .filter(|_| !wanted.again)
            .and_then(Memory::recall);
        memories.push((memory, known, tree::Snapshot::take(subject)?));
    }
    let open: Vec<_> = (0..subjects.len())
        .filter(|index| memories[*index].1.is_none())
        .collect();
    // For a few katas the reader needs no more than the katas themselves.
    let every_one = wanted.names.is_empty() && !wanted.changed && open.len() == subjects.len();
    let subjects: Vec<_> = subjects
        .iter()
        .map(|subject| Subject {
            whole: every_one.then_some(whole),
            ..*subject
        })
        .collect();
    let wanted = wanted.gates.as_slice();
    let numbers: Vec<_> = wanted_gates(wanted)
        .map(|(number, _)| number)
        .filter(|number| not_entered(*number, features).is_none())
        .collect();
    lanes::beside(&subjects, &open, &numbers, |gates| {
        let mut results = Vec::new();
        for (index, (subject, (memory, known, before))) in subjects.iter().zip(memories).enumerate()
        {
            let kata = subject.kata;
            let name = styled(STRONG, &kata.name);
            tell(&format!("{name} · {}\n", kata.title))?;
            let result = if let Some(passed) = known {
                as_before(subject, wanted, features, passed, tell)?
            } else {
                let mut found = |gate| {
                    let mut found = gates.found(index, gate)?;
                    if gate == lanes::LAST {
                        found.findings.extend(before.compare(subject)?);
                    }
                    Ok(found)
                };
                one(subject, wanted, features, memory.as_ref(), &mut found, tell)?
            };
            results.push(result);
            tell("\n")?;
        }
        Ok(results)
    })
}

/// The wanted gates of one kata, each told as soon as it is known. If all are, and all are open, that is remembered.
fn one(
    subject: &Subject<'_>,
    wanted: &[u8],
    features: &Features,
    memory: Option<&Memory>,
    found: &mut dyn FnMut(u8) -> Result<Found, Error>,
    tell: &mut dyn FnMut(&str) -> Result<(), Error>,
) -> Result<Verified, Error> {
    let mut gates = Vec::new();
    let mut tests = 0;
    let mut table = None;
    for (number, title) in wanted_gates(wanted) {
        let skipped = not_entered(number, features);
        let found = if skipped.is_none() {
            found(number)?
        } else {
            Found::default()
        };
        tests = found.tests.unwrap_or(tests);
        let gate = Gate {
            number,
            title,
            passed: found.findings.is_empty(),
            findings: found.findings,
            notes: found.notes,
            skipped,
        };
        tell(&gate_text(&gate, subject.kata, features))?;
        if let Some(table) = &found.table {
            tell(&table.text())?;
        }
        table = table.or(found.table);
        gates.push(gate);
    }
    let passed = gates.iter().all(|gate| gate.passed);
    let table_text = table.as_ref().map_or_else(String::new, Table::text);
    let table = table
        .map(serde_json::to_value)
        .transpose()
        .map_err(|error| Error::Report(error.to_string()))?;
    if let Some(memory) = memory.filter(|_| passed && gates.len() == GATES.len()) {
        let table = table.clone();
        let with_notes = gates.iter().filter(|gate| !gate.notes.is_empty());
        let passed = Passed {
            tests,
            notes: with_notes
                .map(|gate| (gate.number, gate.notes.clone()))
                .collect(),
            table,
            table_text,
        };
        memory.keep(subject, passed);
    }
    Ok(Verified {
        kata: subject.kata.name.clone(),
        passed,
        tests,
        gates,
        as_before: false,
        table,
    })
}

/// Why the course has no such gate, if it has none.
fn not_entered(gate: u8, features: &Features) -> Option<String> {
    let lacks = gate == lanes::REPLAY && !features.has(Feature::Demo);
    lacks.then(|| format!("the course has no {}", Feature::Demo.shown()))
}

fn gate_text(gate: &Gate, kata: &Kata, features: &Features) -> String {
    if let Some(why) = &gate.skipped {
        let text = format!("  – gate {}  not entered: {why}\n", gate.number);
        return styled(FAINT, text);
    }
    let mark = if gate.passed {
        styled(GOOD, "✔")
    } else {
        styled(BAD, "✘")
    };
    let mut out = format!("  {mark} gate {}  {}\n", gate.number, gate.title);
    out.extend(gate.findings.iter().map(Finding::text));
    let notes = gate.notes.iter();
    out.extend(notes.map(|note| styled(FAINT, format!("      {note}\n"))));
    if gate.number == lanes::PROSE {
        for feature in [Feature::Concepts, Feature::Quiz] {
            if !features.has(feature) {
                let text = format!(
                    "      without the {}: the course has none\n",
                    feature.shown()
                );
                out += &styled(FAINT, text);
            }
        }
        if leftover::is_untouched(kata) {
            let text = "      it is still the greeting of the template\n";
            out += &styled(FAINT, text);
        }
    }
    if gate.number == lanes::REPLAY {
        for exception in lines::exceptions(kata)
            .into_iter()
            .chain(steps::exceptions(kata))
        {
            out += &styled(FAINT, format!("      {exception}\n"));
        }
    }
    out
}

fn closing(results: &[Verified]) -> String {
    let failed = results.iter().filter(|result| !result.passed).count();
    let tests: usize = results.iter().map(|result| result.tests).sum();
    let gates = results.iter().flat_map(|result| &result.gates);
    let gates = gates.filter(|gate| gate.skipped.is_none()).count();
    let shut: Vec<_> = results
        .iter()
        .flat_map(|result| {
            result
                .gates
                .iter()
                .filter(|gate| !gate.passed)
                .map(|gate| (&result.kata, gate.number))
        })
        .map(|(kata, gate)| format!("{kata} (gate {gate})"))
        .collect();
    if results.is_empty() {
        "nothing has changed that a gate looks at\n".to_owned()
    } else if failed == 0 {
        format!(
            "{} {}, {tests} tests, {}: all passed\n",
            styled(GOOD, "✔"),
            counted(results.len(), "kata"),
            counted(gates, "gate"),
        )
    } else {
        format!(
            "{} {failed} of {} katas failed: {}\n",
            styled(BAD, "✘"),
            results.len(),
            shut.join(", ")
        )
    }
}

fn counted(number: usize, what: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {what}{plural}")
}
