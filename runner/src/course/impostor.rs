//! Impostors: named, plausible, wrong variants of a solution, each with the lesson that it teaches.

use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::course::kata::Layer;
use crate::os::files;
use crate::os::status::{HasStatus, Status};
use overlay::Overlay;
use overlay::source::SourceError;

/// How much harm an impostor would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Somebody loses money, data or secrets.
    Critical,
    /// Something that people rely on does not work.
    Major,
    /// Somebody is annoyed.
    Minor,
}

impl Severity {
    /// Its name, as the doc comment has it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Critical => "critical",
            Self::Major => "major",
            Self::Minor => "minor",
        }
    }

    fn named(name: &str) -> Option<Self> {
        [Self::Critical, Self::Major, Self::Minor]
            .into_iter()
            .find(|severity| severity.name() == name)
    }
}

/// One impostor.
pub struct Impostor {
    /// Its file's name without `.rs`.
    pub name: String,
    /// What it does wrong, in a few words.
    pub title: String,
    /// How much harm it would do.
    pub severity: Severity,
    /// How many points of risk it is, in a kata whose tests have a budget.
    pub weight: Option<u32>,
    /// The layers whose tests catch it, these and no others. Empty where it says nothing about that.
    pub layers: Vec<Layer>,
    /// The starter ships with it: a bug for the learner to find.
    pub planted: bool,
    /// What there is to learn from it, as Markdown.
    pub lesson: String,
    /// The items that make it.
    pub overlay: Overlay,
}

/// Why impostors cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum ImpostorError {
    /// The folder cannot be read.
    #[error("cannot read the impostors in {}: {source}", files::shown(.dir))]
    Unreadable {
        /// `solutions/NAME/impostors`.
        dir: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A file is not Rust.
    #[error("an impostor cannot be read: {0}")]
    Source(#[from] SourceError),
    /// A doc comment that does not say what it should.
    #[error(
        "{}: the inner doc comment {what}\n\
         it begins with `//! title: …`, then `//! severity: critical`, `major` or `minor`, an empty line, the lesson;\n\
         before the empty line there may be `//! layers: unit, e2e` (only these see it), `//! planted: yes` (the starter ships with it)\n\
         and, where the kata has a budget, `//! weight: 12` (points of risk)",
        files::shown(.file)
    )]
    Header {
        file: PathBuf,
        /// What is wrong with it.
        what: String,
    },
}

impl HasStatus for ImpostorError {
    fn status(&self) -> Status {
        match self {
            Self::Unreadable { .. } => Status::Fault,
            _ => Status::Usage,
        }
    }
}

/// Reads a kata's impostors, in the order of their names. A folder that does not exist holds none.
///
/// # Errors
/// When one of them cannot be read, or does not say what it is.
pub fn read_all(dir: &Path) -> Result<Vec<Impostor>, ImpostorError> {
    let unreadable = |source| ImpostorError::Unreadable {
        dir: dir.to_owned(),
        source,
    };
    let mut files = Vec::new();
    match dir.read_dir() {
        Ok(entries) => {
            for entry in entries {
                files.push(entry.map_err(unreadable)?.path());
            }
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
        Err(error) => return Err(unreadable(error)),
    }
    files.retain(|file| file.extension().is_some_and(|extension| extension == "rs"));
    files.sort();
    files
        .iter()
        .map(|file| read(Overlay::read(file)?))
        .collect()
}

fn read(overlay: Overlay) -> Result<Impostor, ImpostorError> {
    let wrong = |what: &str| ImpostorError::Header {
        file: overlay.file.clone(),
        what: what.to_owned(),
    };
    let doc = overlay.doc();
    let (header, lesson) = doc
        .split_once("\n\n")
        .ok_or_else(|| wrong("has no lesson"))?;
    let value = |key: &str| {
        header
            .lines()
            .find_map(|line| line.strip_prefix(key))
            .map(str::trim)
            .filter(|value| !value.is_empty())
    };
    let title = value("title:").ok_or_else(|| wrong("has no title"))?;
    let severity = value("severity:").ok_or_else(|| wrong("has no severity"))?;
    let severity = Severity::named(severity)
        .ok_or_else(|| wrong(&format!("has the unknown severity `{severity}`")))?;
    let layers = match value("layers:") {
        None => Vec::new(),
        Some(names) => names
            .split(',')
            .map(|name| {
                Layer::ALL
                    .into_iter()
                    .find(|layer| layer.name() == name.trim())
                    .ok_or_else(|| wrong(&format!("names the unknown layer `{}`", name.trim())))
            })
            .collect::<Result<_, _>>()?,
    };
    let weight = value("weight:")
        .map(|points| {
            points
                .parse()
                .ok()
                .filter(|points| *points > 0)
                .ok_or_else(|| {
                    wrong(&format!(
                        "says `weight: {points}`, which is no number of points"
                    ))
                })
        })
        .transpose()?;
    let planted = match value("planted:") {
        None => false,
        Some("yes") if !layers.is_empty() => true,
        Some("yes") => return Err(wrong("says `planted: yes`, but not which layers see it")),
        Some(other) => return Err(wrong(&format!("says `planted: {other}` and not `yes`"))),
    };
    let name = overlay
        .file
        .file_stem()
        .map(|stem| stem.to_string_lossy().into_owned())
        .unwrap_or_default();
    Ok(Impostor {
        name,
        title: title.to_owned(),
        severity,
        weight,
        layers,
        planted,
        lesson: lesson.trim().to_owned(),
        overlay,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn one(text: &str) -> Result<Impostor, ImpostorError> {
        let dir = tempfile::tempdir().expect("a folder");
        std::fs::write(dir.path().join("trusts_it.rs"), text).expect("a file");
        std::fs::write(dir.path().join("README.md"), "not an impostor").expect("a file");
        read_all(dir.path()).map(|mut all| all.remove(0))
    }

    #[test]
    fn an_impostor_says_what_it_is() {
        let impostor = one("//! title: Trusts it\n//! severity: major\n//!\n//! The lesson.\n//!\n//! More.\nfn f() {}\n").unwrap();
        assert_eq!(
            (impostor.name.as_str(), impostor.title.as_str()),
            ("trusts_it", "Trusts it")
        );
        assert_eq!(
            (impostor.severity, impostor.lesson.as_str()),
            (Severity::Major, "The lesson.\n\nMore.")
        );
        assert_eq!(
            (impostor.layers.as_slice(), impostor.planted),
            (&[][..], false)
        );
    }

    #[test]
    fn it_may_say_which_layers_see_it_and_that_the_starter_ships_with_it() {
        let impostor = one("//! title: T\n//! severity: major\n//! layers: unit, e2e\n//! planted: yes\n//! weight: 12\n//!\n//! L.\nfn f() {}\n").unwrap();
        assert_eq!(impostor.layers, [Layer::Unit, Layer::E2e]);
        assert!(impostor.planted);
        assert_eq!(impostor.weight, Some(12));
    }

    #[rstest]
    #[case::no_comment("fn f() {}", "has no lesson")]
    #[case::no_lesson("//! title: T\n//! severity: major\n", "has no lesson")]
    #[case::no_title("//! severity: major\n//!\n//! L.\n", "has no title")]
    #[case::no_severity("//! title: T\n//!\n//! L.\n", "has no severity")]
    #[case::another_severity(
        "//! title: T\n//! severity: huge\n//!\n//! L.\n",
        "unknown severity `huge`"
    )]
    #[case::another_layer(
        "//! title: T\n//! severity: minor\n//! layers: unit, mine\n//!\n//! L.\n",
        "names the unknown layer `mine`"
    )]
    #[case::planted_nowhere(
        "//! title: T\n//! severity: minor\n//! planted: yes\n//!\n//! L.\n",
        "not which layers see it"
    )]
    #[case::weightless(
        "//! title: T\n//! severity: minor\n//! weight: 0\n//!\n//! L.\n",
        "says `weight: 0`"
    )]
    #[case::planted_perhaps(
        "//! title: T\n//! severity: minor\n//! layers: unit\n//! planted: perhaps\n//!\n//! L.\n",
        "says `planted: perhaps`"
    )]
    fn one_that_does_not_is_refused_with_its_file(#[case] text: &str, #[case] says: &str) {
        let error = one(text).err().unwrap().to_string();
        assert!(
            error.contains(says) && error.contains("trusts_it.rs"),
            "{error}"
        );
    }

    #[test]
    fn a_folder_that_does_not_exist_holds_none() {
        assert!(
            read_all(Path::new("/nonexistent/impostors"))
                .unwrap()
                .is_empty()
        );
    }
}
