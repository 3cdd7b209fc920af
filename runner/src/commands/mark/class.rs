//! `class.toml`: what a teacher says about a class.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::time::Duration;

use serde::Deserialize;
use toml::value::{Datetime, Offset};

use crate::commands::error::Error;
use crate::os::files;
use crate::os::git::CloneLimits;

use super::results::{KataOutline, Mark};

/// What a class is marked by.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Class {
    /// Until when a submission was to be committed.
    deadline: Option<Datetime>,
    /// What the given tests and the learner's own tests count, one against the other.
    given: u32,
    own: u32,
    /// What each kata counts; 1 where nothing is said.
    weights: BTreeMap<String, u32>,
    /// What a clone of an address may need.
    clone: Limits,
    /// What rustc may need.
    rustc: Compiler,
}

/// The limit of rustc.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Compiler {
    /// How long it may take for one crate, in seconds.
    seconds: u32,
}

impl Default for Compiler {
    fn default() -> Self {
        Self { seconds: 60 }
    }
}

/// The limits of a clone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Limits {
    /// How long it may take, in seconds.
    seconds: u32,
    /// How large it may become, in MiB.
    mib: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            seconds: 120,
            mib: 256,
        }
    }
}

impl Default for Class {
    fn default() -> Self {
        Self {
            deadline: None,
            given: 1,
            own: 0,
            weights: BTreeMap::new(),
            clone: Limits::default(),
            rustc: Compiler::default(),
        }
    }
}

impl Class {
    /// Reads the file. Without `must` it need not be there.
    ///
    /// # Errors
    /// When it cannot be read, or says something that is not understood.
    pub fn read(file: &Path, must: bool, katas: &[String]) -> Result<Self, Error> {
        match std::fs::read_to_string(file) {
            Ok(text) => Self::parse(&text, katas)
                .map_err(|why| Error::Usage(format!("{}: {why}", file.display()))),
            Err(error) if error.kind() == io::ErrorKind::NotFound && !must => Ok(Self::default()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Err(Error::Usage(format!(
                "there is no file `{}`\nname the `class.toml` of the class; without one, leave out `--class`",
                files::shown(file)
            ))),
            Err(error) => Err(Error::io("read", file)(error)),
        }
    }

    fn parse(text: &str, katas: &[String]) -> Result<Self, String> {
        let class: Self = toml::from_str(text).map_err(|error| error.to_string())?;
        if let Some(name) = class.weights.keys().find(|name| !katas.contains(name)) {
            return Err(format!(
                "there is no kata `{name}`, which `weights` names; the katas are: {}",
                katas.join(", ")
            ));
        }
        if class.given == 0 && class.own == 0 {
            return Err("`given` and `own` are both 0, so nothing would count".to_owned());
        }
        if class.clone.seconds == 0 || class.clone.mib == 0 {
            return Err(
                "a limit of `[clone]` is 0, so nothing could be cloned: the usual ones are \
                 `seconds = 120` and `mib = 256`"
                    .to_owned(),
            );
        }
        if class.rustc.seconds == 0 {
            return Err(
                "the limit of `[rustc]` is 0, so nothing could be compiled: the usual one is \
                 `seconds = 60`"
                    .to_owned(),
            );
        }
        if let Some(deadline) = &class.deadline
            && seconds(deadline).is_none()
        {
            return Err(format!(
                "`deadline = {deadline}` needs a date, a time and an offset: 2026-12-24T18:00:00+01:00"
            ));
        }
        Ok(class)
    }

    /// What a clone of an address may need.
    pub fn of_a_clone(&self) -> CloneLimits {
        CloneLimits {
            time: Duration::from_secs(self.clone.seconds.into()),
            size: u64::from(self.clone.mib) << 20,
        }
    }

    /// How long rustc may take for a crate of a submission. The time in which it waits for a processor does not count.
    pub const fn of_rustc(&self) -> Duration {
        Duration::from_secs(self.rustc.seconds as u64)
    }

    /// What a kata counts.
    pub fn weight(&self, kata: &str) -> u32 {
        self.weights.get(kata).copied().unwrap_or(1)
    }

    /// Whether a commit of that time was late; `None` where that is not known.
    pub fn is_late(&self, committed: Option<i64>) -> Option<bool> {
        let deadline = seconds(self.deadline.as_ref()?)?;
        Some(committed? > deadline)
    }

    /// A learner's points, from 0 to 100.
    pub fn points(&self, outlines: &[KataOutline], marks: &[Mark]) -> f64 {
        let all: f64 = outlines.iter().map(|kata| f64::from(kata.weight)).sum();
        let pairs = outlines.iter().zip(marks);
        let had: f64 = pairs
            .map(|(outline, mark)| f64::from(outline.weight) * self.of_kata(outline, mark))
            .sum();
        if all == 0.0 {
            return 0.0;
        }
        (had / all * 100.0).round() / 100.0
    }

    /// The points of one kata, from 0 to 100.
    fn of_kata(&self, outline: &KataOutline, mark: &Mark) -> f64 {
        let given = share(mark.passed, mark.total);
        // A kata without impostors has nothing but given tests.
        let own = if outline.impostors.is_empty() {
            0.0
        } else {
            f64::from(self.own)
        };
        // Tests that refuse right code do not count.
        let caught = mark
            .flip
            .as_ref()
            .map_or(0.0, |flip| share(flip.caught.len(), flip.impostors));
        let whole = f64::from(self.given) + own;
        if whole == 0.0 {
            return 0.0;
        }
        (f64::from(self.given) * given + own * caught) / whole
    }
}

/// How much a part is of a whole, from 0 to 100.
fn share(part: usize, of: usize) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    if of == 0 {
        return 0.0;
    }
    number(part) / number(of) * 100.0
}

/// The seconds since 1970 of a date with a time and an offset.
fn seconds(at: &Datetime) -> Option<i64> {
    let (date, time) = (at.date?, at.time?);
    let minutes = match at.offset? {
        Offset::Z => 0,
        Offset::Custom { minutes } => i64::from(minutes),
    };
    // Days since 1970, by months that begin in March, so that the day of a leap year is the last.
    let (year, month) = (i64::from(date.year), i64::from(date.month));
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + i64::from(date.day) - 1;
    let days = era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468;
    let of_day = i64::from(time.hour) * 3600
        + i64::from(time.minute) * 60
        + i64::from(time.second.unwrap_or(0));
    Some(days * 86_400 + of_day - minutes * 60)
}

#[cfg(test)]
mod tests {
    use super::super::results::{Flip, ImpostorOutline, State};
    use super::*;
    use crate::course::impostor::Severity;
    use rstest::rstest;

    fn katas() -> Vec<String> {
        ["tdd", "jwt"].map(str::to_owned).to_vec()
    }

    fn outline(name: &str, weight: u32) -> KataOutline {
        KataOutline {
            name: name.to_owned(),
            title: String::new(),
            tests: 10,
            parts: Vec::new(),
            impostors: vec![ImpostorOutline {
                name: "one".to_owned(),
                title: String::new(),
                severity: Severity::Major,
            }],
            twins: 0,
            weight,
        }
    }

    fn mark(outline: &KataOutline, passed: usize, caught: usize) -> Mark {
        Mark {
            passed,
            flip: Some(Flip {
                tests: 1,
                caught: vec!["one".to_owned(); caught],
                impostors: 1,
                twins: 0,
                refuse: Vec::new(),
                slow: Vec::new(),
                diagnostic: None,
            }),
            ..Mark::without_a_run(outline, State::Red)
        }
    }

    #[rstest]
    #[case::the_beginning("1970-01-01T00:00:00Z", 0)]
    #[case::a_leap_day("2024-02-29T12:00:00Z", 1_709_208_000)]
    #[case::an_offset("2026-12-01T01:00:00+01:00", 1_796_083_200)]
    fn a_deadline_is_a_moment(#[case] text: &str, #[case] at: i64) {
        let class = Class::parse(&format!("deadline = {text}"), &katas()).unwrap();
        assert_eq!(class.is_late(Some(at)), Some(false));
        assert_eq!(class.is_late(Some(at + 1)), Some(true));
        assert_eq!(class.is_late(None), None);
    }

    #[rstest]
    #[case::a_key("wieghts = 1", "wieghts")]
    #[case::a_kata("[weights]\ntddd = 2", "there is no kata `tddd`")]
    #[case::no_offset("deadline = 2026-12-24T18:00:00", "needs a date, a time and an offset")]
    #[case::nothing_counts("given = 0\nown = 0", "nothing would count")]
    #[case::no_number("given = \"much\"", "given")]
    #[case::a_limit("[clone]\nmb = 100", "mb")]
    #[case::no_clone("[clone]\nmib = 0", "nothing could be cloned")]
    #[case::no_rustc("[rustc]\nseconds = 0", "nothing could be compiled")]
    fn what_is_not_understood_is_named(#[case] text: &str, #[case] named: &str) {
        let why = Class::parse(text, &katas()).unwrap_err();
        assert!(why.contains(named), "{why}");
    }

    #[test]
    fn the_limits_are_the_class_s() {
        let limits = |text: &str| {
            let limits = Class::parse(text, &katas()).unwrap().of_a_clone();
            (limits.time.as_secs(), limits.size)
        };
        assert_eq!(limits(""), (120, 256 << 20));
        assert_eq!(limits("clone = { seconds = 5 }"), (5, 256 << 20));
        assert_eq!(limits("[clone]\nmib = 8000"), (120, 8000 << 20));
        let class = Class::parse("[rustc]\nseconds = 9", &katas()).unwrap();
        assert_eq!(class.of_rustc(), Duration::from_secs(9));
    }

    #[test]
    fn points_go_by_weights() {
        let text = "given = 3\nown = 1\n[weights]\ntdd = 3";
        let class = Class::parse(text, &katas()).unwrap();
        let outlines = [
            outline("tdd", class.weight("tdd")),
            outline("jwt", class.weight("jwt")),
        ];
        let marks = [mark(&outlines[0], 10, 1), mark(&outlines[1], 5, 0)];
        // 3 × 100 and 1 × 37.5, of 4.
        assert!((class.points(&outlines, &marks) - 84.38).abs() < 1e-9);
        assert!((Class::default().points(&outlines[1..], &marks[1..]) - 50.0).abs() < 1e-9);
    }
}
