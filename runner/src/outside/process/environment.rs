//! What a test sees of the environment: where programs and folders are, and nothing that a person has set for themselves.
//! A verdict that depends on somebody's `CLICOLOR_FORCE`, `PORT` or `HTTP_PROXY` would be another one on each machine.

use std::ffi::{OsStr, OsString};

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

    #[test]
    fn the_time_zone_is_the_same_on_every_machine() {
        let zones: Vec<_> = of_a_test().filter(|(name, _)| name == "TZ").collect();
        assert_eq!(zones, [("TZ".into(), "UTC".into())]);
    }
}
