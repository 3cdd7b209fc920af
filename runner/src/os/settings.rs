//! Cargo's configuration, as far as the runner has to know it: where cargo builds, for which target, through which wrappers.
//!
//! No stable cargo command tells this, so the runner reads the same files and variables as cargo does, in the same order
//! (<https://doc.rust-lang.org/cargo/reference/config.html>).

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fmt;
use std::hash::Hasher;
use std::io;
use std::path::{Path, PathBuf};

use cargo_platform::{Cfg, Platform};
use siphasher::sip::SipHasher13;
use toml::{Table, Value};

use crate::os::files;

/// What marks a folder that need not be kept (<https://bford.info/cachedir/>).
const CACHE_TAG: &[u8] =
    b"Signature: 8a477f597d28d172789f06886806bc55\n# Made by cargo and the katas' runner.\n";

/// How many files may include each other: a chain that is longer goes in a circle.
const DEEPEST: usize = 8;

/// A setting, and who made it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// What it says.
    pub value: String,
    /// The variable, or the key and the file.
    pub from: Source,
}

/// Where a setting stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// In the environment.
    Variable(&'static str),
    /// In a file, by its key there.
    File(&'static str, PathBuf),
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Variable(name) => write!(f, "the variable `{name}`"),
            Self::File(key, file) => write!(f, "`{key}` in {}", files::shown(file)),
        }
    }
}

impl Setting {
    /// The value as a path. Cargo takes one in a file relative to the folder that `.cargo` lies in.
    fn path(&self) -> PathBuf {
        let path = match &self.from {
            Source::Variable(_) => PathBuf::from(&self.value),
            Source::File(_, file) => folder_of(file).join(&self.value),
        };
        files::without_parents(&std::path::absolute(&path).unwrap_or(path))
    }
}

/// What the compiler knows of targets.
pub trait Targets {
    /// This machine's, by its name.
    fn host(&self) -> Option<String>;

    /// What `cfg` can ask of a target, a fact each (`unix`, `target_os="linux"`); empty where the compiler does not say.
    fn facts(&self, target: &str) -> Vec<String>;
}

/// What the configuration says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    /// The configuration files, the nearest first.
    pub files: Vec<PathBuf>,
    /// Where cargo puts what it has built.
    pub target_dir: Option<Setting>,
    /// Where cargo puts what it builds on the way.
    pub build_dir: Option<Setting>,
    /// The target that cargo builds for, where it is not the host.
    pub target: Option<Setting>,
    /// Programs that cargo starts in place of rustc.
    pub wrappers: Vec<Setting>,
    /// What `[env]` sets for what cargo starts.
    pub env: Vec<Variable>,
    /// The programs that start what was built for a target, with their arguments: `target.TRIPLE.runner`,
    /// `target.'cfg(…)'.runner`.
    runners: BTreeMap<String, Vec<OsString>>,
}

/// A variable of `[env]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variable {
    pub name: String,
    /// Its value; a path, where it is relative to its file.
    pub value: OsString,
    /// It also takes the place of what the environment says.
    pub force: bool,
}

/// The variables and keys of a setting, in the order in which cargo asks them.
type Names = (&'static [&'static str], &'static str);

const TARGET_DIR: Names = (
    &["CARGO_TARGET_DIR", "CARGO_BUILD_TARGET_DIR"],
    "build.target-dir",
);
const BUILD_DIR: Names = (&["CARGO_BUILD_BUILD_DIR"], "build.build-dir");
const TARGET: Names = (&["CARGO_BUILD_TARGET"], "build.target");
const WRAPPERS: [Names; 2] = [
    (
        &["RUSTC_WRAPPER", "CARGO_BUILD_RUSTC_WRAPPER"],
        "build.rustc-wrapper",
    ),
    (
        &[
            "RUSTC_WORKSPACE_WRAPPER",
            "CARGO_BUILD_RUSTC_WORKSPACE_WRAPPER",
        ],
        "build.rustc-workspace-wrapper",
    ),
];

impl Settings {
    /// What applies to a workspace. A file that cannot be read says nothing: cargo reports it.
    pub fn of(root: &Path) -> Self {
        let home = std::env::var_os("CARGO_HOME")
            .map(PathBuf::from)
            .or_else(|| std::env::home_dir().map(|home| home.join(".cargo")));
        Self::read(root, home.as_deref(), &|name| std::env::var_os(name))
    }

    fn read(root: &Path, home: Option<&Path>, variable: &dyn Fn(&str) -> Option<OsString>) -> Self {
        let mut read = Vec::new();
        let folders = root.ancestors().map(|dir| dir.join(".cargo"));
        for folder in folders.chain(home.map(Path::to_owned)) {
            // Cargo reads the old name where both exist.
            let names = ["config", "config.toml"].map(|name| folder.join(name));
            if let Some(file) = names.into_iter().find(|file| file.is_file()) {
                add(file, DEEPEST, &mut read);
            }
        }
        let find = |(variables, key): Names| {
            let of_variable = variables.iter().find_map(|&name| {
                let value = variable(name)?.to_string_lossy().into_owned();
                Some((value, Source::Variable(name)))
            });
            let (section, own) = key.split_once('.').unwrap_or(("", key));
            let in_file = || {
                read.iter().find_map(|(file, table)| {
                    let value = text(table.get(section)?.get(own)?)?;
                    Some((value, Source::File(key, file.clone())))
                })
            };
            let (value, from) = of_variable.or_else(in_file)?;
            // An empty one takes the setting away.
            (!value.is_empty()).then_some(Setting { value, from })
        };
        Self {
            target_dir: find(TARGET_DIR),
            build_dir: find(BUILD_DIR),
            target: find(TARGET),
            wrappers: WRAPPERS.into_iter().filter_map(find).collect(),
            env: env(&read),
            runners: runners(&read),
            files: read.iter().map(|(file, _)| file.clone()).collect(),
        }
    }

    /// The program that starts what cargo has built, and its arguments; empty where there is none. The compiler is asked
    /// only where some target has such a program. Where several conditions hold, which cargo refuses, the first is taken.
    pub fn runner(&self, compiler: &dyn Targets) -> Vec<OsString> {
        self.runner_with(compiler, std::env::vars_os())
    }

    fn runner_with(
        &self,
        compiler: &dyn Targets,
        variables: impl Iterator<Item = (OsString, OsString)>,
    ) -> Vec<OsString> {
        let variables: Vec<_> = variables
            .filter_map(|(name, value)| Some((name.into_string().ok()?, value)))
            .filter(|(name, _)| name.starts_with("CARGO_TARGET_") && name.ends_with("_RUNNER"))
            .collect();
        if variables.is_empty() && self.runners.is_empty() {
            return Vec::new();
        }
        let named = self.target.as_ref().map(|target| target.value.clone());
        let Some(target) = named.or_else(|| compiler.host()) else {
            return Vec::new();
        };
        let upper = target.to_uppercase().replace(['-', '.'], "_");
        let name = format!("CARGO_TARGET_{upper}_RUNNER");
        let of_variable = variables.into_iter().find(|(known, _)| *known == name);
        if let Some((_, value)) = of_variable {
            let value = value.to_string_lossy();
            return value.split_whitespace().map(OsString::from).collect();
        }
        let found = self.runners.get(&target);
        found
            .or_else(|| self.runner_of_a_condition(&target, compiler))
            .cloned()
            .unwrap_or_default()
    }

    /// That of the first `target.'cfg(…)'` that holds for a target. A condition that cannot be read holds for none: cargo
    /// reports it.
    fn runner_of_a_condition(
        &self,
        target: &str,
        compiler: &dyn Targets,
    ) -> Option<&Vec<OsString>> {
        let mut conditions = self
            .runners
            .iter()
            .filter(|(key, _)| key.starts_with("cfg("))
            .peekable();
        conditions.peek()?;
        let facts: Vec<Cfg> = compiler
            .facts(target)
            .iter()
            .filter_map(|fact| fact.parse().ok())
            .collect();
        let holds = |key: &str| {
            key.parse()
                .is_ok_and(|key: Platform| key.matches(target, &facts))
        };
        conditions
            .find(|(key, _)| holds(key))
            .map(|(_, runner)| runner)
    }

    /// Where cargo builds a workspace. `ask` is for a folder that only cargo can name.
    pub fn folders(&self, root: &Path, ask: impl FnOnce() -> Option<PathBuf>) -> Folders {
        let target = self
            .target_dir
            .as_ref()
            .map_or_else(|| root.join("target"), Setting::path);
        let build = self.build_dir.as_ref().and_then(|setting| {
            if setting.value.contains('{') {
                ask()
            } else {
                Some(setting.path())
            }
        });
        Folders::new(root, target, build)
    }
}

/// Reads a file and those that it includes: what is in the file itself comes first.
fn add(file: PathBuf, depth: usize, read: &mut Vec<(PathBuf, Table)>) {
    if depth == 0 || read.iter().any(|(known, _)| *known == file) {
        return;
    }
    let table: Table = std::fs::read_to_string(&file)
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or_default();
    let included: Vec<_> = match table.get("include") {
        Some(Value::Array(all)) => all.iter().rev().filter_map(included).collect(),
        Some(one) => included(one).into_iter().collect(),
        None => Vec::new(),
    };
    let folder = file.parent().unwrap_or(&file);
    let included: Vec<_> = included.iter().map(|path| folder.join(path)).collect();
    read.push((file, table));
    for path in included {
        add(path, depth - 1, read);
    }
}

/// The folder that paths in a file are relative to: the one that `.cargo` lies in.
fn folder_of(file: &Path) -> &Path {
    file.ancestors().nth(2).unwrap_or(file)
}

/// What `[env]` says in these files. Each variable is the one of the first file that has it.
fn env(read: &[(PathBuf, Table)]) -> Vec<Variable> {
    let mut found: Vec<Variable> = Vec::new();
    for (file, table) in read {
        let Some(Value::Table(section)) = table.get("env") else {
            continue;
        };
        for (name, said) in section {
            let (value, other) = match said {
                Value::Table(table) => (table.get("value"), Some(table)),
                value => (Some(value), None),
            };
            let is = |key| other.is_some_and(|table| table.get(key) == Some(&Value::Boolean(true)));
            let Some(value) = value.and_then(Value::as_str) else {
                continue;
            };
            if found.iter().any(|known| known.name == *name) {
                continue;
            }
            found.push(Variable {
                name: name.clone(),
                value: if is("relative") {
                    folder_of(file).join(value).into()
                } else {
                    value.into()
                },
                force: is("force"),
            });
        }
    }
    found
}

/// The programs that start what was built, by their targets.
fn runners(read: &[(PathBuf, Table)]) -> BTreeMap<String, Vec<OsString>> {
    let mut found = BTreeMap::new();
    for (file, table) in read {
        let Some(Value::Table(targets)) = table.get("target") else {
            continue;
        };
        for (target, settings) in targets {
            let words: Vec<&str> = match settings.get("runner") {
                Some(Value::String(text)) => text.split_whitespace().collect(),
                Some(Value::Array(all)) => all.iter().filter_map(Value::as_str).collect(),
                _ => continue,
            };
            let Some((program, args)) = words.split_first() else {
                continue;
            };
            // A bare name is looked for where all programs are.
            let program: OsString = if program.contains(['/', '\\']) {
                folder_of(file).join(program).into()
            } else {
                program.into()
            };
            let args = args.iter().map(OsString::from);
            found
                .entry(target.clone())
                .or_insert_with(|| std::iter::once(program).chain(args).collect());
        }
    }
    found
}

/// The path of an included file: a text, or a table with one.
fn included(value: &Value) -> Option<&str> {
    value.as_str().or_else(|| value.get("path")?.as_str())
}

/// A value as a text; several targets in a row.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Array(all) => {
            let all: Option<Vec<_>> = all.iter().map(Value::as_str).collect();
            Some(all?.join(", "))
        }
        _ => None,
    }
}

/// Where cargo builds a workspace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folders {
    /// The workspace.
    pub root: PathBuf,
    /// The target folder.
    pub target: PathBuf,
    /// The folder for what is built on the way, where it is another one.
    pub build: Option<PathBuf>,
    /// Names the clone where other clones may build in the same folders.
    clone: Option<u32>,
}

impl Folders {
    fn new(root: &Path, target: PathBuf, build: Option<PathBuf>) -> Self {
        let own = real(root);
        let is_own = |folder: &Path| real(folder).starts_with(&own);
        let is_shared = !is_own(&target) || build.as_deref().is_some_and(|build| !is_own(build));
        Self {
            clone: is_shared.then(|| number_of(&own)),
            root: root.to_owned(),
            target,
            build,
        }
    }

    /// Where the runner puts what it generates.
    pub fn generated(&self) -> PathBuf {
        let all = self.common();
        match self.clone {
            Some(_) => all.join(self.suffix().trim_start_matches('-')),
            None => all,
        }
    }

    /// Where the runner keeps what concerns all clones that build in these folders.
    pub fn common(&self) -> PathBuf {
        self.target.join("kata")
    }

    /// Makes the target folder, where it does not exist yet, as cargo does: marked as one that need not be kept.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn make_target(&self) -> io::Result<()> {
        if self.target.is_dir() {
            return Ok(());
        }
        files::write_whole(&self.target.join(files::CACHE_TAG), CACHE_TAG)
    }

    /// What the name of a generated package ends with: empty, where no other clone builds in these folders.
    pub fn suffix(&self) -> String {
        self.clone
            .map_or_else(String::new, |clone| format!("-{clone:08x}"))
    }

    /// What cargo has to be told so that it keeps the packages of this clone and those of another clone apart. Without it
    /// cargo takes one for the other if they have the same name, version and place in their workspaces.
    ///
    /// The number of code generation units is part of the name that cargo gives to what it builds. A package of a kata never
    /// has as many units as the smallest of these numbers allows, so it changes nothing else.
    pub fn apart(&self, packages: &[String]) -> Vec<String> {
        let Some(clone) = self.clone else {
            return Vec::new();
        };
        let units = (1 << 20) + clone % (1 << 30);
        packages
            .iter()
            .map(|name| format!("--config=profile.dev.package.\"{name}\".codegen-units={units}"))
            .collect()
    }
}

/// A path without links, also where its last parts do not exist yet.
fn real(path: &Path) -> PathBuf {
    let known = path
        .ancestors()
        .find_map(|part| Some((part, part.canonicalize().ok()?)));
    known.map_or_else(
        || path.to_owned(),
        |(part, real)| real.join(path.strip_prefix(part).unwrap_or(Path::new(""))),
    )
}

/// A number for a clone, by its folder: the same with every version of Rust.
fn number_of(root: &Path) -> u32 {
    let mut hasher = SipHasher13::new();
    hasher.write(root.as_os_str().as_encoded_bytes());
    // The upper half is as good as any.
    u32::try_from(hasher.finish() >> 32).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    /// A machine of the Unix kind.
    struct Machine;

    impl Targets for Machine {
        fn host(&self) -> Option<String> {
            Some("h-h".to_owned())
        }

        fn facts(&self, target: &str) -> Vec<String> {
            assert_eq!(target, "h-h");
            vec!["unix".to_owned(), "target_os=\"linux\"".to_owned()]
        }
    }

    struct Place(tempfile::TempDir);

    impl Place {
        fn new() -> Self {
            Self(tempfile::tempdir().unwrap())
        }

        fn root(&self) -> PathBuf {
            self.0.path().join("above/clone")
        }

        fn write(&self, path: &str, text: &str) -> PathBuf {
            let path = self.0.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, text).unwrap();
            path
        }

        fn settings(&self, environment: &[(&str, &str)]) -> Settings {
            let environment: BTreeMap<_, _> = environment.iter().copied().collect();
            let home = self.0.path().join("home");
            Settings::read(&self.root(), Some(&home), &|name| {
                environment.get(name).map(OsString::from)
            })
        }
    }

    const NEAR: &str = "above/clone/.cargo/config.toml";
    const ABOVE: &str = "above/.cargo/config.toml";
    const HOME: &str = "home/config.toml";

    #[rstest]
    #[case::of_the_clone(&[NEAR, ABOVE, HOME], NEAR)]
    #[case::of_a_folder_above(&[ABOVE, HOME], ABOVE)]
    #[case::of_the_person(&[HOME], HOME)]
    #[case::by_its_old_name(&["above/.cargo/config", ABOVE], "above/.cargo/config")]
    fn the_nearest_file_is_asked_first(#[case] files: &[&str], #[case] from: &str) {
        let place = Place::new();
        for file in files {
            place.write(file, &format!("[build]\ntarget = \"{file}\"\n"));
        }
        let target = place.settings(&[]).target.unwrap();
        assert_eq!(target.value, from);
        assert_eq!(
            target.from,
            Source::File("build.target", place.0.path().join(from))
        );
    }

    #[test]
    fn a_variable_comes_before_a_file_and_an_empty_one_takes_the_setting_away() {
        let place = Place::new();
        place.write(NEAR, "[build]\ntarget-dir = \"a\"\nrustc-wrapper = \"b\"\n");
        let settings = place.settings(&[("CARGO_TARGET_DIR", "/c"), ("RUSTC_WRAPPER", "")]);
        assert_eq!(settings.target_dir.unwrap().value, "/c");
        assert_eq!(settings.wrappers, []);
    }

    #[test]
    fn an_included_file_is_asked_after_the_one_that_includes_it() {
        let place = Place::new();
        place.write(
            NEAR,
            "include = [\"one.toml\", { path = \"two.toml\" }]\n[build]\nbuild-dir = \"near\"\n",
        );
        let one = "[build]\ntarget = \"one\"\nbuild-dir = \"one\"\ntarget-dir = \"one\"\n";
        place.write("above/clone/.cargo/one.toml", one);
        let two = "include = \"config.toml\"\n[build]\ntarget = \"two\"\n";
        place.write("above/clone/.cargo/two.toml", two);
        let settings = place.settings(&[]);
        let value = |setting: Option<Setting>| setting.unwrap().value;
        assert_eq!(value(settings.build_dir), "near");
        assert_eq!(value(settings.target), "two");
        assert_eq!(value(settings.target_dir), "one");
        assert_eq!(settings.files.len(), 3);
    }

    #[test]
    fn a_file_that_is_not_understood_says_nothing() {
        let place = Place::new();
        place.write(NEAR, "[build\n");
        place.write(ABOVE, "build = 7\n");
        place.write(
            HOME,
            "[build]\ntarget = [\"a\", \"b\"]\nrustc-wrapper = 7\n",
        );
        let settings = place.settings(&[]);
        assert_eq!(settings.target.unwrap().value, "a, b");
        assert_eq!(settings.wrappers, []);
        assert_eq!(settings.files.len(), 3);
    }

    #[test]
    fn a_variable_for_tests_is_the_nearest_file_s() {
        let place = Place::new();
        place.write(
            NEAR,
            "[env]\nA = \"near\"\nB = { value = \"b\", relative = true }\n",
        );
        place.write(
            ABOVE,
            "[env]\nA = \"above\"\nC = { value = \"c\", force = true }\nD = 7\n",
        );
        let variable = |name: &str, value: &Path, force| Variable {
            name: name.to_owned(),
            value: value.into(),
            force,
        };
        assert_eq!(
            place.settings(&[]).env,
            [
                variable("A", Path::new("near"), false),
                variable("B", &place.root().join("b"), false),
                variable("C", Path::new("c"), true),
            ]
        );
    }

    #[rstest]
    #[case::of_the_named_target("[build]\ntarget = \"a-b\"\n[target.a-b]\nrunner = \"wine -x\"\n", &[], &["wine", "-x"])]
    #[case::of_the_host("[target.h-h]\nrunner = [\"a b\", \"-x y\"]\n", &[], &["a b", "-x y"])]
    #[case::of_another_target("[target.a-b]\nrunner = \"wine\"\n", &[], &[])]
    #[case::of_a_variable("[target.h-h]\nrunner = \"wine\"\n", &[("CARGO_TARGET_H_H_RUNNER", "qemu -L /")], &["qemu", "-L", "/"])]
    #[case::of_another_target_s_variable("", &[("CARGO_TARGET_A_B_RUNNER", "qemu")], &[])]
    #[case::of_no_target("", &[], &[])]
    #[case::of_a_condition("[target.'cfg(unix)']\nrunner = \"wine\"\n", &[], &["wine"])]
    #[case::of_a_condition_that_does_not_hold("[target.'cfg(all(unix, target_os = \"none\"))']\nrunner = \"probe\"\n", &[], &[])]
    #[case::of_a_condition_that_cannot_be_read("[target.'cfg(unix']\nrunner = \"wine\"\n", &[], &[])]
    #[case::of_the_target_before_a_condition("[target.'cfg(unix)']\nrunner = \"wine\"\n[target.h-h]\nrunner = \"qemu\"\n", &[], &["qemu"])]
    #[case::of_a_variable_before_a_condition("[target.'cfg(unix)']\nrunner = \"wine\"\n", &[("CARGO_TARGET_H_H_RUNNER", "qemu")], &["qemu"])]
    fn what_starts_the_tests_is_the_program_of_their_target(
        #[case] config: &str,
        #[case] variables: &[(&str, &str)],
        #[case] expected: &[&str],
    ) {
        let place = Place::new();
        place.write(NEAR, config);
        let variables = variables
            .iter()
            .map(|(name, value)| (name.into(), value.into()));
        let found = place.settings(&[]).runner_with(&Machine, variables);
        assert_eq!(found, expected);
    }

    #[test]
    fn a_program_with_a_folder_is_relative_to_the_one_that_the_file_is_for() {
        let place = Place::new();
        place.write(NEAR, "[target.h-h]\nrunner = \"tools/run\"\n");
        let found = place
            .settings(&[])
            .runner_with(&Machine, std::iter::empty());
        assert_eq!(found, [place.root().join("tools/run")]);
    }

    #[test]
    fn every_wrapper_is_known() {
        let place = Place::new();
        place.write(HOME, "[build]\nrustc-workspace-wrapper = \"own\"\n");
        let settings = place.settings(&[("RUSTC_WRAPPER", "sccache")]);
        let values: Vec<_> = settings.wrappers.iter().map(|set| &*set.value).collect();
        assert_eq!(values, ["sccache", "own"]);
    }

    #[test]
    fn a_folder_in_a_file_is_relative_to_the_one_that_the_file_is_for() {
        let place = Place::new();
        place.write(
            ABOVE,
            "[build]\ntarget-dir = \"out\"\nbuild-dir = \"../on-the-way\"\n",
        );
        let folders = place.settings(&[]).folders(&place.root(), || None);
        assert_eq!(folders.target, place.0.path().join("above/out"));
        let build = place.0.path().join("on-the-way");
        assert_eq!(folders.build, Some(build));
    }

    #[test]
    fn only_a_folder_that_depends_on_the_workspace_is_cargo_s_to_name() {
        let place = Place::new();
        place.write(HOME, "[build]\nbuild-dir = \"{cargo-cache-home}/x\"\n");
        let folders = place
            .settings(&[])
            .folders(&place.root(), || Some("/asked".into()));
        assert_eq!(folders.build, Some("/asked".into()));
        let nothing = Settings::default();
        let folders = nothing.folders(&place.root(), || panic!("cargo need not be asked"));
        assert_eq!(
            (folders.target, folders.build),
            (place.root().join("target"), None)
        );
    }

    #[test]
    fn a_clone_that_builds_in_its_own_folder_has_no_name() {
        let root = Path::new("/w/clone");
        let own = Settings::default().folders(root, || None);
        assert_eq!(own.suffix(), "");
        assert_eq!(own.generated(), Path::new("/w/clone/target/kata"));
        assert_eq!(own.apart(&["tiny".to_owned()]), [""; 0]);
    }

    #[test]
    fn a_target_folder_is_marked_as_a_cache_when_it_is_made() {
        let place = Place::new();
        let folders = Settings::default().folders(&place.root(), || None);
        folders.make_target().unwrap();
        let tag = folders.target.join(files::CACHE_TAG);
        assert!(std::fs::read(&tag).unwrap().starts_with(b"Signature: "));
        std::fs::remove_file(&tag).unwrap();
        folders.make_target().unwrap();
        assert!(!tag.exists(), "one that is there is left alone");
    }

    #[test]
    fn clones_that_build_in_one_folder_have_names_of_their_own() {
        let of = |root: &str| Folders::new(Path::new(root), "/shared".into(), None);
        let (one, two) = (of("/w/one"), of("/w/two"));
        assert_ne!(one.suffix(), two.suffix());
        assert_ne!(one.generated(), two.generated());
        assert_ne!(
            one.apart(&["tiny".to_owned()]),
            two.apart(&["tiny".to_owned()])
        );
        assert_eq!(one, of("/w/one"), "the same each time");
        let on_the_way = Folders::new(
            Path::new("/w/one"),
            "/w/one/target".into(),
            Some("/shared".into()),
        );
        assert_eq!(on_the_way.suffix(), one.suffix());
    }
}
