//! What marking found, as machines read it: `marks.json`. The same submissions make the same bytes.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::course::impostor::Severity;
use crate::run::verdict::Outcome;

/// The version of the document. It changes when a field goes or means something else.
pub const VERSION: u32 = 1;

/// The marks of a class, or of a shard of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Marks {
    pub version: u32,
    /// The katas that were marked, in the order of the course.
    pub katas: Vec<KataOutline>,
    /// The learners, by their names.
    pub learners: Vec<Learner>,
    /// Submissions that are the same but for names and layout.
    pub alike: Vec<Alike>,
}

/// Two submissions that have much in common: a question to the teacher.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Alike {
    pub kata: String,
    /// The learners, by name.
    pub one: String,
    pub other: String,
    /// How much of what both have added is in both, in percent.
    pub percent: usize,
}

/// What every submission of a kata is held against.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KataOutline {
    pub name: String,
    pub title: String,
    /// How many tests are given.
    pub tests: usize,
    pub parts: Vec<PartOutline>,
    pub impostors: Vec<ImpostorOutline>,
    /// How many twins the learner's own tests meet.
    pub twins: usize,
    /// The weight of the kata among the points of a learner.
    pub weight: u32,
}

/// A part of a kata.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartOutline {
    /// Its number, from 1.
    pub number: usize,
    pub title: String,
    /// Its given tests, in teaching order.
    pub tests: Vec<String>,
}

/// An impostor of a kata.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ImpostorOutline {
    pub name: String,
    pub title: String,
    pub severity: Severity,
}

/// One submission.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Learner {
    /// The folder's name. What does harm where it is shown is escaped.
    pub name: String,
    /// From 0 to 100, by the weights of the katas and what `class.toml` says of given tests and own tests.
    pub points: f64,
    /// When the commit was made that was handed in, in seconds since 1970; `null` where the submission is no clone.
    pub committed: Option<i64>,
    /// Whether that was after the deadline; `null` where there is no deadline, or the time is not known.
    pub late: Option<bool>,
    /// A mark for each kata, in their order.
    pub katas: Vec<Mark>,
    /// What there is to say about the submission as a whole.
    pub notes: Vec<String>,
}

/// How far a learner is in a kata, in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// All given tests pass.
    Green,
    /// The code ran, and a test failed.
    Red,
    /// The code did not compile.
    Amber,
    /// The first test that did not pass ran into its limit.
    Timeout,
    /// The code is the starter's.
    NotBegun,
    /// The submission has no `src/` of the kata.
    Missing,
    /// The machine kept it from being judged.
    Fault,
}

impl State {
    /// Its name, for people.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Green => "green",
            Self::Red => "red",
            Self::Amber => "amber",
            Self::Timeout => "timeout",
            Self::NotBegun => "not begun",
            Self::Missing => "missing",
            Self::Fault => "fault",
        }
    }
}

/// A learner's mark in a kata.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mark {
    pub kata: String,
    pub state: State,
    /// How many of the given tests pass.
    pub passed: usize,
    /// How many are given.
    pub total: usize,
    /// How many tests pass in each part, in order.
    pub parts: Vec<usize>,
    /// The first given test that does not pass.
    pub focus: Option<String>,
    /// The given tests that do not pass, and how each ended.
    pub failed: BTreeMap<String, Outcome>,
    /// Why the code does not compile, or why the machine could not judge it: one line.
    pub diagnostic: Option<String>,
    /// The learner's own tests; `null` where there are none.
    pub flip: Option<Flip>,
    /// What was left out of the submission, and what else has to be looked at.
    pub notes: Vec<String>,
    /// By this the code is compared with that of others; `null` where it differs too little from the starter.
    pub sketch: Option<String>,
}

/// The learner's own tests against right and wrong code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Flip {
    /// How many tests there are.
    pub tests: usize,
    /// The impostors that they catch, by name.
    pub caught: Vec<String>,
    /// How many impostors there are.
    pub impostors: usize,
    /// How many twins they accept.
    pub twins: usize,
    /// The tests that refuse right code.
    pub refuse: Vec<String>,
    /// The tests that right code is too slow for. They need not be wrong.
    pub slow: Vec<String>,
    /// Why no impostor was judged, where none was: one line.
    pub diagnostic: Option<String>,
}

impl Mark {
    /// One of which nothing was run.
    pub fn without_a_run(outline: &KataOutline, state: State) -> Self {
        Self {
            kata: outline.name.clone(),
            state,
            passed: 0,
            total: outline.tests,
            parts: vec![0; outline.parts.len()],
            focus: None,
            failed: BTreeMap::new(),
            diagnostic: None,
            flip: None,
            notes: Vec::new(),
            sketch: None,
        }
    }

    /// How many parts are green.
    pub fn green_parts(&self, outline: &KataOutline) -> usize {
        let parts = self.parts.iter().zip(&outline.parts);
        parts
            .filter(|(passed, part)| **passed == part.tests.len())
            .count()
    }
}
