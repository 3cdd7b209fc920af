//! A class as a list of git addresses: a line for each learner, and a clone of each.
//!
//! ```text
//! # the class of 2026
//! ann   https://example.org/ann/tdd-course
//! https://example.org/bob/tdd-bob
//! ```

use std::collections::BTreeMap;
use std::path::Path;

use crate::os::files::Scratch;
use crate::os::git::{self, CloneError, CloneLimits};
use crate::os::pool;
use crate::ui::escape::{on_one_line, shortened};

use super::submission::Submission;

/// How many repositories are cloned at once: a clone waits for the network most of the time.
const AT_ONCE: usize = 4;

/// The most characters of what git said about an address.
const LONGEST_REASON: usize = 200;

/// A learner, and the address of a repository.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// The learner's name.
    pub name: String,
    /// What `git clone` takes. It may hold a password.
    address: String,
}

/// Reads a list: in each line an address, or a name and an address. Without a name the repository's own counts, or its last
/// two folders where several are called the same, as forks are. Empty lines and lines with `#` at their start do not count.
///
/// # Errors
/// Why the list cannot be used, with its lines.
pub fn parse(text: &str) -> Result<Vec<Address>, String> {
    let mut lines = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let (name, address) = match line.rsplit_once(char::is_whitespace) {
            Some((name, address)) => (Some(name.trim_end()), address),
            None => (None, line),
        };
        if address.starts_with('-') || address.chars().any(char::is_control) {
            return Err(format!(
                "line {number}: `{}` is no address",
                on_one_line(address)
            ));
        }
        lines.push((number, name, address));
    }
    if lines.is_empty() {
        return Err(
            "it has no addresses: write one in each line, with the learner's name before it"
                .to_owned(),
        );
    }
    let mut called: BTreeMap<String, usize> = BTreeMap::new();
    for (_, name, address) in &lines {
        if name.is_none() {
            *called.entry(last(address, 1)).or_default() += 1;
        }
    }
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut found = Vec::new();
    for (number, name, address) in lines {
        let name = name.map_or_else(
            || {
                let short = last(address, 1);
                if called[&short] > 1 {
                    last(address, 2)
                } else {
                    short
                }
            },
            str::to_owned,
        );
        let name = on_one_line(&name);
        if let Some(other) = seen.insert(name.clone(), number) {
            return Err(format!(
                "lines {other} and {number} have the same name, `{name}`: write another name before the address"
            ));
        }
        found.push(Address {
            name,
            address: address.to_owned(),
        });
    }
    Ok(found)
}

/// The last folders of an address, without `.git` at the end.
fn last(address: &str, folders: usize) -> String {
    let address = address.trim_end_matches('/');
    let address = address.strip_suffix(".git").unwrap_or(address);
    let mut parts: Vec<_> = address
        .rsplit(['/', ':', '\\'])
        .filter(|part| !part.is_empty())
        .take(folders)
        .collect();
    parts.reverse();
    parts.join("/")
}

/// Clones all of them into a folder. One that cannot be cloned is a submission with nothing in it, and a note says why.
/// Addresses without a scheme are paths from `beside`.
pub fn clone_all(
    addresses: &[Address],
    beside: &Path,
    into: &Scratch,
    limits: CloneLimits,
    show: &(dyn Fn(&str) + Sync),
) -> Vec<Submission> {
    pool::each(addresses.iter().collect(), AT_ONCE, |place, address| {
        show(&format!(
            "cloning {} of {}: {}",
            place + 1,
            addresses.len(),
            address.name
        ));
        let dir = into.file(&place.to_string());
        match git::clone(&address.address, beside, &dir, limits) {
            Ok(()) => Submission::in_folder(address.name.clone(), dir),
            Err(why) => Submission {
                name: address.name.clone(),
                dir,
                root: None,
                note: Some(format!(
                    "it cannot be cloned: {}",
                    told(&why, &address.address)
                )),
            },
        }
    })
}

/// Why there is no clone, in one line.
fn told(why: &CloneError, address: &str) -> String {
    let which = match why {
        CloneError::Failed(said) => return without_the_address(said, address),
        CloneError::TooSlow(_) => "seconds",
        CloneError::TooLarge(_) => "mib",
    };
    format!("{why}, the limit of a clone: raise `{which}` below `[clone]` in class.toml")
}

/// What git said, in one line and without the address, which may hold a password.
fn without_the_address(said: &str, address: &str) -> String {
    let lines = || said.lines().map(str::trim).filter(|line| !line.is_empty());
    let line = lines()
        .find(|line| line.starts_with("fatal: ") || line.starts_with("ERROR: "))
        .or_else(|| lines().next_back())
        .unwrap_or("git said nothing");
    let line = line.strip_prefix("fatal: ").unwrap_or(line);
    let mut line = line.replace(address, "…");
    // Git shows an address in its own way, such as without a password.
    while let Some(end) = line.find('@')
        && let Some(start) = line[..end].rfind("://")
    {
        line.replace_range(start + 3..=end, "");
    }
    shortened(&on_one_line(&line), LONGEST_REASON)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn names(text: &str) -> Vec<String> {
        let all = parse(text).expect("a list");
        all.into_iter().map(|one| one.name).collect()
    }

    #[rstest]
    #[case::https("https://example.org/ann/tdd-ann.git", "tdd-ann")]
    #[case::a_slash_at_the_end("https://example.org/ann/tdd-ann/", "tdd-ann")]
    #[case::ssh("git@example.org:tdd-ann.git", "tdd-ann")]
    #[case::a_path("../tdd-ann", "tdd-ann")]
    #[case::a_name("Ann Smith\thttps://example.org/x", "Ann Smith")]
    fn a_learner_is_called_as_the_line_says_or_as_the_repository_is(
        #[case] line: &str,
        #[case] name: &str,
    ) {
        assert_eq!(names(line), [name]);
    }

    #[test]
    fn forks_are_called_by_their_owners_too() {
        let text = "https://example.org/ann/course\ngit@example.org:bob/course.git\nhttps://example.org/eve/own\n";
        assert_eq!(names(text), ["ann/course", "bob/course", "own"]);
    }

    #[rstest]
    #[case::its_own("fatal: repository 'https://ann:key@example.org/x' not found")]
    #[case::without_a_password(
        "Cloning\nfatal: repository 'https://ann@example.org/x' not found\n"
    )]
    #[case::another_one("fatal: repository 'https://ann:key@example.org/y' not found")]
    fn what_git_says_is_told_without_passwords(#[case] said: &str) {
        let said = CloneError::Failed(said.to_owned());
        let told = told(&said, "https://ann:key@example.org/x");
        assert!(told.starts_with("repository '"), "{told}");
        assert!(!told.contains("ann"), "{told}");
    }
}
