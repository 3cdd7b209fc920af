//! The end of a part in solo: the given tests of the part on the learner's code, its impostors and the twins against their
//! tests. What is missing is named by its rule.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::commands::error::Error;
use crate::commands::flip::{self, Known, Modules, Pin};
use crate::commands::{list, practice};
use crate::course::impostor::{self, Impostor};
use crate::course::kata::{Course, Kata};
use crate::course::roster::{self, TestFunction};
use crate::course::rules;
use crate::course::twin;
use crate::impostors::judge::{JudgeError, LineUp, Trial};
use crate::impostors::judged::Judged;
use crate::learner::journal::{Journal, Only};
use crate::learner::progress;
use crate::learner::session::{self, StarterRun};
use crate::os::status::Status;
use crate::os::terminal;
use crate::run::request::{self, RunError, Sources, Tools};
use crate::run::verdict::{Light, Outcome, TestReport, Verdict};
use crate::ui::report;
use crate::ui::style::{BAD, BETWEEN, GOOD, STRONG, styled};

use super::task::Task;

/// How many tests are named at once.
const TESTS: usize = 3;

/// So many rules are named on the smallest screen.
const FEWEST: usize = 1;

/// What the impostors say about the learner's tests.
enum Own {
    /// There are none.
    NoTests,
    /// They do not compile with the reference: the first error.
    DoNotCompile(String),
    /// They are compiled with the answers.
    KnowTheAnswers,
    /// All of them refuse the reference, so no impostor was run.
    Refuse(LeftOut),
    /// Those that accept the reference met all impostors of the part.
    Judged {
        /// The others.
        left_out: LeftOut,
        caught: usize,
        total: usize,
        /// How many rules these break.
        rules: usize,
        /// The rules that the missed ones break, and how many each.
        missed: Vec<(String, usize)>,
        /// A question for a test, where the first of them was missed the last time, too.
        asks: Option<String>,
        /// The tests that refuse another right version.
        pins: Vec<String>,
        /// Those that are too slow there.
        slow: Vec<String>,
    },
}

/// The tests that refuse the reference. They meet no impostor: whom they catch would mean nothing.
#[derive(Debug, Default, PartialEq, Eq)]
struct LeftOut {
    /// Those that fail on it.
    wrong: Vec<String>,
    /// Those that it is too slow for.
    slow: Vec<String>,
}

impl LeftOut {
    /// Adds those that are not green in that verdict of the reference.
    fn add(&mut self, verdict: &Verdict) {
        let (wrong, slow) = verdict.failed_and_slow();
        self.wrong.extend(wrong);
        self.slow.extend(slow);
    }

    fn is_empty(&self) -> bool {
        self.wrong.is_empty() && self.slow.is_empty()
    }

    /// Their names.
    fn lines(&self, width: usize, all: Option<&str>, out: &mut String) {
        tests("they fail on the reference", &self.wrong, width, all, out);
        tests("too slow on the reference", &self.slow, width, all, out);
    }

    /// How many there are, and what is wrong with them.
    fn words(&self) -> String {
        let of = |names: &[String], one: &str, many: &str| match names.len() {
            0 => None,
            1 => Some(format!("1 {one}")),
            number => Some(format!("{number} {many}")),
        };
        let wrong = of(&self.wrong, "refuses right code", "refuse right code");
        let slow = of(
            &self.slow,
            "is too slow on right code",
            "are too slow on right code",
        );
        let words: Vec<_> = wrong.into_iter().chain(slow).collect();
        words.join(", ")
    }
}

/// What comes after a part that is finished.
enum Next {
    /// Another part.
    Part(usize),
    /// After the last part another kata, if one can be done in solo and is not green.
    Kata(Option<String>),
}

/// The end of a part, as it is told.
struct End {
    passed: usize,
    total: usize,
    /// The rules that the code misses, and how many tests ask for each.
    missing: Vec<(String, usize)>,
    own: Own,
    never_red: Vec<String>,
}

impl End {
    /// How many of the rules that the impostors break the tests hold, and of how many.
    fn held(&self) -> Option<(usize, usize)> {
        match &self.own {
            Own::Judged { rules, missed, .. } => Some((rules.saturating_sub(missed.len()), *rules)),
            _ => None,
        }
    }

    /// Whether nothing is missing.
    fn is_complete(&self, run: &StarterRun) -> bool {
        let own = match &self.own {
            Own::Judged {
                left_out,
                caught,
                total,
                pins,
                slow,
                ..
            } => caught == total && pins.is_empty() && slow.is_empty() && left_out.is_empty(),
            _ => false,
        };
        own && run.ran.verdict.light == Light::Green
    }
}

/// Ends a part: the one of that number, or the first that is not finished. With `all` everything that is missing is
/// named, however long it is.
///
/// # Errors
/// See [`Task::of`]; a fault of the machine.
pub fn part(
    journal: Journal<'_>,
    tools: Tools<'_>,
    name: &str,
    number: Option<usize>,
    all: bool,
) -> Result<Status, Error> {
    let course = journal.course;
    let task = Task::of(course, name, number)?;
    let kata = &task.kata;
    practice::tell_of_demo(course, kata);
    let Some(chapter) = task.part() else {
        return Err(RunError::NoTests(name.to_owned()).into());
    };
    let number = chapter.stretch.number;
    let functions = Sources::read(&kata.suites).functions;
    let functions: BTreeMap<_, _> = functions
        .into_iter()
        .flat_map(|(layer, functions)| {
            let named =
                move |function: TestFunction| (format!("{layer}::{}", function.path), function);
            functions.into_iter().map(named)
        })
        .collect();
    let names = practice::tests_of(kata, number)?;
    let only = Some(names.as_slice());
    let suites = request::suites_with(kata, only);
    let run = practice::starter(course, tools, kata, &suites, only)?;
    let mut notes = Vec::new();
    session::record(journal, kata, &run, Only::Part(number), &mut notes);
    let own = judge_own(journal, tools, &task, number, &functions)?;
    let verdict = &run.ran.verdict;
    let red = verdict.tests.iter().filter(|test| test.is_red());
    let red = red.filter_map(|test| {
        let id = test.id();
        Some(rules::of_test(
            &task.rules,
            &id,
            function_of(&functions, &id)?,
        ))
    });
    let total = match verdict.tests.len() {
        // What does not compile has none.
        0 => chapter.stretch.tests.len(),
        total => total,
    };
    let end = End {
        passed: verdict.passed(),
        total,
        missing: counted(red),
        own,
        never_red: never_red(course, kata, all),
    };
    let is_complete = end.is_complete(&run);
    let held = end.held();
    let changed = progress::change(course, kata, |progress| {
        progress.solo_part = Some(number);
        if let Some(held) = held {
            progress.solo.held.insert(number, held);
        }
        let named = &mut progress.solo.never_red_named;
        named.extend(end.never_red.iter().cloned());
        let finished = &mut progress.solo.finished;
        if is_complete {
            finished.insert(number);
        } else {
            finished.remove(&number);
        }
        finished.clone()
    });
    notes.extend(changed.notes);
    let numbers = task.parts.iter().map(|chapter| chapter.stretch.number);
    let open = numbers
        .into_iter()
        .find(|number| !changed.result.contains(number));
    let next = match open {
        Some(part) => Next::Part(part),
        None => Next::Kata(next_kata(course, name)?),
    };
    let room = terminal::height().filter(|_| !all);
    let text = end.text(&task, &run, &next, terminal::width(), (room, all));
    terminal::print(&text).map_err(Error::io("write", "standard output"))?;
    for note in notes {
        report::tell("note", &note);
    }
    Ok(if is_complete {
        Status::Green
    } else {
        Status::NotGreen
    })
}

/// The kata to do after this one in solo: not one that has the learner write tests anyway.
fn next_kata(course: &Course, name: &str) -> Result<Option<String>, Error> {
    let next = list::next(course, Some(name))?;
    Ok(next
        .filter(|kata| kata.budget.is_none() && kata.mine_file.is_file())
        .map(|kata| kata.name))
}

/// The tests that were never red, those of which the end of a part has said so before only if all are asked for.
fn never_red(course: &Course, kata: &Kata, all: bool) -> Vec<String> {
    let solo = progress::recall(course, kata).solo;
    let mut names = solo.circle.never_red();
    names.retain(|name| all || !solo.never_red_named.contains(name));
    names
}

/// The function of a test. Both have their layer in front.
fn function_of<'f>(
    functions: &'f BTreeMap<String, TestFunction>,
    test: &str,
) -> Option<&'f TestFunction> {
    let mut all = functions.iter();
    let (_, function) = all.find(|(name, _)| roster::covers(name, test))?;
    Some(function)
}

/// Those rules in their order, each once, and how many times it was there.
fn counted(rules: impl Iterator<Item = String>) -> Vec<(String, usize)> {
    let mut counted: Vec<(String, usize)> = Vec::new();
    for rule in rules {
        match counted.iter_mut().find(|(known, _)| *known == rule) {
            Some((_, many)) => *many += 1,
            None => counted.push((rule, 1)),
        }
    }
    counted
}

/// Holds the learner's tests against right code and the impostors of the part.
fn judge_own(
    journal: Journal<'_>,
    tools: Tools<'_>,
    task: &Task,
    number: usize,
    functions: &BTreeMap<String, TestFunction>,
) -> Result<Own, Error> {
    let kata = &task.kata;
    let all = impostor::read_all(&kata.impostors_dir())?;
    let part = flip::of_part(kata, &all, number)?;
    let twins = twin::read_all(&kata.twins_dir())?;
    let trial = Trial {
        course: journal.course,
        tools,
        kata,
        impostors: &all,
        wanted: Some(&part),
        twins: &twins,
        suites: &[kata.mine()],
        only: None,
        until_caught: true,
        keeps_members: false,
    };
    let mut line_up = match flip::judge(&trial) {
        Ok(line_up) => line_up,
        Err(JudgeError::Run(RunError::NoTests(_))) => return Ok(Own::NoTests),
        Err(error) => return Err(error.into()),
    };
    let mut left_out = LeftOut::default();
    let accept = accepting(&line_up);
    if line_up.solution.verdict.light == Light::Red && !accept.is_empty() {
        // A wrong test has to be fixed, and is no reason to keep back what the others are worth.
        left_out.add(&line_up.solution.verdict);
        let others = Trial {
            only: Some(&accept),
            ..trial
        };
        line_up = flip::judge(&others)?;
    }
    let verdict = &line_up.solution.verdict;
    if !line_up.answers.is_empty() {
        return Ok(Own::KnowTheAnswers);
    }
    Ok(match verdict.light {
        Light::Green => {
            let pins = flip::pins(kata, &verdict.tests, &twins, &line_up);
            let mut impostors: Vec<_> = part
                .iter()
                .map(|index| (&all[*index], &line_up.judged[*index]))
                .collect();
            // As `hint` takes them.
            impostors.sort_by_key(|(impostor, _)| impostor.severity);
            let modules = Modules::of(kata);
            let known: Vec<_> = part
                .iter()
                .map(|index| Known {
                    name: all[*index].name.clone(),
                    module: modules.nearest(&line_up.modules[*index]),
                    is_caught: line_up.judged[*index].caught(),
                })
                .collect();
            let remembered = flip::remember(journal.course, kata, &known, true);
            for note in remembered.notes {
                report::tell("note", &note);
            }
            let before = &remembered.result.missed_before;
            judged(task, &impostors, functions, (pins, left_out), before)
        }
        Light::Amber => {
            let error = verdict.diagnostic.as_deref().unwrap_or_default();
            Own::DoNotCompile(flip::as_the_learner_knows_it(error, kata))
        }
        _ => {
            left_out.add(verdict);
            Own::Refuse(left_out)
        }
    })
}

/// The ids of the tests that the reference passes.
fn accepting(line_up: &LineUp) -> Vec<String> {
    let tests = line_up.solution.verdict.tests.iter();
    let passed = tests.filter(|test| test.outcome == Outcome::Passed);
    passed.map(TestReport::id).collect()
}

fn judged(
    task: &Task,
    impostors: &[(&Impostor, &Judged)],
    functions: &BTreeMap<String, TestFunction>,
    (pins, left_out): (Vec<Pin>, LeftOut),
    missed_before: &BTreeSet<String>,
) -> Own {
    let missed = impostors.iter().filter(|(_, judged)| !judged.caught());
    let missed: Vec<_> = missed.map(|(impostor, _)| impostor).collect();
    let broken_by = |impostor: &Impostor| {
        let of_test = || {
            let id = impostor.seen_by.as_ref()?;
            Some(rules::of_test(&task.rules, id, function_of(functions, id)?))
        };
        let rule = impostor.rule.as_deref();
        let rule = rule.map(|rule| rules::quoted(&task.rules, rule));
        let rule = rule.or_else(of_test);
        rule.or_else(|| impostor.asks.clone()).unwrap_or_default()
    };
    let broken = missed.iter().map(|impostor| broken_by(impostor));
    let all = impostors.iter().map(|(impostor, _)| broken_by(impostor));
    let rules = all.collect::<BTreeSet<_>>().len();
    let first = missed.first();
    let first = first.filter(|impostor| missed_before.contains(&impostor.name));
    let (slow, pins): (Vec<_>, Vec<_>) =
        pins.into_iter().partition(|pin| pin.longer_than.is_some());
    let names = |pins: Vec<Pin>| pins.into_iter().map(|pin| pin.test).collect();
    Own::Judged {
        left_out,
        caught: impostors.len() - missed.len(),
        total: impostors.len(),
        rules,
        asks: first.and_then(|impostor| impostor.asks.clone()),
        missed: counted(broken),
        pins: names(pins),
        slow: names(slow),
    }
}

impl End {
    /// The report. It fits into so many rows, the prompt below it included, where a screen has no more. With `all` every test
    /// is named.
    fn text(
        &self,
        task: &Task,
        run: &StarterRun,
        next: &Next,
        width: usize,
        (rows, all): (Option<usize>, bool),
    ) -> String {
        let (mut head, mut tail) = (String::new(), String::new());
        self.head(task, run, width, &mut head);
        self.tests(width, (!all).then(|| task.command()), &mut tail);
        self.steps(task, run, next, width, &mut tail);
        let taken = head.lines().count() + tail.lines().count() + 1;
        let mut room = rows.map_or(usize::MAX, |rows| rows.saturating_sub(taken));
        let more = format!("{} --finish --all", task.command());
        let of_own = match &self.own {
            Own::DoNotCompile(error) => Some(error),
            _ => None,
        };
        if let Some(diagnostic) = run.ran.verdict.diagnostic.as_ref().or(of_own) {
            let lines: Vec<_> = diagnostic.trim_end().lines().collect();
            let shown = lines.len().min(room.saturating_sub(2).max(FEWEST));
            let _ = write!(head, "\n{}\n", lines[..shown].join("\n"));
            if shown < lines.len() {
                let left = lines.len() - shown;
                let _ = writeln!(head, "and {left} lines more: {more}");
            }
            room = room.saturating_sub(shown + 2);
        }
        let (missed, asks) = match &self.own {
            Own::Judged { missed, asks, .. } => (missed.as_slice(), asks.as_deref()),
            _ => (&[][..], None),
        };
        let code = Rules {
            heading: "rules that your code misses",
            named: &self.missing,
            what: "given tests",
            asks: None,
        };
        let tests = Rules {
            heading: "rules that your tests do not hold",
            named: missed,
            what: "impostors",
            asks,
        };
        // Each has half of the room, or what the other leaves.
        let wanted = |rules: &Rules| rules.lines(width, usize::MAX, &more).len();
        let (of_code, of_tests) = (wanted(&code), wanted(&tests));
        let half = room / 2;
        let for_code = of_code.min(half.max(room.saturating_sub(of_tests)));
        let for_tests = room.saturating_sub(for_code);
        for line in code.lines(width, for_code, &more) {
            let _ = writeln!(head, "{line}");
        }
        for line in tests.lines(width, for_tests, &more) {
            let _ = writeln!(head, "{line}");
        }
        head + &tail
    }

    /// The kata, the part, and the sums.
    fn head(&self, task: &Task, run: &StarterRun, width: usize, out: &mut String) {
        let kata = &task.kata;
        if let Some(chapter) = task.part() {
            let part = &chapter.stretch;
            let title = format!(
                "{} · solo, the end of part {} of {}: {}",
                styled(STRONG, &kata.name),
                part.number,
                task.parts.len(),
                part.title
            );
            let _ = writeln!(out, "{}\n", report::prose(&title, "", width));
        }
        let code = format!("your code: {} of {} given tests", self.passed, self.total);
        let sum = format!("{code}; your tests: {}", self.own());
        let _ = writeln!(out, "{}", report::prose(&sum, "", width));
        if let Some(altered) = report::altered(&run.ran.verdict) {
            let text = format!("{altered}: {}", report::as_it_ships(kata));
            let text = report::prose(&text, "", width);
            let _ = writeln!(out, "{}", styled(BETWEEN, text));
        }
    }

    /// The tests that there is something to say about.
    fn tests(&self, width: usize, command: Option<String>, out: &mut String) {
        let more = command.map(|command| format!("{command} --finish --all"));
        let all = more.as_deref();
        match &self.own {
            Own::Judged {
                left_out,
                pins,
                slow,
                ..
            } => {
                left_out.lines(width, all, out);
                tests("they refuse another right version", pins, width, all, out);
                tests("too slow on a right version", slow, width, all, out);
            }
            Own::Refuse(left_out) => left_out.lines(width, all, out),
            _ => {}
        }
        let never = "never red, so perhaps unable to fail";
        tests(never, &self.never_red, width, all, out);
    }

    /// What to do next.
    fn steps(&self, task: &Task, run: &StarterRun, next: &Next, width: usize, out: &mut String) {
        let name = &task.kata.name;
        let part = task.part().map(|chapter| &chapter.stretch);
        out.push('\n');
        let steps = if self.is_complete(run) {
            let number = part.map_or(0, |part| part.number);
            let learned = part.and_then(|part| part.learned.as_deref());
            let done = format!("✔ part {number} is done. {}", learned.unwrap_or_default());
            let done = report::prose(done.trim_end(), "", width);
            let _ = writeln!(out, "{}", styled(GOOD, done));
            let quiz = part.and_then(|part| part.quiz.as_ref());
            let quiz = quiz.map(|topic| ("quiz", format!("cargo kata quiz {topic}")));
            let steps = match next {
                Next::Part(next) => {
                    vec![("next", format!("cargo kata solo {name} --part {next}"))]
                }
                Next::Kata(next) => {
                    let mut steps = task.steps_after();
                    steps.extend(
                        next.as_ref()
                            .map(|next| ("next", format!("cargo kata solo {next}"))),
                    );
                    steps
                }
            };
            quiz.into_iter().chain(steps).collect()
        } else {
            self.steps_to_the_end(task, run)
        };
        for line in report::labelled(steps, width) {
            let _ = writeln!(out, "{line}");
        }
    }

    /// What to do next while something is missing.
    fn steps_to_the_end(&self, task: &Task, run: &StarterRun) -> Vec<(&'static str, String)> {
        let name = &task.kata.name;
        let mut steps = Vec::new();
        if !run.ran.verdict.altered().is_empty() {
            // What the given tests say means nothing before that.
            let first = "what is not as it ships, with the command above; then end the part again";
            steps.push(("fix", first.to_owned()));
            steps.push(("then", format!("{} --finish", task.command())));
            return steps;
        }
        let has_missed = matches!(&self.own, Own::Judged { missed, .. } if !missed.is_empty());
        match &self.own {
            Own::Refuse(left_out) | Own::Judged { left_out, .. } if !left_out.is_empty() => {
                let what = if left_out.wrong.is_empty() {
                    "give these tests less to do"
                } else {
                    "let these tests ask for what the README says"
                };
                steps.push(("fix", what.to_owned()));
            }
            Own::DoNotCompile(_) | Own::KnowTheAnswers => {
                steps.push(("fix", format!("katas/{name}/tests/mine.rs")));
            }
            _ if !self.missing.is_empty() => {
                let what = "write the test for the first of these rules, see it red, turn it green";
                steps.push(("next", what.to_owned()));
            }
            _ if has_missed => {
                let what = "write a test that would fail if the first of these rules were broken; see it fail by breaking \
                            your code once";
                steps.push(("next", what.to_owned()));
            }
            _ => steps.push(("fix", "the tests that are named above".to_owned())),
        }
        if has_missed {
            let hint = format!("cargo kata hint {name}: about a rule that your tests do not hold");
            steps.push(("clue", hint));
        }
        if !self.missing.is_empty() || has_missed {
            steps.push(("ask", task.question()));
        }
        steps.push(("then", task.command()));
        steps
    }

    /// What the impostors say, in a few words.
    fn own(&self) -> String {
        match &self.own {
            Own::NoTests => "there are none yet".to_owned(),
            Own::DoNotCompile(_) => {
                "they do not compile with the reference, so no impostor was run".to_owned()
            }
            Own::KnowTheAnswers => {
                "they are compiled with the answers, so no impostor was run".to_owned()
            }
            Own::Refuse(left_out) => format!("{}, so no impostor was run", left_out.words()),
            Own::Judged {
                left_out,
                caught,
                total,
                pins,
                slow,
                ..
            } => {
                let others = match left_out.words() {
                    words if words.is_empty() => words,
                    words => format!("{words}; of the others "),
                };
                let twins = match pins.len() + slow.len() {
                    0 => "all twins accepted".to_owned(),
                    many => format!("{many} refuse a twin"),
                };
                // Several impostors may break the same rule.
                let rules = match self.held() {
                    Some((held, rules)) if held < rules => {
                        format!("; {held} of {rules} rules held")
                    }
                    _ => String::new(),
                };
                match total {
                    0 => format!("{others}this part has no impostors, {twins}"),
                    _ => format!("{others}{caught} of {total} impostors caught, {twins}{rules}"),
                }
            }
        }
    }
}

/// Rules below a heading.
struct Rules<'r> {
    heading: &'r str,
    /// The rules, and how many there are of what shows each.
    named: &'r [(String, usize)],
    /// What shows it.
    what: &'r str,
    /// A question about the first.
    asks: Option<&'r str>,
}

impl Rules<'_> {
    /// As many as have room in so many rows, and at least one; none, where there are none. `more` is the command that shows
    /// all.
    fn lines(&self, width: usize, room: usize, more: &str) -> Vec<String> {
        if self.named.is_empty() {
            return Vec::new();
        }
        let mut lines = vec![String::new(), styled(BAD, self.heading)];
        for (index, (rule, many)) in self.named.iter().enumerate() {
            let left = self.named.len() - index;
            let times = match many {
                1 => String::new(),
                many => format!(" ({many} {})", self.what),
            };
            let mut text = report::prose(&format!("- {rule}{times}"), "  ", width);
            if let Some(asks) = self.asks.filter(|_| index == 0) {
                let asks = report::prose(&format!("Let a test ask: {asks}"), "    ", width);
                let _ = write!(text, "\n{asks}");
            }
            let needed = text.lines().count() + usize::from(left > 1);
            if index >= FEWEST && lines.len() + needed > room {
                let text = format!("and {left} more: {more}");
                lines.extend(report::prose(&text, "  ", width).lines().map(str::to_owned));
                break;
            }
            lines.extend(text.lines().map(str::to_owned));
        }
        lines
    }
}

/// A row of tests behind a heading; nothing, where there are none. Where `all` is a command that names them all, only some
/// are named here.
fn tests(heading: &str, names: &[String], width: usize, all: Option<&str>, out: &mut String) {
    if names.is_empty() {
        return;
    }
    let shown = names.len().min(all.map_or(usize::MAX, |_| TESTS));
    let more = match names.len() - shown {
        0 => String::new(),
        many => format!(" and {many} more: {}", all.unwrap_or_default()),
    };
    let names = names[..shown].join(", ");
    let text = report::prose(&format!("{heading}: {names}{more}"), "", width);
    let _ = writeln!(out, "\n{}", styled(BETWEEN, text));
}
