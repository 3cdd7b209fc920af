//! `kata log`, `kata back`, `kata reset`, `kata diff`: what the journal knows, and getting it back.

mod circles;
mod rhythm;

use std::fmt::Write as _;

use crate::commands::error::Error;
use crate::commands::practice;
use crate::course::kata::Kata;
use crate::learner::circle::Circle;
use crate::learner::journal::{self, Entry, Journal, JournalError, Part, What};
use crate::learner::progress;
use crate::learner::starter;
use crate::os::files::{self, Files};
use crate::os::status::Status;
use crate::os::terminal;
use crate::ui::difference::{self, Kind, difference};
use crate::ui::document;
use crate::ui::report;
use crate::ui::screen::hanging;
use crate::ui::style::{BETWEEN, FAINT, STRONG, styled};

use circles::Circles;
use rhythm::Rhythm;

fn print(text: &str) -> Result<Status, Error> {
    terminal::print(text).map_err(Error::io("write", "standard output"))?;
    Ok(Status::Green)
}

/// Lists a kata's runs in order, and below them the rhythm of the work.
///
/// # Errors
/// An unknown kata, a journal that cannot be read.
pub fn log(journal: Journal<'_>, name: &str, json: bool) -> Result<Status, Error> {
    let kata = journal.course.kata(name)?;
    practice::tell_of_demo(journal.course, &kata);
    let entries = journal.entries(&kata)?;
    let (rhythm, circles) = (Rhythm::of(&entries), Circles::of(&entries));
    if json {
        let document = serde_json::json!({ "kata": name, "entries": entries, "rhythm": rhythm, "solo": circles });
        document::print(document::Kind::Log, &document)?;
        return Ok(Status::Green);
    }
    let mut out = log_text(journal, &kata)?;
    if !entries.is_empty() {
        let _ = writeln!(
            out,
            "\n{} cargo kata back {name} N · cargo kata diff {name} N",
            styled(STRONG, "Next")
        );
    }
    print(&out)
}

/// The log as text.
///
/// # Errors
/// When the journal cannot be read.
pub fn log_text(journal: Journal<'_>, kata: &Kata) -> Result<String, JournalError> {
    let entries = journal.entries(kata)?;
    if entries.is_empty() {
        return Ok(format!(
            "The journal of `{0}` is empty: every `cargo kata {0}` adds an entry.\n",
            kata.name
        ));
    }
    let mut out = String::new();
    for entry in &entries {
        line(entry, &mut out);
    }
    if let Some(rhythm) = Rhythm::of(&entries) {
        let _ = write!(out, "\n{}", rhythm.text());
    }
    if let Some(circles) = Circles::of(&entries) {
        let _ = write!(out, "\n{}", circles.text());
    }
    if terminal::height().is_none() {
        return Ok(out);
    }
    // On a terminal no word is broken.
    let width = terminal::width();
    let rows = out
        .lines()
        .flat_map(|line| hanging(line, "", "      ", width));
    Ok(rows.map(|row| row + "\n").collect())
}

fn line(entry: &Entry, out: &mut String) {
    let _ = write!(out, "{:>4}  {}  ", entry.number, styled(FAINT, &entry.time));
    match &entry.what {
        What::Run {
            passed,
            total,
            layer,
            ..
        } => {
            let light = entry.what.light().map_or_else(String::new, report::light);
            // The light's colours have no width.
            let width = anstream::adapter::strip_str(&light)
                .to_string()
                .chars()
                .count();
            let _ = write!(out, "{light}{}", " ".repeat(10_usize.saturating_sub(width)));
            let counts = if *total == 0 {
                String::new()
            } else {
                format!("{passed} of {total}")
            };
            let layer = layer
                .as_ref()
                .map_or_else(String::new, |layer| format!(" ({layer} only)"));
            let _ = write!(out, "{:<11} ", format!("{counts}{layer}"));
        }
        What::Kept { before } => {
            let _ = write!(
                out,
                "{}  ",
                styled(BETWEEN, format!("· kept before {before}"))
            );
        }
        What::Asked {
            question, answer, ..
        } => {
            let _ = write!(
                out,
                "{}  {question}: {answer}  ",
                styled(BETWEEN, "· asked")
            );
        }
    }
    if entry.added + entry.removed > 0 {
        let _ = write!(
            out,
            "{}",
            styled(FAINT, format!("+{} -{}", entry.added, entry.removed))
        );
    }
    while out.ends_with(' ') {
        out.pop();
    }
    out.push('\n');
}

/// Brings back the files of a run; without a number, of the last one with others than there are now.
///
/// # Errors
/// An unknown kata or entry; a journal that cannot be written, for then nothing is overwritten.
pub fn back(
    journal: Journal<'_>,
    name: &str,
    number: Option<usize>,
    part: Part,
) -> Result<Status, Error> {
    let kata = journal.course.kata(name)?;
    let text = back_text(journal, &kata, number, part)?;
    practice::tell_of_demo(journal.course, &kata);
    print(&text)
}

fn back_text(
    journal: Journal<'_>,
    kata: &Kata,
    number: Option<usize>,
    part: Part,
) -> Result<String, Error> {
    let (entry, wanted) = match number {
        Some(number) => journal.find(kata, number)?,
        None => before_now(journal, kata, part)?,
    };
    let what = format!("back to {}", entry.number);
    replace(journal, kata, (part, &wanted), &what, &called(&entry))
}

/// What an entry is called: not every one is a run.
fn called(entry: &Entry) -> String {
    match entry.what {
        What::Run { .. } => format!("run {}", entry.number),
        What::Kept { .. } | What::Asked { .. } => format!("entry {}", entry.number),
    }
}

/// The newest entry with other files of that part than there are now.
fn before_now(journal: Journal<'_>, kata: &Kata, part: Part) -> Result<(Entry, Files), Error> {
    let now = journal::snapshot(kata)?;
    let mut entries = journal.entries(kata)?;
    while let Some(entry) = entries.pop() {
        let files = journal.files(&entry)?;
        if !part.changes(&now, &files).is_empty() {
            return Ok((entry, files));
        }
    }
    Err(Error::Usage(format!(
        "the journal of `{0}` has no other files than you have now\n`cargo kata log {0}` lists what it has",
        kata.name
    )))
}

/// Brings back the starter. The learner's own tests stay as they are.
///
/// # Errors
/// An unknown kata, a starter that is missing; a journal that cannot be written, for then nothing is overwritten.
pub fn reset(journal: Journal<'_>, name: &str) -> Result<Status, Error> {
    let kata = journal.course.kata(name)?;
    let text = reset_text(journal, &kata)?;
    practice::tell_of_demo(journal.course, &kata);
    print(&text)
}

fn reset_text(journal: Journal<'_>, kata: &Kata) -> Result<String, Error> {
    let wanted = starter::read_for(kata)?;
    replace(journal, kata, (Part::Src, &wanted), "reset", "the starter")
}

/// First records what is there, then overwrites it. Names each file that it changed, and says how to undo that.
fn replace(
    journal: Journal<'_>,
    kata: &Kata,
    (part, wanted): (Part, &Files),
    what: &str,
    which: &str,
) -> Result<String, Error> {
    let name = &kata.name;
    let place = match part {
        Part::All => format!("katas/{name}"),
        Part::Src => format!("katas/{name}/src"),
        Part::Tests => format!("katas/{name}/tests/mine.rs"),
    };
    let replaced = journal
        .replace(kata, (part, wanted), what, None, &mut |_, _| {})
        .map_err(|error| match error {
            JournalError::NotKept(why) => Error::NotKept {
                name: name.clone(),
                why,
            },
            error => error.into(),
        })?;
    let Some(replaced) = replaced else {
        return Ok(format!(
            "Nothing to do: {place} is already as in {which}.\n"
        ));
    };
    if part != Part::Tests {
        // Other code is another beginning.
        progress::change(journal.course, kata, |progress| {
            progress.last_green = None;
            if what == "reset" {
                progress.solo.circle = Circle::default();
                progress.solo.finished.clear();
            }
        });
    }
    let mut out = format!("{place} is now as in {which}:\n");
    for (path, new) in part.changes(&replaced.was, wanted) {
        let old = replaced.was.get(path).map(Vec::as_slice);
        let _ = writeln!(out, "  {:<20} {}", files::shown(path), size(old, new));
    }
    let Some(kept) = replaced.kept else {
        return Ok(out);
    };
    if let Some(dir) = kept.set_aside {
        let dir = journal.course.shown(&dir);
        let _ = writeln!(
            out,
            "The journal was damaged: it was moved to {dir}, and a new one was started."
        );
    }
    let _ = writeln!(
        out,
        "Your files from before are entry {0} of the journal. To undo: cargo kata back {name} {0}",
        kept.number
    );
    Ok(out)
}

/// How a file changed, in lines.
fn size(old: Option<&[u8]>, new: Option<&[u8]>) -> String {
    let text =
        |bytes: Option<&[u8]>| String::from_utf8_lossy(bytes.unwrap_or_default()).into_owned();
    let lines = difference::lines(&text(old), &text(new), 0);
    let count = |kind| lines.iter().filter(|line| line.kind == kind).count();
    let sizes = format!("+{} -{}", count(Kind::New), count(Kind::Gone));
    match (old, new) {
        (None, _) => format!("{sizes} (new)"),
        (_, None) => format!("{sizes} (removed)"),
        _ => sizes,
    }
}

/// Shows what changed: from the last run to now, from a run to now, or from one run to another.
///
/// # Errors
/// An unknown kata or entry, a journal that cannot be read.
pub fn diff(
    journal: Journal<'_>,
    name: &str,
    from: Option<usize>,
    to: Option<usize>,
) -> Result<Status, Error> {
    let kata = journal.course.kata(name)?;
    practice::tell_of_demo(journal.course, &kata);
    print(&diff_text(journal, &kata, from, to)?)
}

fn diff_text(
    journal: Journal<'_>,
    kata: &Kata,
    from: Option<usize>,
    to: Option<usize>,
) -> Result<String, JournalError> {
    let from = if let Some(number) = from {
        number
    } else {
        let entries = journal.entries(kata)?;
        let is_run = |entry: &&Entry| matches!(entry.what, What::Run { .. });
        let last = entries.iter().rev().find(is_run).or(entries.last());
        last.map_or(0, |entry| entry.number)
    };
    let (first, before) = journal.find(kata, from)?;
    let (until, after) = match to {
        Some(number) => {
            let (entry, files) = journal.find(kata, number)?;
            (called(&entry), files)
        }
        None => ("now".to_owned(), journal::snapshot(kata)?),
    };
    let mut out = format!(
        "{}\n",
        styled(FAINT, format!("from {} to {until}", called(&first)))
    );
    out += &changes(&before, &after);
    Ok(out)
}

/// What differs, file by file.
pub fn changes(before: &Files, after: &Files) -> String {
    let text = |bytes: Option<&Vec<u8>>| {
        bytes
            .map(|bytes| String::from_utf8_lossy(bytes).into_owned())
            .map(files::one_line_end)
            .unwrap_or_default()
    };
    let mut out = String::new();
    for (path, before, after) in files::differing(before, after) {
        let (old, new) = (text(before), text(after));
        let both = before.is_some() && after.is_some();
        let differs = if both && old == new {
            "only the line ends differ\n".to_owned()
        } else {
            difference(&old, &new, 3)
        };
        let _ = write!(out, "\n{}\n{differs}", styled(STRONG, files::shown(path)));
    }
    if out.is_empty() {
        "\nThe code is the same.\n".to_owned()
    } else {
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learner::journal::tests::{Place, nothing_saved_meanwhile_is_lost, place};
    use crate::os::git::SystemGit;
    use std::collections::BTreeMap;

    /// A first run with the starter, and then other code.
    fn two_versions(place: &Place) {
        place.record();
        place.write("src/lib.rs", "two\n");
    }

    #[test]
    fn back_loses_nothing_that_is_saved_meanwhile() {
        nothing_saved_meanwhile_is_lost(two_versions, |journal, place| {
            back_text(journal, &place.kata, Some(1), Part::All).unwrap();
        });
    }

    #[test]
    fn back_without_a_number_loses_nothing_that_is_saved_meanwhile() {
        nothing_saved_meanwhile_is_lost(two_versions, |journal, place| {
            back_text(journal, &place.kata, None, Part::Src).unwrap();
        });
    }

    #[test]
    fn reset_loses_nothing_that_is_saved_meanwhile() {
        let solved = |place: &Place| {
            starter::pack(&place.kata, BTreeMap::new()).unwrap();
            place.write("src/lib.rs", "two\n");
        };
        nothing_saved_meanwhile_is_lost(solved, |journal, place| {
            reset_text(journal, &place.kata).unwrap();
        });
    }

    #[test]
    fn back_names_every_file_that_it_changes() {
        let place = place();
        place.write("src/gone.rs", "a\nb\n");
        place.record();
        std::fs::remove_file(place.kata.dir.join("src/gone.rs")).unwrap();
        place.write("src/new.rs", "c\n");
        place.write("src/lib.rs", "two\n");
        place.write("tests/mine.rs", "much\nmore\n");
        let journal = Journal::new(&place.course, &SystemGit);
        let text = |part| back_text(journal, &place.kata, Some(1), part).unwrap();
        let all = text(Part::All);
        insta::assert_snapshot!(all, @r"
        katas/fruit is now as in run 1:
          src/gone.rs          +2 -0 (new)
          src/lib.rs           +1 -1
          src/new.rs           +0 -1 (removed)
          tests/mine.rs        +1 -2
        Your files from before are entry 2 of the journal. To undo: cargo kata back fruit 2
        ");
        assert_eq!(
            text(Part::All),
            "Nothing to do: katas/fruit is already as in run 1.\n"
        );
    }

    #[test]
    fn an_entry_that_is_older_than_the_learner_s_tests_leaves_them_and_is_brought_back_once() {
        let place = place();
        std::fs::remove_file(place.kata.dir.join("tests/mine.rs")).unwrap();
        place.record();
        place.write("tests/mine.rs", "written since\n");
        let journal = Journal::new(&place.course, &SystemGit);
        let text = back_text(journal, &place.kata, Some(1), Part::All).unwrap();
        assert_eq!(text, "Nothing to do: katas/fruit is already as in run 1.\n");
        assert_eq!(journal.entries(&place.kata).unwrap().len(), 1);
        assert_eq!(place.read("tests/mine.rs"), "written since\n");
    }

    #[test]
    fn a_difference_without_a_number_is_the_one_since_the_last_run() {
        let place = place();
        let journal = Journal::new(&place.course, &SystemGit);
        let text = |from, to| diff_text(journal, &place.kata, from, to).unwrap();
        place.write("tests/mine.rs", "flipped\n");
        journal.keep(&place.kata, "flip").unwrap();
        assert!(text(None, None).contains("from entry 1 to now"));
        place.record();
        place.write("src/lib.rs", "two\n");
        place.record();
        place.write("src/lib.rs", "three\n");
        back_text(journal, &place.kata, Some(2), Part::All).unwrap();
        let since = text(None, None);
        assert!(
            since.contains("from run 3 to now") && since.contains("- two"),
            "{since}"
        );
        assert!(text(Some(3), Some(4)).contains("from run 3 to entry 4"));
    }

    #[test]
    fn other_code_is_another_beginning_and_other_tests_are_not() {
        let place = place();
        place.record();
        let journal = Journal::new(&place.course, &SystemGit);
        for (part, remembered) in [(Part::Tests, true), (Part::Src, false)] {
            progress::change(&place.course, &place.kata, |progress| {
                progress.last_green = Some(crate::learner::tcr::Green::default());
            });
            place.write("src/lib.rs", "two\n");
            place.write("tests/mine.rs", "more\n");
            back_text(journal, &place.kata, Some(1), part).unwrap();
            let green = progress::recall(&place.course, &place.kata).last_green;
            assert_eq!(green.is_some(), remembered, "{part:?}");
        }
    }

    #[test]
    fn back_to_the_tests_leaves_the_code() {
        let place = place();
        place.record();
        place.write("src/lib.rs", "two\n");
        place.write("tests/mine.rs", "more\n");
        let journal = Journal::new(&place.course, &SystemGit);
        let text = back_text(journal, &place.kata, None, Part::Tests).unwrap();
        assert!(
            text.starts_with("katas/fruit/tests/mine.rs is now as in run 1:\n  tests/mine.rs"),
            "{text}"
        );
        assert_eq!(place.read("src/lib.rs"), "two\n");
        assert_eq!(place.read("tests/mine.rs"), "mine\n");
    }
}
