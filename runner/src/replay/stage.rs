//! The code as a walk-through makes it, step by step, and what its tests say to that.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::bit_by_bit::BitByBit;
use super::copies::Copies;
use super::known::{Known, Seen};
use super::scene::{Broken, Failure, Moment, Replay, ReplayError, Scene, Shown, Told};
use super::suites::Suites;
use overlay::nearest::nearest;

use crate::course::kata::{Course, Kata, Suite};
use crate::course::roster::{self, TestFunction};
use crate::course::surroundings;
use crate::course::walkthrough::{Change, Code, Hat, Named, Part, Step, Walkthrough};
use crate::os::digest::Digest;
use crate::os::files::{self, FirstDifference, Scratch, Texts};
use crate::run::generated;
use crate::run::request::{self, Manner, Request, RunError, RunEvent, Sources, Tools};
use crate::run::scheduler::{self};
use crate::run::verdict::Outcome;
use overlay::api;
use overlay::source::{CrateSource, Parsed, SourceError};
use overlay::{Overlay, OverlayError, Tree};

/// Where a program begins, in `src/`.
const PROGRAM: &str = "main.rs";

/// Why a step does not go on.
pub enum Stop {
    /// It went otherwise than it says: the line, what happened, what to do.
    Broken(usize, String, &'static str),
    /// The machine is in the way.
    Error(ReplayError),
}

impl<E: Into<ReplayError>> From<E> for Stop {
    fn from(error: E) -> Self {
        Self::Error(error.into())
    }
}

/// The code as it is now, and what has been shown so far.
pub struct Stage<'a> {
    tools: Tools<'a>,
    kata: &'a Kata,
    tell: &'a (dyn Fn(RunEvent) + Sync),
    copies: Copies<'a>,
    suites: Suites,
    /// All parts of all steps, and how many of them it has come to.
    parts: Vec<&'a Part>,
    come_to: usize,
    /// The starter's program, and what its library shows to that.
    starter: (Option<String>, api::Api),
    solution: (Texts, Tree),
    functions: Vec<(String, TestFunction)>,
    /// What the suites' sources say: they stay as they are.
    sources: Sources,
    code: Texts,
    parsed: Parsed,
    /// The tests that are green, as they were named, each with its line.
    green: Vec<(String, usize)>,
    /// The code on which all of them were seen to be green: it need not be shown twice.
    green_on: Option<Texts>,
    /// What the public API was when a refactoring began (empty without a library); nothing, while none is going on.
    api_of: Option<api::Api>,
    /// Everything that the tests' outcomes depend on besides the code.
    surroundings: String,
    known: Known,
}

impl<'a> Stage<'a> {
    /// Gets ready to play the first step.
    pub fn set(
        course: &'a Course,
        tools: Tools<'a>,
        kata: &'a Kata,
        walkthrough: &'a Walkthrough,
        begin: Option<&Texts>,
        tell: &'a (dyn Fn(RunEvent) + Sync),
    ) -> Result<Self, ReplayError> {
        let reference = kata.solution_dir.join("src");
        let parsed = Parsed::default();
        let starter = match begin {
            Some(code) => code.clone(),
            None => read(&kata.dir.join("src"))?,
        };
        let sources = Sources::read_all(&kata.suites)?;
        let functions = sources.functions.iter().flat_map(|(layer, functions)| {
            functions
                .iter()
                .map(move |function| (format!("{layer}::{}", function.path), function.clone()))
        });
        let functions: Vec<_> = functions.collect();
        Ok(Self {
            tools,
            kata,
            tell,
            starter: (
                starter.get(Path::new(PROGRAM)).cloned(),
                api_of(&written(&starter)?.file("src"), &parsed)?,
            ),
            code: starter,
            solution: (read(&reference)?, Tree::read_again(&reference, &parsed)?),
            parsed,
            suites: Suites::of(kata, &functions),
            functions,
            sources,
            green: Vec::new(),
            green_on: None,
            api_of: None,
            surroundings: surroundings(course, tools, kata)?,
            known: Known::read(
                generated::home(course, kata).join(if kata.has_only_own_tests() {
                    "solo.json"
                } else {
                    "replay.json"
                }),
            ),
            copies: Copies::of(course, kata)?,
            parts: walkthrough
                .steps
                .iter()
                .flat_map(|step| &step.parts)
                .collect(),
            come_to: 0,
        })
    }

    /// Ends, and keeps what is known now.
    pub fn leave(self, steps: Vec<Told>, broken: Option<Broken>) -> Replay {
        // After a fix it is played again, and then the rest is asked for.
        if broken.is_some() {
            self.known.keep_all();
        } else {
            self.known.keep_used();
        }
        Replay { steps, broken }
    }

    /// Plays a step; what happens is added to the moments.
    pub fn play(&mut self, step: &Step, scenes: &mut Vec<Scene>) -> Result<(), Stop> {
        // The tests that are red and wait for a change.
        let mut red: Option<&Named> = None;
        let mut parts = step.parts.as_slice();
        while let [part, rest @ ..] = parts {
            parts = rest;
            self.come_to += 1;
            match part {
                Part::Prose(words) => self.show(scenes, Moment::Prose(words.clone())),
                Part::Red(named) | Part::Green(named) if red.is_some() => {
                    let what = "the tests before are still red, and nothing has made them green";
                    let advice = "put a block `rust,green,file=src/…` between";
                    return Err(Stop::Broken(named.line, what.to_owned(), advice));
                }
                Part::Red(named) => {
                    let failures = self.show_red(named)?;
                    self.show(scenes, Moment::Red(failures));
                    red = Some(named);
                }
                Part::Green(named) => {
                    self.show_green(named)?;
                    let shown = named.tests.iter().map(|test| self.shown(&test.name));
                    self.show(scenes, Moment::AlreadyGreen(shown.collect()));
                }
                Part::Change(change) => {
                    self.change(change, scenes)?;
                    if !goes_on(change.hat, parts) {
                        let passed = self.verify(change, red.take())?;
                        self.show(scenes, Moment::Green(passed));
                    }
                }
            }
        }
        match red {
            None => Ok(()),
            Some(named) => {
                let what = "the step ends with its tests red".to_owned();
                let advice = "show the least code that makes them pass";
                Err(Stop::Broken(named.line, what, advice))
            }
        }
    }

    fn show(&self, scenes: &mut Vec<Scene>, moment: Moment) {
        scenes.push(Scene {
            moment,
            code: self.code.clone(),
        });
    }

    /// After the last of the changes that belong together: how many tests are green now.
    fn verify(&mut self, last: &Change, red: Option<&Named>) -> Result<usize, Stop> {
        match (last.hat, red) {
            (Hat::Green, None) => {
                let what = "this code is for no red test".to_owned();
                let advice = "show the test first, in a block `red`; or is it a refactoring?";
                return Err(Stop::Broken(last.line, what, advice));
            }
            (Hat::Refactor, Some(named)) => {
                let what = "the tests are red, and this is no time to refactor".to_owned();
                return Err(Stop::Broken(named.line, what, "first make them green"));
            }
            (Hat::Green, Some(named)) => self.now_green(named),
            (Hat::Refactor, None) => self.same_api(last.line)?,
        }
        self.api_of = None;
        self.all_green(last.line)
    }

    fn now_green(&mut self, named: &Named) {
        let tests = named
            .tests
            .iter()
            .map(|test| (test.name.clone(), test.line));
        self.green.extend(tests);
    }

    /// At the end the code is the reference, unless own tests lead it, and every test has been shown.
    pub fn curtain(&mut self, walkthrough: &Walkthrough) -> Result<(), Stop> {
        let last = walkthrough.steps.last().map_or(1, |step| step.line);
        let seen = self.run(None, Manner::Together, last)?;
        if let Some(red) = seen.iter().find(|seen| !seen.passed) {
            let what = format!("at the end `{}` is red:\n{}", red.test, red.message);
            return Err(Stop::Broken(
                last,
                what,
                "a later step broke it, or it was never shown",
            ));
        }
        let unnamed: Vec<_> = seen
            .iter()
            .filter(|seen| {
                !self
                    .green
                    .iter()
                    .any(|(name, _)| roster::covers(name, &seen.test))
            })
            .map(|seen| seen.test.clone())
            .collect();
        if let Some(first) = unnamed.first() {
            let more = match unnamed.len() {
                1 => String::new(),
                many => format!(", nor are {} others", many - 1),
            };
            let what = format!("`{first}` is named in no step{more}");
            return Err(Stop::Broken(
                walkthrough.end,
                what,
                "show it in a block `red`, or `green` where it is so already",
            ));
        }
        // Own tests lead to code that they accept, and not to one particular code.
        if self.kata.has_only_own_tests() {
            return Ok(());
        }
        if let Some((path, own, theirs)) = files::differing(&self.code, &self.solution.0).next() {
            let differs = match (own, theirs) {
                (Some(own), Some(theirs)) => {
                    let FirstDifference { number, one, other } =
                        files::first_difference(own, theirs);
                    format!(
                        "in line {number}: `{}` where the reference has `{}`",
                        one.unwrap_or("(nothing)"),
                        other.unwrap_or("(nothing)")
                    )
                }
                (None, _) => "it is missing".to_owned(),
                (_, None) => "the reference has no such file".to_owned(),
            };
            let what = format!(
                "at the end src/{} is not the reference's, byte for byte; {differs}",
                files::shown(path)
            );
            let advice = "let the last step that touches it take what is left from there: \
                          a block `rust,refactor,file=src/…,solution` without a line";
            return Err(Stop::Broken(walkthrough.end, what, advice));
        }
        Ok(())
    }

    fn shown(&self, name: &str) -> Shown {
        let function = self
            .functions
            .iter()
            .find(|(id, _)| roster::covers(id, name) || roster::covers(name, id));
        let mut function = function.map(|(_, function)| function.clone());
        if let Some(own) = function.as_mut().filter(|_| self.kata.has_only_own_tests()) {
            // Where the author keeps them, and not where they were copied to.
            own.file = self.kata.solo_tests_file();
        }
        Shown {
            name: name.to_owned(),
            function,
        }
    }

    /// A name that stands for no test of the sources is a mistake that needs no run.
    fn check_names(&self, named: &Named) -> Result<(), Stop> {
        for test in &named.tests {
            let known = self
                .functions
                .iter()
                .any(|(id, _)| roster::covers(id, &test.name) || roster::covers(&test.name, id));
            if !known {
                let ids: Vec<_> = self.functions.iter().map(|(id, _)| id.clone()).collect();
                let near = nearest(&test.name, &ids)
                    .map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
                let what = format!("there is no test `{}`{near}", test.name);
                return Err(Stop::Broken(
                    test.line,
                    what,
                    "name a test with its layer in front, or all cases by their function",
                ));
            }
        }
        Ok(())
    }

    /// The named tests fail, each by its means, and everything before is green.
    fn show_red(&mut self, named: &Named) -> Result<Vec<Failure>, Stop> {
        self.check_names(named)?;
        let before = self.unseen();
        let own = named.tests.iter().map(|test| test.name.clone());
        let names = before.iter().cloned().chain(own).collect();
        let seen = self.run(Some(names), Manner::Roster, first_line(named))?;
        let mut failures = Vec::new();
        for test in &named.tests {
            let own: Vec<_> = seen
                .iter()
                .filter(|seen| roster::covers(&test.name, &seen.test))
                .collect();
            let Some(first) = own.first() else {
                let what = format!("there is no test `{}`", test.name);
                return Err(Stop::Broken(
                    test.line,
                    what,
                    "the harness knows no case of that name",
                ));
            };
            for seen in &own {
                if seen.passed {
                    let what = format!("`{}` should be red and is green", seen.test);
                    return Err(Stop::Broken(
                        test.line,
                        what,
                        "an earlier step does too much; or it belongs into a block `green`",
                    ));
                }
                let says_so = seen.message.contains(&test.by) || seen.output.contains(&test.by);
                if !seen.failed || !says_so {
                    let what = format!(
                        "`{}` is red, but not by `{}`:\n{}",
                        seen.test, test.by, seen.message
                    );
                    return Err(Stop::Broken(
                        test.line,
                        what,
                        "write the words by which its failure is known",
                    ));
                }
            }
            failures.push(Failure {
                test: self.shown(&test.name),
                message: first.message.clone(),
            });
        }
        self.still_green(&seen, &before, named.line)?;
        Ok(failures)
    }

    /// The named tests pass without a change.
    fn show_green(&mut self, named: &Named) -> Result<(), Stop> {
        self.check_names(named)?;
        let mut names = self.unseen();
        self.now_green(named);
        names.extend(named.tests.iter().map(|test| test.name.clone()));
        let seen = self.run(Some(names.clone()), Manner::Together, first_line(named))?;
        self.still_green(&seen, &names, named.line)?;
        self.green_on = Some(self.code.clone());
        Ok(())
    }

    /// Everything that was shown so far passes. How many tests that are.
    fn all_green(&mut self, line: usize) -> Result<usize, Stop> {
        let names: Vec<_> = self.green.iter().map(|(name, _)| name.clone()).collect();
        let seen = self.run(Some(names.clone()), Manner::Together, line)?;
        let passed = self.still_green(&seen, &names, line)?;
        self.green_on = Some(self.code.clone());
        Ok(passed)
    }

    /// The tests that are green so far and were not yet seen to be so on the code as it is.
    fn unseen(&self) -> Vec<String> {
        if self.green_on.as_ref() == Some(&self.code) {
            return Vec::new();
        }
        self.green.iter().map(|(name, _)| name.clone()).collect()
    }

    /// Of the tests that are to be green, those of these names passed. How many tests that are.
    fn still_green(&self, seen: &[Seen], names: &[String], line: usize) -> Result<usize, Stop> {
        let asked = |(name, _): &&(String, usize)| names.contains(name);
        for (name, named_at) in self.green.iter().filter(asked) {
            let own: Vec<_> = seen
                .iter()
                .filter(|seen| roster::covers(name, &seen.test))
                .collect();
            if own.is_empty() {
                let what = format!("there is no test `{name}`");
                return Err(Stop::Broken(
                    *named_at,
                    what,
                    "the harness knows no case of that name",
                ));
            }
            if let Some(red) = own.iter().find(|seen| !seen.passed) {
                let what = format!(
                    "`{}` should be green and is red:\n{}",
                    red.test, red.message
                );
                return Err(Stop::Broken(line, what, "fix the code of this step"));
            }
        }
        Ok(self
            .green
            .iter()
            .filter(asked)
            .flat_map(|(name, _)| {
                seen.iter()
                    .filter(move |seen| roster::covers(name, &seen.test))
            })
            .count())
    }

    fn change(&mut self, change: &Change, scenes: &mut Vec<Scene>) -> Result<(), Stop> {
        if change.hat == Hat::Refactor && self.api_of.is_none() {
            self.api_of = Some(self.api(change.line)?);
        }
        let all_before = self.code.clone();
        let before = self.code.get(&change.file).cloned();
        match (&change.code, before.is_some()) {
            (Code::Items(text), false) => drop(self.code.insert(change.file.clone(), text.clone())),
            (Code::Items(text), true) => self.lay_over(change, text)?,
            (Code::Solution(items), true) if !items.is_empty() => self.take(change, items)?,
            (Code::Solution(_), _) => {
                let Some(text) = self.solution.0.get(&change.file) else {
                    let what = format!("the reference has no src/{}", files::shown(&change.file));
                    return Err(Stop::Broken(
                        change.line,
                        what,
                        "name a file of `solutions/NAME/src`",
                    ));
                };
                self.code.insert(change.file.clone(), text.clone());
            }
        }
        if self.code.get(&change.file) == before.as_ref() {
            let what = format!(
                "the block changes nothing in src/{}",
                files::shown(&change.file)
            );
            return Err(Stop::Broken(
                change.line,
                what,
                "leave it out, or let it do what the step says",
            ));
        }
        self.show(
            scenes,
            Moment::Change(change.hat, super::scene::changes(&all_before, &self.code)),
        );
        Ok(())
    }

    /// The code as it is, as a tree, and the module that a file is in it.
    fn tree(&self, change: &Change) -> Result<(Tree, Vec<String>), Stop> {
        let scratch = written(&self.code)?;
        let tree = Tree::read_again(&scratch.file("src"), &self.parsed).map_err(|error| {
            let what = format!("after the steps before, the code does not parse: {error}");
            Stop::Broken(change.line, what, "fix the block that it comes from")
        })?;
        let module = tree
            .module_of(&change.file)
            .map(<[String]>::to_vec)
            .ok_or_else(|| {
                let what = format!("src/{} belongs to no module", files::shown(&change.file));
                Stop::Broken(
                    change.line,
                    what,
                    "declare it with `mod` in an earlier block",
                )
            })?;
        Ok((tree, module))
    }

    fn lay_over(&mut self, change: &Change, items: &str) -> Result<(), Stop> {
        let (tree, module) = self.tree(change)?;
        // The items stand on the lines that they have in `demo.md`, so that a message names those.
        let mut text = "\n".repeat(change.line - 1);
        text.extend(module.iter().map(|name| format!("mod {name} {{ ")));
        text.push('\n');
        text += items;
        text.extend(module.iter().map(|_| "}"));
        let advice = "fix the items of the block";
        let overlay = Overlay::parse(Path::new("demo.md"), text).map_err(|error| match error {
            SourceError::Syntax { line, message, .. } => {
                Stop::Broken(line, format!("the block is not Rust: {message}"), advice)
            }
            error @ SourceError::Unreadable { .. } => Stop::Error(error.into()),
        })?;
        let spliced = tree.overlaid(&overlay).map_err(|error| {
            let line = match &error {
                OverlayError::Gone { line, .. }
                | OverlayError::Twice { line, .. }
                | OverlayError::PartOfUse { line, .. } => *line,
                OverlayError::Source(_) | OverlayError::Empty(_) => change.line,
            };
            Stop::Broken(line, error.to_string(), advice)
        })?;
        self.code
            .extend(spliced.into_iter().map(|splice| (splice.path, splice.text)));
        Ok(())
    }

    fn take(&mut self, change: &Change, items: &[(String, usize)]) -> Result<(), Stop> {
        let (tree, module) = self.tree(change)?;
        let mut patches = Vec::new();
        for (item, line) in items {
            let taken = tree.taken(&self.solution.1, &module, item);
            if taken.is_empty() {
                let what = format!(
                    "the reference has no `{item}` in src/{}",
                    files::shown(&change.file)
                );
                return Err(Stop::Broken(
                    *line,
                    what,
                    "name an item as `encode`, `Token::sign`, `<Token as Display>::fmt` or `use`",
                ));
            }
            patches.extend(taken);
        }
        self.code.extend(
            tree.splice(patches)
                .into_iter()
                .map(|splice| (splice.path, splice.text)),
        );
        Ok(())
    }

    /// The public API of the code as it is.
    fn api(&self, line: usize) -> Result<api::Api, Stop> {
        let scratch = written(&self.code)?;
        api_of(&scratch.file("src"), &self.parsed).map_err(|error| {
            Stop::Broken(
                line,
                format!("the code does not parse: {error}"),
                "fix the block",
            )
        })
    }

    /// Whether the program, or what the library shows it, is not the starter's any more, of which it is known that it
    /// compiles. Then it is built even where no test starts it.
    fn is_another_program(&self, line: usize) -> Result<bool, Stop> {
        let (program, api) = &self.starter;
        Ok(program.as_ref() != self.code.get(Path::new(PROGRAM)) || *api != self.api(line)?)
    }

    fn same_api(&self, line: usize) -> Result<(), Stop> {
        let Some(before) = &self.api_of else {
            return Ok(());
        };
        match api::differences(before, &self.api(line)?, ["code before", "code after"]).first() {
            None => Ok(()),
            Some(what) => {
                let what = format!("a refactoring changes the public API: {what}");
                let advice = "a refactoring changes nothing that a caller could see";
                Err(Stop::Broken(line, what, advice))
            }
        }
    }

    /// Runs those tests (all of them, where none are named) on the code as it is; what is known is not run again.
    fn run(
        &mut self,
        mut only: Option<Vec<String>>,
        manner: Manner,
        line: usize,
    ) -> Result<Vec<Seen>, Stop> {
        if let Some(only) = &mut only {
            only.sort();
            only.dedup();
            if only.is_empty() {
                return Ok(Vec::new());
            }
        }
        let key = self.key(only.as_deref());
        if let Some(seen) = self.known.get(&key) {
            return Ok(seen);
        }
        let suites = request::suites_with(self.kata, only.as_deref());
        let starts_it = |suite: &Suite| self.sources.start_the_program.contains(&suite.layer);
        let program = suites.iter().any(starts_it) || self.is_another_program(line)?;
        let beside = self
            .suites
            .with(only.as_ref().map(|_| self.named()).as_ref());
        let (generated, package) = self.copies.put(&self.code, &beside, program)?;
        let request = Request {
            root: generated.root(),
            target: Some(generated.target()),
            kata: self.kata,
            package,
            suites: &suites,
            only: only.as_deref(),
            first: None,
            manner,
            sources: Some(&self.sources),
        };
        let tools = Tools {
            cargo: &BitByBit(self.tools.cargo),
            ..self.tools
        };
        let ran = match scheduler::run(tools, &request, self.tell) {
            Ok(ran) => ran,
            Err(RunError::NoTests(_)) => {
                let what = format!(
                    "there is no test `{}`",
                    only.unwrap_or_default().join("`, `")
                );
                return Err(Stop::Broken(
                    line,
                    what,
                    "the harness knows no case of that name",
                ));
            }
            Err(error) => return Err(error.into()),
        };
        if let Some(text) = &ran.verdict.diagnostic {
            let text = anstream::adapter::strip_str(text.trim_end()).to_string();
            return Err(Stop::Broken(
                line,
                format!("the code does not compile:\n{text}"),
                "fix the code of this step",
            ));
        }
        let seen: Vec<_> = ran
            .verdict
            .tests
            .iter()
            .map(|test| Seen {
                test: test.id(),
                passed: test.outcome == Outcome::Passed,
                failed: test.outcome == Outcome::Failed,
                message: self
                    .copies
                    .at_home(test.message.as_deref().unwrap_or_default()),
                output: self.copies.at_home(&test.output),
            })
            .collect();
        self.known.insert(key, seen.clone());
        Ok(seen)
    }

    /// The tests that are named before the code changes the next time: the suites need no others until then.
    fn named(&self) -> BTreeSet<&'a str> {
        let is_change = |part: &&Part| matches!(part, Part::Change(_));
        let ahead = self.parts[self.come_to..].iter().copied();
        let until = self.come_to + ahead.take_while(|part| !is_change(part)).count();
        let names = self.parts[..until].iter().flat_map(|part| match part {
            Part::Red(named) | Part::Green(named) => named.tests.as_slice(),
            Part::Prose(_) | Part::Change(_) => &[],
        });
        names.map(|test| test.name.as_str()).collect()
    }

    /// A fingerprint of what the outcome of a run depends on.
    fn key(&self, only: Option<&[String]>) -> String {
        let mut digest = Digest::default();
        digest.bytes(self.surroundings.as_bytes());
        for (path, text) in &self.code {
            digest.file(path, text.as_bytes());
        }
        // No file has that name.
        digest.bytes(b"");
        for name in only.unwrap_or_default() {
            digest.bytes(name.as_bytes());
        }
        digest.hex()
    }
}

/// The line of the first test that is named: where none of them is there, it is the one to look at.
fn first_line(named: &Named) -> usize {
    named.tests.first().map_or(named.line, |test| test.line)
}

/// Whether the next part is more of the same change. What makes tests green may have words between; a refactoring is
/// checked before the next text.
fn goes_on(hat: Hat, rest: &[Part]) -> bool {
    match rest {
        [Part::Change(next), ..] => next.hat == hat,
        [Part::Prose(_), Part::Change(next), ..] => hat == Hat::Green && next.hat == hat,
        _ => false,
    }
}

/// What the library in a `src/` shows; nothing, where there is none.
fn api_of(src: &Path, parsed: &Parsed) -> Result<api::Api, SourceError> {
    let root = src.join("lib.rs");
    if !root.is_file() {
        return Ok(api::Api::new());
    }
    CrateSource::read_again(&root, parsed).map(|source| api::of(&source))
}

/// Code in a folder of its own.
fn written(code: &Texts) -> Result<Scratch, ReplayError> {
    let io = |source| ReplayError::Io {
        path: "the copy".into(),
        source,
    };
    let scratch = Scratch::make().map_err(io)?;
    for (path, text) in code {
        let path = scratch.file("src").join(path);
        files::write_whole(&path, text.as_bytes()).map_err(io)?;
    }
    Ok(scratch)
}

pub fn read(src: &Path) -> Result<Texts, ReplayError> {
    let files = files::read_tree(src).map_err(|source| ReplayError::Io {
        path: src.to_owned(),
        source,
    })?;
    texts(src, files)
}

/// Files of a `src/` as texts.
pub fn texts(
    src: &Path,
    files: impl IntoIterator<Item = (PathBuf, Vec<u8>)>,
) -> Result<Texts, ReplayError> {
    files
        .into_iter()
        .map(|(path, bytes)| {
            let text = String::from_utf8(bytes).map_err(|error| ReplayError::Io {
                path: src.join(&path),
                source: std::io::Error::other(error),
            })?;
            let text = files::code(&path, text);
            Ok((path, text))
        })
        .collect()
}

/// Everything that the tests' outcomes depend on besides the code, in a fingerprint.
fn surroundings(course: &Course, tools: Tools<'_>, kata: &Kata) -> Result<String, ReplayError> {
    let mut parts = surroundings::of_builds(course, tools.cargo);
    let suites = surroundings::of_suites(course, kata).map_err(|source| ReplayError::Io {
        path: kata.dir.clone(),
        source,
    })?;
    parts.extend(suites);
    Ok(surroundings::fingerprint(&parts))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::kata::Layer;
    use crate::course::walkthrough;
    use crate::os::cargo::{
        Build, BuildEvent as Told, Built, CargoError, CompileError, MockCargo, Said,
    };
    use crate::os::process::{Ending, Finished, MockProcesses, Task};
    use crate::replay::scene::Moment;
    use crate::replay::{self};
    use crate::run::scheduler::tests::{listing, passing};
    use rstest::rstest;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::sync::mpsc::Sender;

    /// What a function of the code has to contain, so that the test of that name passes.
    const TESTS: [(&str, &str); 3] = [("nothing", "0"), ("one", "first"), ("several", "sum")];

    const SUITE: &str =
        "#[test]\nfn nothing() {}\n\n#[test]\nfn one() {}\n\n#[test]\nfn several() {}\n";
    const STARTER: &str = "pub fn add(numbers: &[u32]) -> u32 {\n    todo!()\n}\n";
    const SOLUTION: &str =
        "pub fn add(numbers: &[u32]) -> u32 {\n    0 + first(numbers) + sum(numbers)\n}\n";

    const DEMO: &str = "# Fruit\n\n## Nothing\n\nWords.\n\n\
        ```red\nunit::nothing\nby: not yet\n```\n\n\
        ```rust,green,file=src/lib.rs\npub fn add(numbers: &[u32]) -> u32 {\n    0\n}\n```\n\n\
        ## One\n\n\
        ```red\nunit::one\nby: not yet\n```\n\n\
        ```rust,green,file=src/lib.rs\npub fn add(numbers: &[u32]) -> u32 {\n    0 + first(numbers) + self::sum(numbers)\n}\n```\n\n\
        ```green\nunit::several\n```\n\n\
        ```rust,refactor,file=src/lib.rs,solution\nadd\n```\n";

    /// A kata, whose tests look at the text of its code.
    struct Place {
        _dir: tempfile::TempDir,
        course: Course,
        kata: Kata,
        /// How many processes have been started, and how often cargo has built.
        counts: Arc<[AtomicUsize; 2]>,
    }

    impl Place {
        fn new() -> Self {
            let dir = tempfile::tempdir().unwrap();
            let write = |path: &str, text: &str| {
                let path = dir.path().join(path);
                std::fs::create_dir_all(path.parent().unwrap()).unwrap();
                std::fs::write(path, text).unwrap();
            };
            write("Cargo.toml", "[workspace]");
            write("Cargo.lock", "");
            write("katas/fruit/Cargo.toml", "[package]");
            write("katas/fruit/src/lib.rs", STARTER);
            write("katas/fruit/tests/unit.rs", SUITE);
            write(
                "solutions/fruit/Cargo.toml",
                "[package]\nname = \"fruit-solution\"\n[lib]\nname = \"fruit\"\n\
                 [[test]]\nname = \"unit\"\npath = \"../../katas/fruit/tests/unit.rs\"\n",
            );
            write("solutions/fruit/src/lib.rs", SOLUTION);
            write("solutions/fruit/demo.md", DEMO);
            let course = Course::find(dir.path(), &[]).unwrap();
            let kata_dir = dir.path().join("katas/fruit");
            let kata = Kata {
                solution_dir: dir.path().join("solutions/fruit"),
                shows_solution: true,
                suites: vec![Suite {
                    layer: Layer::Unit,
                    file: kata_dir.join("tests/unit.rs"),
                }],
                ..Kata::example(&kata_dir)
            };
            Self {
                course,
                kata,
                counts: Arc::default(),
                _dir: dir,
            }
        }

        /// Changes a part of the walk-through.
        fn replace(&self, old: &str, new: &str) {
            let file = self.kata.demo_file();
            let text = std::fs::read_to_string(&file).unwrap();
            assert!(text.contains(old), "{text}");
            std::fs::write(file, text.replace(old, new)).unwrap();
        }

        fn cargo(
            &self,
            build: impl Fn(&Build, Sender<Told>) -> Result<Built, CargoError> + Send + 'static,
        ) -> MockCargo {
            let counts = Arc::clone(&self.counts);
            let mut cargo = MockCargo::new();
            cargo.expect_run().returning(|_, _| {
                Ok(Said {
                    success: true,
                    text: "cargo 1".to_owned(),
                })
            });
            cargo.expect_build().returning(move |wanted, steps| {
                counts[1].fetch_add(1, Ordering::SeqCst);
                build(wanted, steps)
            });
            cargo
        }

        /// A cargo with which all goes well.
        fn building(&self) -> MockCargo {
            self.cargo(|build, steps| Ok(builds(build, &steps)))
        }

        fn processes(&self) -> MockProcesses {
            let counts = Arc::clone(&self.counts);
            let mut processes = MockProcesses::new();
            processes.expect_at_once().return_const(1_usize);
            processes.expect_run().returning(move |task| {
                counts[0].fetch_add(1, Ordering::SeqCst);
                Ok(answer(task))
            });
            processes
        }

        fn play_with(&self, cargo: &MockCargo) -> Result<Replay, ReplayError> {
            let processes = self.processes();
            let tools = Tools {
                cargo,
                processes: &processes,
            };
            let walkthrough = walkthrough::read(&self.kata.demo_file()).unwrap();
            replay::replay(
                &self.course,
                tools,
                &self.kata,
                &walkthrough,
                None,
                &|_| {},
                &|_| {},
            )
        }

        fn play(&self) -> Replay {
            self.play_with(&self.building()).unwrap()
        }

        /// What breaks, and the line that is named.
        fn broken(&self) -> (String, String) {
            let broken = self.play().broken.expect("something breaks");
            let demo = std::fs::read_to_string(self.kata.demo_file()).unwrap();
            let line = demo.lines().nth(broken.line - 1).unwrap_or_default();
            (broken.what, line.to_owned())
        }
    }

    /// Announces the suites of a build.
    fn builds(build: &Build, steps: &Sender<Told>) -> Built {
        for target in &build.targets {
            let program = build.package_dir.join("suite");
            let target = target.clone();
            steps.send(Told::TestTarget { target, program }).unwrap();
        }
        Built::default()
    }

    /// What a suite says that looks at the code in the folder of its package.
    fn answer(task: &Task) -> Finished {
        let code = std::fs::read_to_string(task.dir.join("src/lib.rs")).unwrap();
        let passes = |name: &str| {
            let (_, word) = TESTS.iter().find(|(test, _)| *test == name).unwrap();
            code.contains(word)
        };
        let args: Vec<_> = task.args.iter().map(|arg| arg.to_string_lossy()).collect();
        let all = TESTS.map(|(name, _)| name);
        if args[0] == "--list" {
            return listing(&all);
        }
        if args.iter().any(|arg| arg == "--test-threads=1") {
            return if passes(&args[0]) {
                passing(task, &args[0], all.len())
            } else if code.contains("loop") {
                Finished::example(Ending::TimedOut, String::new())
            } else {
                let name = &args[0];
                let said = format!(
                    "\nrunning 1 test\ntest {name} ... FAILED\n\nfailures:\n    {name}\n\n\
                     test result: FAILED. 0 passed; 1 failed; 0 ignored; 0 measured; 2 filtered out; finished in 0.00s\n\n"
                );
                Finished {
                    stderr: format!(
                        "\nthread '{name}' (1) panicked at src/lib.rs:2:5:\nnot yet implemented\n"
                    ),
                    ..Finished::example(Ending::Exited(101), said)
                }
            };
        }
        let named: Vec<_> = all
            .into_iter()
            .filter(|name| args.iter().any(|arg| arg == name))
            .collect();
        let named = if named.is_empty() { &all[..] } else { &named };
        let red: Vec<_> = named.iter().filter(|name| !passes(name)).collect();
        let lines: Vec<_> = red.iter().map(|name| format!("    {name}\n")).collect();
        let lines = lines.concat();
        let (word, status) = if red.is_empty() {
            ("ok", 0)
        } else {
            ("FAILED", 101)
        };
        let said = format!(
            "\nfailures:\n{lines}\ntest result: {word}. {} passed; {} failed; 0 ignored;\n\n",
            named.len() - red.len(),
            red.len()
        );
        Finished::example(Ending::Exited(status), said)
    }

    #[test]
    fn a_walk_through_is_told_moment_by_moment_with_the_code_of_each() {
        let replay = Place::new().play();
        assert_eq!(replay.broken, None);
        let moments: Vec<_> = replay.steps.iter().flat_map(|step| &step.scenes).collect();
        let names: Vec<_> = moments
            .iter()
            .map(|scene| match &scene.moment {
                Moment::Prose(_) => "prose",
                Moment::Red(_) => "red",
                Moment::AlreadyGreen(_) => "green already",
                Moment::Change(Hat::Green, _) => "least code",
                Moment::Change(Hat::Refactor, _) => "refactor",
                Moment::Green(1) => "1 green",
                Moment::Green(2) => "2 green",
                Moment::Green(_) => "3 green",
            })
            .collect();
        let expected = [
            "prose",
            "red",
            "least code",
            "1 green",
            "red",
            "least code",
            "2 green",
            "green already",
            "refactor",
            "3 green",
        ];
        assert_eq!(names, expected);
        let code = |index: usize| moments[index].code[Path::new("lib.rs")].as_str();
        assert_eq!((code(0), code(9)), (STARTER, SOLUTION));
        let Moment::Red(failures) = &moments[1].moment else {
            panic!("it is red");
        };
        assert_eq!(failures[0].message, "not yet implemented");
        assert_eq!(failures[0].test.name, "unit::nothing");
    }

    #[test]
    fn what_is_known_starts_no_process_and_no_cargo() {
        let place = Place::new();
        place.play();
        let [processes, builds] = &*place.counts;
        assert!(processes.swap(0, Ordering::SeqCst) > 0);
        assert!(builds.swap(0, Ordering::SeqCst) > 0);
        assert_eq!(place.play().broken, None);
        let counts = place
            .counts
            .each_ref()
            .map(|count| count.load(Ordering::SeqCst));
        assert_eq!(counts, [0, 0]);
    }

    #[rstest]
    #[case::red_that_is_green(
        "    0\n}",
        "    0 + first(numbers)\n}",
        "`unit::one` should be red and is green",
        "unit::one"
    )]
    #[case::red_by_other_words(
        "unit::one\nby: not yet",
        "unit::one\nby: left",
        "`unit::one` is red, but not by `left`",
        "unit::one"
    )]
    #[case::a_time_out_is_not_red(
        "    0\n}",
        "    loop { 0 }\n}",
        "`unit::one` is red, but not by",
        "unit::one"
    )]
    #[case::green_that_stays_red(
        "    0\n}",
        "    7\n}",
        "`unit::nothing` should be green and is red",
        "```rust,green,file=src/lib.rs"
    )]
    #[case::an_earlier_test_that_turns_red(
        "    0 + first(numbers) + self::sum(numbers)",
        "    first(numbers)",
        "`unit::nothing` should be green and is red",
        "```rust,green,file=src/lib.rs"
    )]
    #[case::green_already_that_is_red(
        "    0 + first(numbers) + self::sum(numbers)",
        "    0 + first(numbers)",
        "`unit::several` should be green and is red",
        "```green"
    )]
    #[case::no_such_test(
        "unit::one",
        "unit::won",
        "there is no test `unit::won`; did you mean `unit::one`?",
        "unit::won"
    )]
    #[case::code_for_no_test(
        "```red\nunit::one\nby: not yet\n```\n",
        "",
        "this code is for no red test",
        "```rust,green,file=src/lib.rs"
    )]
    #[case::red_after_red(
        "```red\nunit::one\n",
        "```red\nunit::several\nby: not yet\n```\n\n```red\nunit::one\n",
        "the tests before are still red, and nothing has made them green",
        "```red"
    )]
    #[case::a_step_that_ends_red(
        "```rust,green,file=src/lib.rs\npub fn add(numbers: &[u32]) -> u32 {\n    0\n}\n```\n",
        "",
        "the step ends with its tests red",
        "```red"
    )]
    #[case::a_test_that_no_step_names(
        "```green\nunit::several\n```\n",
        "",
        "`unit::several` is named in no step",
        "```"
    )]
    #[case::an_end_that_is_not_the_reference(
        "```rust,refactor,file=src/lib.rs,solution\nadd\n```\n",
        "",
        "in line 2: `0 + first(numbers) + self::sum(numbers)` where the reference has `0 + first(numbers) + sum(numbers)`",
        ""
    )]
    #[case::a_change_that_changes_nothing(
        "    0\n}\n```\n\n## One",
        "    0\n}\n```\n\n```rust,refactor,file=src/lib.rs\npub fn add(numbers: &[u32]) -> u32 {\n    0\n}\n```\n\n## One",
        "the block changes nothing in src/lib.rs",
        "```rust,refactor,file=src/lib.rs"
    )]
    #[case::a_refactoring_that_callers_notice(
        "    0\n}\n```\n\n## One",
        "    0\n}\n```\n\n```rust,refactor,file=src/lib.rs\npub fn add(numbers: &[u64]) -> u32 {\n    0\n}\n```\n\n## One",
        "a refactoring changes the public API",
        "```rust,refactor,file=src/lib.rs"
    )]
    #[case::not_rust("    0\n}", "    0 +\n}", "the block is not Rust", "}")]
    #[case::an_item_that_the_reference_does_not_have(
        "solution\nadd\n",
        "solution\nadds\n",
        "the reference has no `adds` in src/lib.rs",
        "adds"
    )]
    fn a_step_breaks_at_its_line(
        #[case] old: &str,
        #[case] new: &str,
        #[case] says: &str,
        #[case] at: &str,
    ) {
        let place = Place::new();
        place.replace(old, new);
        let (what, line) = place.broken();
        assert!(what.contains(says), "{what}");
        assert_eq!(line, at);
    }

    #[test]
    fn code_that_does_not_compile_breaks_the_step_with_the_first_error() {
        let place = Place::new();
        let cargo = place.cargo(|_, _| {
            let error = CompileError {
                rendered: "\u{1b}[1merror\u{1b}[0m: no such thing".to_owned(),
                places: Vec::new(),
            };
            Ok(Built {
                errors: vec![error],
                ..Built::default()
            })
        });
        let broken = place.play_with(&cargo).unwrap().broken.unwrap();
        assert_eq!(
            broken.what,
            "the code does not compile:\nerror: no such thing"
        );
    }

    #[test]
    fn a_cargo_that_fails_is_no_fault_of_the_walk_through() {
        let place = Place::new();
        let cargo = place.cargo(|_, _| Err(CargoError::Failed("no room".to_owned())));
        let error = place.play_with(&cargo).err().expect("a fault");
        assert!(error.to_string().ends_with("no room"), "{error}");
    }

    #[test]
    fn a_walk_through_begins_with_the_code_that_it_is_given() {
        let place = Place::new();
        std::fs::write(place.kata.dir.join("src/lib.rs"), "half a th").unwrap();
        let walkthrough = walkthrough::read(&place.kata.demo_file()).unwrap();
        let (cargo, processes) = (place.building(), place.processes());
        let tools = Tools {
            cargo: &cargo,
            processes: &processes,
        };
        let begin = Texts::from([("lib.rs".into(), STARTER.to_owned())]);
        let played = replay::replay(
            &place.course,
            tools,
            &place.kata,
            &walkthrough,
            Some(&begin),
            &|_| {},
            &|_| {},
        );
        assert_eq!(played.unwrap().broken, None);
    }
}
