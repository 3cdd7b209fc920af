//! Other languages: a page such as `hints.md` may be there a second time, as `hints.de.md`.
//!
//! The first line of a translation says which text it is a translation of. If the original has changed since, the
//! translation is stale.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use crate::course::features::Features;
use crate::os::digest::Digest;
use crate::os::files;

/// The variables of the environment that say which language a person reads, the first one first.
const VARIABLES: [&str; 2] = ["KATA_LANG", "LANG"];

/// The language that the command line names.
static NAMED: OnceLock<String> = OnceLock::new();

/// From now on this language comes before all others. The first word holds.
pub fn speak(code: &str) {
    let _ = NAMED.set(code.to_owned());
}

/// The languages that are wanted, the first one first: that of the command line, those of the environment, and that of the
/// course.
pub fn wanted(root: &Path) -> Vec<String> {
    let named = NAMED.get().cloned();
    let of_environment = VARIABLES.iter().filter_map(|name| std::env::var(name).ok());
    let of_course = Features::of(root).unwrap_or_default().language;
    named
        .into_iter()
        .chain(of_environment)
        .chain(of_course)
        .filter_map(|value| language(&value))
        .collect()
}

/// `de` of `de`, `de_DE.UTF-8` and `de-AT`; nothing of `C` and `POSIX`.
pub fn language(value: &str) -> Option<String> {
    let code = value.split(['_', '-', '.', '@']).next()?;
    let is_code = (2..=3).contains(&code.len()) && code.chars().all(|c| c.is_ascii_lowercase());
    is_code.then(|| code.to_owned())
}

/// The page in the first wanted language in which it is there, or as it was written.
pub fn chosen(root: &Path, page: &Path) -> PathBuf {
    let mut pages = wanted(root)
        .into_iter()
        .map(|code| in_language(page, &code));
    pages
        .find(|page| page.is_file())
        .unwrap_or_else(|| page.to_owned())
}

/// Where the page is in that language.
fn in_language(page: &Path, code: &str) -> PathBuf {
    page.with_extension(format!("{code}.md"))
}

/// The translations of a page that are there.
pub fn translations(page: &Path) -> Vec<PathBuf> {
    let stem = page.file_stem().unwrap_or_default().to_string_lossy();
    let folder = page.parent().unwrap_or(Path::new(""));
    let entries = folder.read_dir().into_iter().flatten().flatten();
    let is_one = |name: &str| {
        let rest = name.strip_prefix(&*stem)?.strip_prefix('.')?;
        let code = rest.strip_suffix(".md")?;
        (language(code).as_deref() == Some(code)).then_some(())
    };
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    let mut found: Vec<_> = names
        .filter(|name| is_one(name).is_some())
        .map(|name| folder.join(name))
        .collect();
    found.sort();
    found
}

/// The first line of a translation of that text.
pub fn first_line(original: &str) -> String {
    let digest = Digest::of(original.as_bytes());
    format!(
        "<!-- of {} -->",
        digest.chars().take(12).collect::<String>()
    )
}

/// The line that the translation should begin with, if it begins with another one.
///
/// # Errors
/// When one of the two cannot be read.
pub fn stale(original: &Path, translation: &Path) -> std::io::Result<Option<String>> {
    let expected = first_line(&files::read_source(original)?);
    let text = files::read_source(translation)?;
    Ok((text.lines().next() != Some(&expected)).then_some(expected))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::bare("de", Some("de"))]
    #[case::of_a_country("de_AT.UTF-8", Some("de"))]
    #[case::with_a_dash("pt-BR", Some("pt"))]
    #[case::no_language("C.UTF-8", None)]
    #[case::none("POSIX", None)]
    #[case::empty("", None)]
    fn the_environment_names_a_language(#[case] value: &str, #[case] code: Option<&str>) {
        assert_eq!(language(value).as_deref(), code);
    }

    #[test]
    fn a_translation_is_fresh_until_the_original_changes() {
        let dir = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| std::fs::write(dir.path().join(name), text).unwrap();
        let page = dir.path().join("hints.md");
        write("hints.md", "# Hints\n");
        for other in ["hints.text.md", "hints.de.txt", "hint.de.md", "hints.v2.md"] {
            write(other, "");
        }
        assert_eq!(translations(&page), [""; 0].map(PathBuf::from));
        write("hints.de.md", "# Tipps\n");
        let translation = dir.path().join("hints.de.md");
        assert_eq!(translations(&page), vec![translation.clone()]);
        let line = stale(&page, &translation).unwrap().unwrap();
        write("hints.de.md", &format!("{line}\n# Tipps\n"));
        assert_eq!(stale(&page, &translation).unwrap(), None);
        write("hints.md", "# Hints\r\n");
        assert_eq!(stale(&page, &translation).unwrap(), None);
        write("hints.md", "# More hints\n");
        assert!(stale(&page, &translation).unwrap().is_some());
    }
}
