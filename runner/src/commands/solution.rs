//! `kata solution`: the difference between the learner's code and the reference, whole or for one item.

use std::fmt::Write as _;
use std::path::Path;

use crate::commands::error::Error;
use crate::commands::practice;
use crate::course::kata::Course;
use crate::course::sealed::{self, Solutions};
use crate::os::files::{self, Texts};
use crate::os::status::Status;
use crate::os::terminal;
use crate::run::request::Tools;
use crate::ui::difference::difference;
use crate::ui::style::{FAINT, STRONG, styled};
use overlay::nearest::nearest;
use overlay::source::{self, CrateSource, NamedItem, Parsed};

/// What to compare.
#[derive(Debug, Clone)]
pub struct Options {
    /// The kata.
    pub name: String,
    /// One item of it.
    pub item: Option<String>,
    /// Although the kata is not green.
    pub reveal: bool,
}

/// Shows the difference.
///
/// # Errors
/// An unknown kata or item, a kata that is not green yet, sources that cannot be read.
pub fn show(course: &Course, tools: Tools<'_>, wanted: &Options) -> Result<Status, Error> {
    let kata = course.kata(&wanted.name)?;
    let (mine, reference) = (kata.dir.join("src"), kata.solution_dir.join("src"));
    if !reference.is_dir() {
        let place = course.shown(&reference);
        return Err(Error::Usage(format!(
            "the kata `{}` has no solution: there is no folder {place}",
            kata.name
        )));
    }
    if !wanted.reveal && !practice::is_green(course, tools, &kata)? {
        return Err(Error::NotYet(format!(
            "`{0}` is not green yet, and the reference is for a comparison\n\
             turn it green first (cargo kata {0}, cargo kata hint {0}), or look anyway: \
             cargo kata solution {0} --reveal",
            kata.name
        )));
    }
    let text = match &wanted.item {
        None => whole(&mine, &reference)?,
        Some(item) => {
            let theirs = one_item(&reference, item)?;
            // The learner's item may be gone, renamed, or in a file that does not parse: then all of it is new.
            let own = items(&mine)
                .unwrap_or_default()
                .into_iter()
                .find(|own| own.path == theirs.path);
            let heading = format!("{}\n", styled(STRONG, &theirs.path));
            heading
                + &difference(
                    &own.map(|own| own.text).unwrap_or_default(),
                    &theirs.text,
                    usize::MAX,
                )
        }
    };
    let legend = format!("{}\n", styled(FAINT, "- is yours, + is the reference"));
    terminal::print(&(legend + &text)).map_err(Error::io("write", "standard output"))?;
    Ok(Status::Green)
}

fn whole(mine: &Path, reference: &Path) -> Result<String, Error> {
    let read = |dir: &Path| -> Result<Texts, Error> {
        let tree = files::read_tree(dir).map_err(Error::io("read", dir))?;
        Ok(tree
            .into_iter()
            .map(|(path, bytes)| {
                let text = String::from_utf8_lossy(&bytes).into_owned();
                (path, files::one_line_end(text))
            })
            .collect())
    };
    let (mine, reference) = (read(mine)?, read(reference)?);
    let mut out = String::new();
    for (path, own, theirs) in files::differing(&mine, &reference) {
        let (own, theirs) = (
            own.map_or("", |own| own),
            theirs.map_or("", |theirs| theirs),
        );
        let _ = write!(
            out,
            "\n{}\n{}",
            styled(STRONG, format!("src/{}", files::shown(path))),
            difference(own, theirs, 3)
        );
    }
    if out.is_empty() {
        Ok("\nYour code is the reference, byte for byte.\n".to_owned())
    } else {
        Ok(out)
    }
}

/// The items of a source folder: those of its library, and those of its program under `main::`.
///
/// # Errors
/// When its sources cannot be read.
pub fn items(src: &Path) -> Result<Vec<NamedItem>, Error> {
    let mut found = Vec::new();
    for (file, prefix) in [("lib.rs", ""), ("main.rs", "main::")] {
        let file = src.join(file);
        if sealed::has(&file) {
            let source = CrateSource::read_from(&Solutions, &file, &Parsed::default())?;
            let items = source::named_items(&source);
            found.extend(items.into_iter().map(|item| NamedItem {
                path: format!("{prefix}{}", item.path),
                ..item
            }));
        }
    }
    Ok(found)
}

/// The one item whose path is or ends with the given one.
fn one_item(src: &Path, wanted: &str) -> Result<NamedItem, Error> {
    let items = items(src)?;
    if let Some(exact) = items.iter().find(|item| item.path == wanted) {
        return Ok(exact.clone());
    }
    let matching: Vec<_> = items
        .iter()
        .filter(|item| item.path.ends_with(&format!("::{wanted}")))
        .collect();
    match matching[..] {
        [one] => Ok(one.clone()),
        [] => {
            let paths: Vec<_> = items.iter().map(|item| item.path.clone()).collect();
            let last_words: Vec<_> = paths
                .iter()
                .filter_map(|path| path.rsplit("::").next())
                .map(str::to_owned)
                .collect();
            let nearest = nearest(wanted, paths.iter().chain(&last_words));
            let hint = nearest.map_or_else(String::new, |name| format!("; did you mean `{name}`?"));
            Err(Error::Usage(format!(
                "the solution has no item `{wanted}`{hint}\nits items are:\n  {}",
                paths.join("\n  ")
            )))
        }
        _ => {
            let paths: Vec<_> = matching.iter().map(|item| item.path.as_str()).collect();
            Err(Error::Usage(format!(
                "`{wanted}` may be any of these; say which:\n  {}",
                paths.join("\n  ")
            )))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn src() -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(
            dir.path().join("lib.rs"),
            "pub mod a { pub fn go() {} pub fn stay() {} }\npub mod b { pub fn go() {} }",
        )
        .unwrap();
        std::fs::write(dir.path().join("main.rs"), "fn main() {}").unwrap();
        dir
    }

    #[rstest]
    #[case::by_its_name("stay", "a::stay")]
    #[case::by_its_path("b::go", "b::go")]
    #[case::of_the_program("main", "main::main")]
    fn an_item_is_found(#[case] wanted: &str, #[case] path: &str) {
        assert_eq!(one_item(src().path(), wanted).unwrap().path, path);
    }

    #[rstest]
    #[case::ambiguous("go", "a::go\n  b::go")]
    #[case::mistyped("sty", "did you mean `stay`?")]
    #[case::unknown("whatever_this_is", "its items are:\n  a::go")]
    fn an_item_that_is_not_one_is_explained(#[case] wanted: &str, #[case] says: &str) {
        let error = one_item(src().path(), wanted).unwrap_err();
        assert_eq!(error.status(), Status::Usage);
        assert!(error.to_string().contains(says), "{error}");
    }

    #[test]
    fn a_difference_shows_both_sides() {
        let text =
            anstream::adapter::strip_str(&difference("a\nb\nc\n", "a\nB\nc\n", 3)).to_string();
        assert_eq!(text, "  a\n- b\n+ B\n  c\n");
    }

    #[test]
    fn no_difference_says_so() {
        assert_eq!(difference("a\n", "a\n", 3), "  the same\n");
    }
}
