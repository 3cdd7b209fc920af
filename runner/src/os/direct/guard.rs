//! What cargo's answer depends on besides the code: as long as its fingerprint is the same, cargo would call rustc as it did.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use toml::{Table, Value};

use crate::os::cargo::Build;
use crate::os::digest::Digest;
use crate::os::settings::Settings;

/// Variables that differ from terminal to terminal, and change nothing of what is built. Code that asks for one of them while
/// it is compiled is compiled again: rustc notes that down.
const OF_A_TERMINAL: [&str; 20] = [
    "_",
    "COLORTERM",
    "COLUMNS",
    "DISPLAY",
    "GPG_TTY",
    "LINES",
    "OLDPWD",
    "PWD",
    "SHLVL",
    "SSH_CLIENT",
    "SSH_CONNECTION",
    "SSH_TTY",
    "STY",
    "TERM",
    "TERM_PROGRAM",
    "TERM_SESSION_ID",
    "TMUX",
    "TMUX_PANE",
    "WINDOWID",
    "XDG_SESSION_ID",
];

/// The folders of a package in which cargo finds targets by their names.
const OF_TARGETS: [&str; 4] = ["src/bin", "tests", "examples", "benches"];

/// Files of a package that make a difference to cargo by being there.
const OF_A_PACKAGE: [&str; 6] = [
    "build.rs",
    "src/lib.rs",
    "src/main.rs",
    "README.md",
    "README.txt",
    "README",
];

/// The fingerprint for a build; `None` where that is not known, or where rustc is not called by cargo alone.
pub fn of(build: &Build) -> Option<String> {
    of_with(build, std::env::vars_os())
}

fn of_with(build: &Build, variables: impl Iterator<Item = (OsString, OsString)>) -> Option<String> {
    // Where cargo is started, from there it looks for its configuration.
    let place = build
        .target
        .as_ref()
        .map_or(&build.root, |other| &other.root);
    let settings = Settings::of(place);
    if !settings.wrappers.is_empty() {
        return None;
    }
    let mut parts = Parts::default();
    for file in &settings.files {
        parts.add_file(file);
    }
    for dir in place.ancestors() {
        parts.add_file(&dir.join("rust-toolchain"));
        parts.add_file(&dir.join("rust-toolchain.toml"));
    }
    let variables: Vec<_> = variables.collect();
    let variable = |name: &str| {
        let mut found = variables.iter().filter(|(known, _)| known == name);
        found.next().map(|(_, value)| PathBuf::from(value))
    };
    let rustup = variable("RUSTUP_HOME").or_else(|| Some(std::env::home_dir()?.join(".rustup")));
    parts.add_file(&rustup?.join("settings.toml"));
    if let Some(cargo) = variable("CARGO") {
        parts.add(format!("{:?}", stamp(&cargo)).as_bytes());
    }
    parts.add_file(&build.root.join("Cargo.lock"));
    for manifest in manifests(&build.root)? {
        parts.add_file(&manifest);
    }
    parts.add_file(&build.package_dir.join("Cargo.toml"));
    parts.add_targets(&build.package_dir);
    parts.add(format!("{:?}", build.target).as_bytes());
    parts.add(format!("{}", build.bit_by_bit).as_bytes());
    let build_s = build.env.iter();
    let build_s = build_s.map(|(name, value)| (OsString::from(name), value.clone()));
    parts.add_variables(variables.iter().cloned().chain(build_s));
    Some(parts.0.hex())
}

/// When a file was written last, and how long it is; `None` where there is none.
pub fn stamp(file: &Path) -> Option<(u64, u64)> {
    let metadata = file.metadata().ok()?;
    let modified = metadata.modified().ok()?;
    let since = modified.duration_since(SystemTime::UNIX_EPOCH).ok()?;
    // Enough for five hundred years.
    Some((u64::try_from(since.as_nanos()).ok()?, metadata.len()))
}

/// The manifests of a workspace: cargo reads all of them before it does anything. `None` where its members are named in a
/// way that is not understood here.
fn manifests(root: &Path) -> Option<Vec<PathBuf>> {
    let manifest = root.join("Cargo.toml");
    let table: Table = std::fs::read_to_string(&manifest).ok()?.parse().ok()?;
    let mut found = vec![manifest];
    let members = table.get("workspace").and_then(|all| all.get("members"));
    let members = members.and_then(Value::as_array);
    for member in members.into_iter().flatten().filter_map(Value::as_str) {
        let (folder, is_pattern) = match member.strip_suffix("/*") {
            Some(folder) => (folder, true),
            None => (member, false),
        };
        if folder.contains(['*', '?', '[']) {
            return None;
        }
        let folder = root.join(folder);
        if is_pattern {
            let entries = folder.read_dir().into_iter().flatten().flatten();
            let mut inside: Vec<_> = entries
                .map(|entry| entry.path().join("Cargo.toml"))
                .filter(|manifest| manifest.is_file())
                .collect();
            inside.sort();
            found.extend(inside);
        } else {
            found.push(folder.join("Cargo.toml"));
        }
    }
    Some(found)
}

#[derive(Default)]
struct Parts(Digest);

impl Parts {
    fn add(&mut self, bytes: &[u8]) {
        self.0.bytes(bytes);
    }

    /// A file that is missing now and comes later makes another fingerprint, too.
    fn add_file(&mut self, file: &Path) {
        if let Ok(bytes) = std::fs::read(file) {
            self.add(file.as_os_str().as_encoded_bytes());
            self.add(&bytes);
        }
    }

    /// The names by which cargo finds the targets of a package.
    fn add_targets(&mut self, dir: &Path) {
        for name in OF_A_PACKAGE {
            self.add(&[u8::from(dir.join(name).is_file())]);
        }
        for folder in OF_TARGETS {
            let entries = dir.join(folder).read_dir().into_iter().flatten().flatten();
            let mut names: Vec<_> = entries
                .map(|entry| entry.path())
                .filter(|path| is_a_target(path))
                .collect();
            names.sort();
            self.add(folder.as_bytes());
            for path in names {
                self.add(path.as_os_str().as_encoded_bytes());
            }
        }
    }

    fn add_variables(&mut self, variables: impl Iterator<Item = (OsString, OsString)>) {
        let mut all: Vec<_> = variables.filter(|(name, _)| matters(name)).collect();
        all.sort();
        for (name, value) in all {
            self.add(name.as_encoded_bytes());
            self.add(value.as_encoded_bytes());
        }
    }
}

/// A file of Rust, or a folder with the beginning of a program.
fn is_a_target(path: &Path) -> bool {
    let is_rust = path.extension().is_some_and(|extension| extension == "rs");
    is_rust || path.join("main.rs").is_file()
}

fn matters(name: &OsStr) -> bool {
    let Some(name) = name.to_str() else {
        return true;
    };
    // What cargo says of the runner's package is not said of what the runner builds.
    let of_the_runner = name.starts_with("CARGO_PKG_")
        || name.starts_with("CARGO_MANIFEST_")
        || name.starts_with("KATA_");
    !of_the_runner && !OF_A_TERMINAL.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn guard(
        root: &Path,
        build: impl FnOnce(&mut Build),
        variables: &[(&str, &str)],
    ) -> Option<String> {
        let mut given = Build {
            root: root.to_owned(),
            package_dir: root.join("katas/jwt"),
            ..Build::default()
        };
        build(&mut given);
        let variables = variables
            .iter()
            .map(|(name, value)| (name.into(), value.into()));
        of_with(&given, variables)
    }

    fn place(members: &str) -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        let manifest = format!("[workspace]\nmembers = [{members}]\n");
        std::fs::write(dir.path().join("Cargo.toml"), manifest).unwrap();
        dir
    }

    #[rstest]
    #[case::flags("RUSTFLAGS", true)]
    #[case::of_a_build_script("LIBRARY_PATH", true)]
    #[case::a_terminal("TERM", false)]
    #[case::the_runner_s_package("CARGO_PKG_NAME", false)]
    fn a_variable_matters_unless_it_is_known_not_to(#[case] name: &str, #[case] matters: bool) {
        let dir = place("");
        let with = |value: &str| guard(dir.path(), |_| {}, &[(name, value)]).unwrap();
        assert_eq!(with("one") != with("two"), matters);
    }

    #[test]
    fn what_a_build_asks_for_matters() {
        let dir = place("");
        let usual = guard(dir.path(), |_| {}, &[]).unwrap();
        let bit_by_bit = guard(dir.path(), |build| build.bit_by_bit = true, &[]);
        let env = vec![("CARGO_BIN_EXE_jwt".to_owned(), "x".into())];
        let with_env = guard(dir.path(), |build| build.env = env, &[]);
        assert_ne!(bit_by_bit.as_ref(), Some(&usual));
        assert_ne!(with_env.as_ref(), Some(&usual));
        assert_eq!(guard(dir.path(), |_| {}, &[]), Some(usual));
    }

    #[test]
    fn members_that_are_not_understood_are_cargo_s() {
        for members in ["\"a/*/b\"", "\"kata-*\"", "\"**\""] {
            assert_eq!(guard(place(members).path(), |_| {}, &[]), None, "{members}");
        }
        let nothing = tempfile::tempdir().unwrap();
        assert_eq!(guard(nothing.path(), |_| {}, &[]), None);
    }

    #[test]
    fn where_something_stands_before_rustc_cargo_is_asked() {
        let dir = place("");
        std::fs::create_dir(dir.path().join(".cargo")).unwrap();
        let config = "[build]\nrustc-wrapper = \"sccache\"\n";
        std::fs::write(dir.path().join(".cargo/config.toml"), config).unwrap();
        assert_eq!(guard(dir.path(), |_| {}, &[]), None);
    }
}
