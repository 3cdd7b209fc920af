//! `kata` without a name: the list of katas, with where each stands, and what is next.

use std::fmt::Write as _;

use serde::Serialize;
use textwrap::core::display_width;

use crate::commands::error::Error;
use crate::course::fingerprint::Inputs;
use crate::course::kata::{Course, CourseError, Kata, Part};
use crate::course::language;
use crate::learner::progress::{self, Last, Progress};
use crate::learner::session::left_by_a_demo;
use crate::learner::starter;
use crate::os::status::Status;
use crate::os::terminal;
use crate::run::verdict::Light;
use crate::ui::document::{self, Kind};
use crate::ui::report;
use crate::ui::style::{self, FAINT, STRONG, shape, styled};

/// What there is to do when nothing is left to turn green.
const ALL_GREEN: &str = "all katas are green; with your own tests: cargo kata solo NAME";

/// Where a kata stands, for the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Standing {
    name: String,
    title: String,
    topic: String,
    minutes: usize,
    parts: Vec<PartStanding>,
    /// The light of the last run; `None` before the first.
    light: Option<Light>,
    passed: usize,
    total: usize,
    /// The sources are not those of that run any more.
    changed_since: bool,
}

/// A part of a kata, for the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct PartStanding {
    number: usize,
    title: String,
    minutes: usize,
}

impl PartStanding {
    fn all(kata: &Kata) -> Vec<Self> {
        let parts = kata.parts.iter().enumerate();
        let standing = |(index, part): (usize, &Part)| Self {
            number: index + 1,
            title: part.title.clone(),
            minutes: part.minutes,
        };
        parts.map(standing).collect()
    }
}

/// The kata with its title and its topic in the language that the person reads.
fn in_language(course: &Course, mut kata: Kata) -> Kata {
    let mut wanted = language::wanted(course.root()).into_iter();
    if let Some(words) = wanted.find_map(|code| kata.words.remove(&code)) {
        kata.title = words.title;
        kata.topic = words.topic;
    }
    kata
}

impl Standing {
    fn of(course: &Course, kata: Kata) -> Self {
        let kata = in_language(course, kata);
        let last = progress::recall(course, &kata).last;
        let now = Inputs::of(&kata.dir)
            .ok()
            .map(|inputs| starter::fingerprint(&kata, &inputs));
        let parts = PartStanding::all(&kata);
        Self {
            minutes: parts.iter().map(|part| part.minutes).sum(),
            parts,
            light: last.as_ref().and_then(Last::light),
            passed: last.as_ref().map_or(0, |last| last.passed),
            total: last.as_ref().map_or(0, |last| last.total),
            changed_since: last
                .as_ref()
                .is_some_and(|last| now.as_ref() != Some(&last.fingerprint)),
            name: kata.name,
            title: kata.title,
            topic: kata.topic,
        }
    }

    /// How far it is, in a few words.
    fn state(&self) -> String {
        let Some(light) = self.light else {
            return format!("{}{}", shape(FAINT, "·"), styled(FAINT, "not run yet"));
        };
        let progress = match self.total {
            0 => String::new(),
            total => format!(
                " {}{} of {total}",
                report::bar_of(6, self.passed, total),
                self.passed
            ),
        };
        let changed = if self.changed_since { " *" } else { "" };
        format!("{}{progress}{changed}", report::light(light))
    }

    fn done(&self) -> bool {
        self.light == Some(Light::Green) && !self.changed_since
    }
}

/// Lists the katas in path order, each with its light, its progress and its topic, and says what to do next.
///
/// # Errors
/// When the katas wait for each other in a circle.
pub fn list(course: &Course, json: bool) -> Result<Status, Error> {
    let (katas, broken) = course.in_path_order()?;
    let names = katas.iter().map(|kata| kata.name.clone());
    let left: Vec<_> = katas
        .iter()
        .filter_map(|kata| left_by_a_demo(course, kata))
        .collect();
    let damaged: Vec<_> = names
        .filter(|name| progress::is_damaged::<Progress>(course, name))
        .collect();
    let standings: Vec<_> = katas
        .into_iter()
        .map(|kata| Standing::of(course, kata))
        .collect();
    if json {
        let broken: Vec<_> = broken.iter().map(ToString::to_string).collect();
        let body = serde_json::json!({ "katas": standings, "broken": broken });
        document::print(Kind::List, &body)?;
    } else {
        let text = table(&standings, terminal::width());
        terminal::print(&text).map_err(Error::io("write", "standard output"))?;
    }
    for text in left {
        report::tell("note", &text);
    }
    for name in damaged {
        let text = format!(
            ".kata/{name}.json is damaged, so nothing is known of `{name}`; its next run sets the file aside"
        );
        report::tell("warning", &text);
    }
    for error in &broken {
        report::tell("warning", &error.to_string());
    }
    Ok(if broken.is_empty() {
        Status::Green
    } else {
        Status::Usage
    })
}

/// The next kata in path order that is not green as it stands now, after that one where one is named.
///
/// # Errors
/// When the katas wait for each other in a circle.
pub fn next(course: &Course, after: Option<&str>) -> Result<Option<Kata>, CourseError> {
    let (katas, _) = course.in_path_order()?;
    let from = after
        .and_then(|name| katas.iter().position(|kata| kata.name == name))
        .map_or(0, |position| position + 1);
    // Those before it may have been left out, and come after the last.
    let (before, behind) = katas.split_at(from);
    let mut others = behind.iter().chain(before);
    Ok(others
        .find(|kata| {
            Some(kata.name.as_str()) != after && !Standing::of(course, (*kata).clone()).done()
        })
        .cloned())
}

fn table(standings: &[Standing], width: usize) -> String {
    if standings.is_empty() {
        return "There is no kata yet. `cargo kata new NAME` makes one.\n".to_owned();
    }
    if terminal::is_plain() {
        return spoken(standings);
    }
    let name = standings.iter().map(|it| it.name.len()).max().unwrap_or(0);
    let title = standings.iter().map(|it| display_width(&it.title)).max();
    let title = title.unwrap_or(0);
    let named = |standing: &Standing| styled(STRONG, format!("{:<name$}", standing.name));
    let rows: Vec<_> = standings
        .iter()
        .map(|standing| {
            let time = match standing.minutes {
                0 => String::new(),
                minutes => duration(minutes),
            };
            [
                format!("{}  {}", named(standing), pad(&standing.title, title)),
                format!("{time:>8}  {}", standing.state()),
            ]
        })
        .collect();
    let is_wide = rows
        .iter()
        .all(|[left, right]| style::width(left) + style::width(right) <= width);
    let mut out = String::new();
    for ([left, right], standing) in rows.iter().zip(standings) {
        // On a narrow screen the titles stay away.
        if is_wide {
            let _ = writeln!(out, "{left}{right}");
        } else {
            let _ = writeln!(out, "{}  {}", named(standing), standing.state());
        }
    }
    if standings.iter().any(|standing| standing.changed_since) {
        let _ = writeln!(out, "{}", styled(FAINT, "* changed since that run"));
    }
    match standings.iter().find(|standing| !standing.done()) {
        Some(next) => {
            let question = report::prose(&next.topic, "      ", width);
            let _ = writeln!(
                out,
                "\n{}  cargo kata {}",
                styled(STRONG, "next"),
                next.name
            );
            let _ = writeln!(out, "{question}");
        }
        None => {
            let _ = writeln!(out, "\n{}  {ALL_GREEN}", styled(STRONG, "next"));
        }
    }
    out
}

/// The list for a reader who hears it: a line for each fact.
fn spoken(standings: &[Standing]) -> String {
    let mut out = String::new();
    for standing in standings {
        let _ = writeln!(out, "{}: {}", standing.name, standing.title);
        if standing.minutes > 0 {
            let _ = writeln!(out, "  time: {}", duration(standing.minutes));
        }
        let state = match standing.light {
            None => "not run yet".to_owned(),
            Some(light) if standing.total == 0 => light.name().to_owned(),
            Some(light) => format!(
                "{}: {} of {}",
                light.name(),
                standing.passed,
                standing.total
            ),
        };
        let changed = if standing.changed_since {
            ", changed since that run"
        } else {
            ""
        };
        let _ = writeln!(out, "  {state}{changed}");
    }
    match standings.iter().find(|standing| !standing.done()) {
        Some(next) => {
            let _ = writeln!(out, "next: cargo kata {}\n{}", next.name, next.topic);
        }
        None => {
            let _ = writeln!(out, "next: {ALL_GREEN}");
        }
    }
    out
}

fn pad(text: &str, columns: usize) -> String {
    format!(
        "{text}{}",
        " ".repeat(columns.saturating_sub(display_width(text)))
    )
}

/// Minutes as a person says them: `50 min`, `2 h 10`.
fn duration(minutes: usize) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn standing(name: &str, light: Option<Light>, passed: usize, changed_since: bool) -> Standing {
        Standing {
            name: name.to_owned(),
            title: String::new(),
            topic: "What is it, and what is it for?".to_owned(),
            minutes: 60,
            parts: vec![],
            light,
            passed,
            total: if light.is_some() && light != Some(Light::Amber) {
                40
            } else {
                0
            },
            changed_since,
        }
    }

    #[test]
    fn the_list_shows_where_each_kata_stands_and_what_is_next() {
        let standings = [
            standing("tdd", Some(Light::Green), 40, false),
            standing("layers", Some(Light::Green), 40, true),
            standing("mocks", Some(Light::Red), 7, false),
            standing("config", Some(Light::Amber), 0, false),
            standing("jwt", None, 0, false),
        ];
        insta::assert_snapshot!(anstream::adapter::strip_str(&table(&standings, 80)).to_string());
    }

    #[test]
    fn when_all_is_green_there_is_nothing_next() {
        let text = table(&[standing("tdd", Some(Light::Green), 40, false)], 80);
        assert!(text.contains("all katas are green"), "{text}");
    }

    #[test]
    fn an_empty_course_says_how_to_begin() {
        assert!(table(&[], 80).contains("cargo kata new"));
    }
}
