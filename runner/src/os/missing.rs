//! Tools that Rust needs and does not bring along: a linker, and a C compiler for crates that are written in C.

use std::fmt;

/// A tool that is not installed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    kind: Kind,
    /// What was looked for.
    name: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Linker,
    Compiler,
}

impl Missing {
    /// The tool that a failed build did not find, if that is why it failed.
    pub fn in_output(said: &str) -> Option<Self> {
        // On macOS `cc` is always installed, and says this if nothing is behind it.
        if said.contains("xcrun: error: invalid active developer path") {
            return Some(Self {
                kind: Kind::Linker,
                name: "cc".to_owned(),
            });
        }
        said.lines().find_map(|line| {
            linker(line)
                .map(|name| (Kind::Linker, name))
                .or_else(|| compiler(line).map(|name| (Kind::Compiler, name)))
                .map(|(kind, name)| Self {
                    kind,
                    name: name.to_owned(),
                })
        })
    }
}

/// The linker that rustc did not find.
fn linker(line: &str) -> Option<&str> {
    let (_, rest) = line.split_once("linker `")?;
    let (name, rest) = rest.split_once('`')?;
    rest.starts_with(" not found").then_some(name)
}

/// The compiler that the crate `cc`, by which build scripts start one, did not find.
fn compiler(line: &str) -> Option<&str> {
    let (_, rest) = line.split_once("failed to find tool \"")?;
    Some(rest.split_once('"')?.0)
}

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let why = match self.kind {
            Kind::Linker => "Rust needs a linker",
            Kind::Compiler => "a crate that this kata uses needs a C compiler",
        };
        let remedy = remedy(std::env::consts::OS);
        write!(f, "`{}` was not found: {why}\n{remedy}", self.name)
    }
}

/// How to install both on that system.
fn remedy(system: &str) -> &'static str {
    match system {
        "macos" => "install it with `xcode-select --install`, and try again",
        "windows" => {
            "install the Visual Studio C++ Build Tools (https://visualstudio.microsoft.com/visual-cpp-build-tools/), \
             open a new terminal and try again"
        }
        _ => {
            "install it and try again: `sudo apt install build-essential` (Debian, Ubuntu), `sudo dnf install gcc` \
             (Fedora), `sudo pacman -S base-devel` (Arch), `sudo apk add build-base` (Alpine)"
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::a_linker(
        "   Compiling tdd v0.1.0\nerror: linker `cc` not found\n  |\n  = note: No such file or directory (os error 2)\n",
        "`cc` was not found: Rust needs a linker"
    )]
    #[case::in_colours(
        "\u{1b}[1m\u{1b}[91merror\u{1b}[0m\u{1b}[1m: linker `cc` not found\u{1b}[0m\n",
        "`cc` was not found: Rust needs a linker"
    )]
    #[case::on_windows(
        "error: linker `link.exe` not found\n  |\n  = note: program not found\n\nnote: the msvc targets depend on the msvc linker",
        "`link.exe` was not found: Rust needs a linker"
    )]
    #[case::on_macos(
        "error: linking with `cc` failed: exit status: 1\n  = note: xcrun: error: invalid active developer path (/Library/Developer/CommandLineTools), missing xcrun",
        "`cc` was not found: Rust needs a linker"
    )]
    #[case::a_compiler(
        "  --- stderr\n\n\n  error occurred in cc-rs: failed to find tool \"cc\": No such file or directory (os error 2)\n",
        "`cc` was not found: a crate that this kata uses needs a C compiler"
    )]
    fn a_tool_that_is_not_installed_is_named(#[case] said: &str, #[case] told: &str) {
        let missing = Missing::in_output(said).unwrap().to_string();
        assert_eq!(missing.lines().next(), Some(told));
        assert_eq!(missing.lines().count(), 2, "{missing}");
    }

    #[rstest]
    #[case::a_linker_that_fails("error: linking with `cc` failed: exit status: 1")]
    #[case::a_linker_that_warns("warning: linker `cc` says something")]
    #[case::a_crate_that_fails("error: could not compile `serde`")]
    fn another_failure_is_another_matter(#[case] said: &str) {
        assert_eq!(Missing::in_output(said), None);
    }

    #[rstest]
    #[case("linux", "build-essential")]
    #[case("macos", "xcode-select --install")]
    #[case("windows", "C++ Build Tools")]
    fn every_system_has_its_remedy(#[case] system: &str, #[case] says: &str) {
        assert!(remedy(system).contains(says));
    }
}
