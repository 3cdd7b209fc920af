//! `kata log`, `kata back`, `kata reset`, `kata diff`: what the journal knows, and getting it back.

mod rhythm;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::PathBuf;

use crate::course::Kata;
use crate::difference::difference;
use crate::error::{Error, Status};
use crate::journal::{self, Entry, Files, Journal, JournalError, What};
use crate::outside::files;
use crate::outside::terminal;
use crate::practice;
use crate::report::{self, BETWEEN, FAINT, STRONG, styled};

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
    let kata = practice::find(journal.course, name)?;
    let entries = journal.entries(&kata)?;
    let rhythm = Rhythm::of(&entries);
    if json {
        let document = serde_json::json!({ "kata": name, "entries": entries, "rhythm": rhythm });
        practice::print_json(&document)?;
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
    Ok(out)
}

/// The last run that came further than every one before it: the last small green.
pub fn last_step(entries: &[Entry]) -> Option<&Entry> {
    let mut best = None;
    let mut last = None;
    for entry in entries {
        if let What::Run {
            reached,
            total: 1..,
            layer: None,
            ..
        } = entry.what
            && best.is_none_or(|best| reached > best)
        {
            best = Some(reached);
            last = Some(entry);
        }
    }
    last
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

/// Brings back the code of a run; without a number, of the last one whose code was another.
///
/// # Errors
/// An unknown kata or entry; a journal that cannot be written, for then nothing is overwritten.
pub fn back(journal: Journal<'_>, name: &str, number: Option<usize>) -> Result<Status, Error> {
    let kata = practice::find(journal.course, name)?;
    let (entry, wanted) = match number {
        Some(number) => journal.find(&kata, number)?,
        None => before_now(journal, &kata)?,
    };
    let what = format!("back to {}", entry.number);
    replace(
        journal,
        &kata,
        &wanted,
        &what,
        &format!("the code of run {}", entry.number),
    )
}

/// The newest entry with other code than there is now.
fn before_now(journal: Journal<'_>, kata: &Kata) -> Result<(Entry, Files), Error> {
    let now = journal::snapshot(kata)?;
    let mut entries = journal.entries(kata)?;
    while let Some(entry) = entries.pop() {
        let files = journal.files(&entry)?;
        if files != now {
            return Ok((entry, files));
        }
    }
    Err(Error::Usage(format!(
        "the journal of `{0}` knows no other code than there is now\n`cargo kata log {0}` lists what it knows",
        kata.name
    )))
}

/// Brings back the starter. The learner's own tests stay as they are.
///
/// # Errors
/// An unknown kata, a starter that nobody knows; a journal that cannot be written, for then nothing is overwritten.
pub fn reset(journal: Journal<'_>, name: &str) -> Result<Status, Error> {
    let kata = practice::find(journal.course, name)?;
    let starter = journal.starter(&kata)?;
    let (mut wanted, which) = match starter {
        Some(files) => (files, "the starter".to_owned()),
        None => match journal.find(&kata, 1) {
            Ok((_, files)) => (
                files,
                "the code of the first run, as the workspace is in no git repository that has the starter".to_owned(),
            ),
            Err(JournalError::NoEntry { .. }) => {
                return Err(Error::Usage(format!(
                    "nobody knows the starter of `{name}`: the workspace is in no git repository, and the journal is empty\n\
                     clone the workspace anew, beside this one, and copy katas/{name}/src from there"
                )));
            }
            Err(error) => return Err(error.into()),
        },
    };
    let mine = PathBuf::from("tests/mine.rs");
    wanted.remove(&mine);
    if let Some(bytes) = journal::snapshot(&kata)?.remove(&mine) {
        wanted.insert(mine, bytes);
    }
    replace(journal, &kata, &wanted, "reset", &which)
}

/// First records what is there, then overwrites it, and says how to undo that.
fn replace(
    journal: Journal<'_>,
    kata: &Kata,
    wanted: &Files,
    what: &str,
    which: &str,
) -> Result<Status, Error> {
    let name = &kata.name;
    let now = journal::snapshot(kata)?;
    if now == *wanted {
        return print(&format!(
            "katas/{name}/src is {which} already: nothing was changed.\n"
        ));
    }
    let before = What::Kept {
        before: what.to_owned(),
    };
    let kept = journal
        .record(kata, &now, &before)
        .map_err(|error| Error::NotKept {
            name: name.clone(),
            why: error.to_string(),
        })?;
    journal::put_back(kata, wanted)?;
    let mut out = format!("katas/{name}/src is {which} now.\n");
    if let Some(dir) = kept.set_aside {
        let dir = practice::shown(journal.course, &dir);
        let _ = writeln!(
            out,
            "The journal was damaged: it lies in {dir} now, and a new one was begun."
        );
    }
    let _ = writeln!(
        out,
        "What was there before is kept as {}. To undo: cargo kata back {name} {0}",
        kept.number
    );
    print(&out)
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
    let kata = practice::find(journal.course, name)?;
    let from = match from {
        Some(number) => number,
        None => journal.entries(&kata)?.len(),
    };
    let (first, before) = journal.find(&kata, from)?;
    let (until, after) = match to {
        Some(number) => {
            let (entry, files) = journal.find(&kata, number)?;
            (format!("run {}", entry.number), files)
        }
        None => ("now".to_owned(), journal::snapshot(&kata)?),
    };
    let mut out = format!(
        "{}\n",
        styled(FAINT, format!("from run {} to {until}", first.number))
    );
    out += &changes(&before, &after);
    print(&out)
}

/// What differs, file by file.
pub fn changes(before: &Files, after: &Files) -> String {
    let paths: BTreeSet<_> = before.keys().chain(after.keys()).collect();
    let mut out = String::new();
    for path in paths {
        let text = |files: &Files| {
            files
                .get(path)
                .map(|bytes| String::from_utf8_lossy(bytes).into_owned())
                .unwrap_or_default()
        };
        let (old, new) = (text(before), text(after));
        if before.get(path) != after.get(path) {
            let _ = write!(
                out,
                "\n{}\n{}",
                styled(STRONG, files::shown(path)),
                difference(&old, &new, 3)
            );
        }
    }
    if out.is_empty() {
        "\nThe code is the same.\n".to_owned()
    } else {
        out
    }
}
