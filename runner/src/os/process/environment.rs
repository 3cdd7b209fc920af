//! What a test sees of the environment: where programs and folders are, and nothing that a person has set for themselves.
//! A verdict that depends on `CLICOLOR_FORCE`, `PORT` or `HTTP_PROXY` would differ between machines.

use std::ffi::{OsStr, OsString};

use crate::os::settings::Variable;

/// What a test needs to run at all.
const KEPT: [&str; 37] = [
    // Programs and libraries.
    "PATH",
    "PATHEXT",
    "COMSPEC",
    "LD_LIBRARY_PATH",
    "LD_PRELOAD",
    "DYLD_LIBRARY_PATH",
    "DYLD_FALLBACK_LIBRARY_PATH",
    "DYLD_INSERT_LIBRARIES",
    // Rust, for a test that starts it, and what measures which code a test reaches.
    "CARGO",
    "CARGO_HOME",
    "RUSTUP_HOME",
    "RUSTUP_TOOLCHAIN",
    "LLVM_PROFILE_FILE",
    // Folders.
    "HOME",
    "TMPDIR",
    "TMP",
    "TEMP",
    "HOMEDRIVE",
    "HOMEPATH",
    "USERPROFILE",
    "APPDATA",
    "LOCALAPPDATA",
    "PROGRAMDATA",
    "PROGRAMFILES",
    "PROGRAMFILES(X86)",
    "SYSTEMDRIVE",
    "SYSTEMROOT",
    "WINDIR",
    // Who and where.
    "USER",
    "LOGNAME",
    "USERNAME",
    "COMPUTERNAME",
    "OS",
    "NUMBER_OF_PROCESSORS",
    "PROCESSOR_ARCHITECTURE",
    // Windows' programs on Linux.
    "WINEPREFIX",
    "WINEDEBUG",
];

/// What is the same on every machine.
const FIXED: [(&str, &str); 1] = [("TZ", "UTC")];

/// The variables of this program that a test sees, and those that it always has.
pub fn of_a_test() -> impl Iterator<Item = (OsString, OsString)> {
    let fixed = FIXED.map(|(name, value)| (name.into(), value.into()));
    std::env::vars_os()
        .filter(|(name, _)| is_kept(name))
        .chain(fixed)
}

/// The variables of `[env]` in cargo's configuration that a test sees. As with cargo, what a test keeps of the environment
/// comes before one that is not forced.
pub fn of_configuration(variables: &[Variable]) -> Vec<(String, OsString)> {
    variables
        .iter()
        .filter(|variable| {
            let name = OsStr::new(&variable.name);
            variable.force || !is_kept(name) || std::env::var_os(name).is_none()
        })
        .map(|variable| (variable.name.clone(), variable.value.clone()))
        .collect()
}

/// On Windows names differ by more than their case.
fn is_kept(name: &OsStr) -> bool {
    KEPT.iter().any(|kept| {
        if cfg!(windows) {
            name.eq_ignore_ascii_case(kept)
        } else {
            name == *kept
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::programs("PATH", true)]
    #[case::home("HOME", true)]
    #[case::colours("CLICOLOR_FORCE", false)]
    #[case::a_proxy("HTTP_PROXY", false)]
    #[case::a_port("PORT", false)]
    #[case::a_language("LC_ALL", false)]
    #[case::another_s_diff("INSTA_DIFF_TOOL", false)]
    #[case::a_repository("GIT_DIR", false)]
    #[case::the_runner_s_own_package("CARGO_PKG_VERSION", false)]
    fn a_test_sees_what_it_needs_to_run(#[case] name: &str, #[case] kept: bool) {
        assert_eq!(is_kept(OsStr::new(name)), kept);
    }

    #[rstest]
    #[case::of_its_own("CLASS_DATA", false, true)]
    #[case::that_a_person_may_have_set("RUST_LOG", false, true)]
    #[case::that_says_where_programs_are("PATH", false, false)]
    #[case::that_says_so_by_force("PATH", true, true)]
    fn a_test_sees_a_variable_of_the_configuration(
        #[case] name: &str,
        #[case] force: bool,
        #[case] seen: bool,
    ) {
        let variable = Variable {
            name: name.to_owned(),
            value: "data".into(),
            force,
        };
        let expected: &[_] = &[(name.to_owned(), OsString::from("data"))];
        let expected = if seen { expected } else { &[] };
        assert_eq!(of_configuration(&[variable]), expected);
    }

    #[test]
    fn the_time_zone_is_the_same_on_every_machine() {
        let zones: Vec<_> = of_a_test().filter(|(name, _)| name == "TZ").collect();
        assert_eq!(zones, [("TZ".into(), "UTC".into())]);
    }
}
