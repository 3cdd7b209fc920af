//! Builds without cargo find what cargo would find, whatever is changed.

use std::collections::BTreeMap;
use std::process::Command;

use proptest::prelude::*;
use proptest::test_runner::Config;

use crate::workspace::Workspace;

/// What decides how the tests end. Each of the tests looks at one of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Change {
    /// The library's code: a number.
    Code(u8),
    /// The number that a test expects.
    Suite(u8),
    /// The code does not compile, or does again.
    Broken(bool),
    /// A module more, of that name, in place of the one that there is: a file is renamed.
    Module(u8),
    /// The module's file is away, or back.
    ModuleFile(bool),
    /// A file that the code includes.
    Included(u8),
    /// A feature in the manifest.
    Feature(bool),
    /// The package's version.
    Version(u8),
    /// A variable that the code asks for while it is compiled.
    Variable(u8),
    /// Flags in cargo's configuration.
    Flag(bool),
    /// A variable in cargo's configuration.
    Configured(u8),
    /// A build script, which sets a variable.
    BuildScript(Option<u8>),
    /// A program beside the library, which the suite starts.
    Program(Option<u8>),
    /// A crate in a folder that the library needs.
    Crate(Option<u8>),
    /// The manifest of the workspace.
    Shared(u8),
}

fn change() -> impl Strategy<Value = Change> {
    let number = 0..3u8;
    prop_oneof![
        3 => number.clone().prop_map(Change::Code),
        2 => number.clone().prop_map(Change::Suite),
        1 => any::<bool>().prop_map(Change::Broken),
        2 => number.clone().prop_map(Change::Module),
        1 => any::<bool>().prop_map(Change::ModuleFile),
        2 => number.clone().prop_map(Change::Included),
        1 => any::<bool>().prop_map(Change::Feature),
        1 => number.clone().prop_map(Change::Version),
        2 => number.clone().prop_map(Change::Variable),
        1 => any::<bool>().prop_map(Change::Flag),
        1 => number.clone().prop_map(Change::Configured),
        1 => proptest::option::of(number.clone()).prop_map(Change::BuildScript),
        2 => proptest::option::of(number.clone()).prop_map(Change::Program),
        1 => proptest::option::of(number.clone()).prop_map(Change::Crate),
        1 => number.prop_map(Change::Shared),
    ]
}

/// The kata as the changes have made it.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is one of the changes, and any may go with any other"
)]
struct Place {
    workspace: Workspace,
    code: u8,
    suite: u8,
    broken: bool,
    module: u8,
    module_file: bool,
    feature: bool,
    version: u8,
    variable: u8,
    program: Option<u8>,
    a_crate: Option<u8>,
    flag: bool,
    configured: u8,
}

impl Place {
    fn new() -> Self {
        let place = Self {
            workspace: Workspace::with_kata("", ""),
            code: 0,
            suite: 0,
            broken: false,
            module: 0,
            module_file: true,
            feature: false,
            version: 0,
            variable: 0,
            program: None,
            a_crate: None,
            flag: false,
            configured: 0,
        };
        place.write("src/included.txt", "0");
        for write in [
            Self::library,
            Self::suite,
            Self::manifest,
            Self::module,
            Self::configuration,
        ] {
            write(&place);
        }
        place
    }

    fn write(&self, path: &str, text: &str) {
        self.workspace.write(&format!("katas/tiny/{path}"), text);
    }

    fn remove(&self, path: &str) {
        let path = self.workspace.path().join("katas/tiny").join(path);
        let _ = std::fs::remove_file(path);
    }

    fn library(&self) {
        let Self { code, module, .. } = self;
        let from_crate = self.a_crate.map_or("0", |_| "helper::number()");
        let broken = if self.broken { "let _: u8 = \"\";" } else { "" };
        self.write(
            "src/lib.rs",
            &format!(
                "mod m{module};\n\
                 pub fn code() -> u8 {{ {broken} {code} }}\n\
                 pub fn module() -> u8 {{ m{module}::number() }}\n\
                 pub fn included() -> &'static str {{ include_str!(\"included.txt\") }}\n\
                 pub fn feature() -> bool {{ cfg!(feature = \"big\") }}\n\
                 pub fn flag() -> bool {{ cfg!(odd) }}\n\
                 pub fn version() -> &'static str {{ env!(\"CARGO_PKG_VERSION\") }}\n\
                 pub fn variable() -> Option<&'static str> {{ option_env!(\"TINY_VARIABLE\") }}\n\
                 pub fn configured() -> Option<&'static str> {{ option_env!(\"TINY_CONFIGURED\") }}\n\
                 pub fn script() -> Option<&'static str> {{ option_env!(\"TINY_SCRIPT\") }}\n\
                 pub fn from_crate() -> u8 {{ {from_crate} }}\n"
            ),
        );
    }

    fn module(&self) {
        for number in 0..3 {
            let name = format!("src/m{number}.rs");
            if number == self.module && self.module_file {
                self.write(&name, &format!("pub fn number() -> u8 {{ {number} }}\n"));
            } else {
                self.remove(&name);
            }
        }
    }

    fn suite(&self) {
        let Self { suite, .. } = self;
        let program = if self.program.is_some() {
            "#[test] fn program() { let out = std::process::Command::new(env!(\"CARGO_BIN_EXE_tiny\")).output().unwrap(); assert_eq!(out.stdout, b\"1\"); }\n"
        } else {
            ""
        };
        self.write(
            "tests/unit.rs",
            &format!(
                "#[test] fn code() {{ assert_eq!(tiny::code(), {suite}); }}\n\
                 #[test] fn module() {{ assert_eq!(tiny::module(), 1); }}\n\
                 #[test] fn included() {{ assert_eq!(tiny::included(), \"1\"); }}\n\
                 #[test] fn feature() {{ assert!(tiny::feature()); }}\n\
                 #[test] fn flag() {{ assert!(tiny::flag()); }}\n\
                 #[test] fn version() {{ assert_eq!(tiny::version(), \"0.0.1\"); }}\n\
                 #[test] fn variable() {{ assert_eq!(tiny::variable(), Some(\"1\")); }}\n\
                 #[test] fn configured() {{ assert_eq!(tiny::configured(), Some(\"1\")); }}\n\
                 #[test] fn script() {{ assert_eq!(tiny::script(), Some(\"1\")); }}\n\
                 #[test] fn from_crate() {{ assert_eq!(tiny::from_crate(), 1); }}\n{program}"
            ),
        );
    }

    fn manifest(&self) {
        let Self { version, .. } = self;
        let feature = if self.feature { "\"big\"" } else { "" };
        let needs = self
            .a_crate
            .map_or("", |_| "[dependencies]\nhelper = { path = \"helper\" }\n");
        self.write(
            "Cargo.toml",
            &format!(
                "[package]\nname = \"tiny\"\nversion = \"0.0.{version}\"\nedition = \"2024\"\n\
                 [features]\ndefault = [{feature}]\nbig = []\n{needs}\
                 [package.metadata.kata]\ntitle = \"A tiny kata\"\ntopic = \"What is small?\"\n"
            ),
        );
    }

    fn configuration(&self) {
        let Self { configured, .. } = self;
        let flags = if self.flag {
            "rustflags = [\"--cfg\", \"odd\"]"
        } else {
            ""
        };
        self.workspace.write(
            ".cargo/config.toml",
            &format!("[build]\n{flags}\n[env]\nTINY_CONFIGURED = \"{configured}\"\n"),
        );
    }

    fn apply(&mut self, change: Change) {
        match change {
            Change::Code(number) => self.code = number,
            Change::Suite(number) => self.suite = number,
            Change::Broken(broken) => self.broken = broken,
            Change::Module(number) => self.module = number,
            Change::ModuleFile(exists) => self.module_file = exists,
            Change::Included(number) => self.write("src/included.txt", &number.to_string()),
            Change::Feature(feature) => self.feature = feature,
            Change::Version(number) => self.version = number,
            Change::Variable(number) => self.variable = number,
            Change::Flag(flag) => self.flag = flag,
            Change::Configured(number) => self.configured = number,
            Change::BuildScript(Some(number)) => self.write(
                "build.rs",
                &format!("fn main() {{ println!(\"cargo:rustc-env=TINY_SCRIPT={number}\"); }}\n"),
            ),
            Change::BuildScript(None) => self.remove("build.rs"),
            Change::Program(number) => {
                self.program = number;
                match number {
                    Some(number) => self.write(
                        "src/main.rs",
                        &format!("fn main() {{ print!(\"{{}}\", {number} + tiny::code()); }}\n"),
                    ),
                    None => self.remove("src/main.rs"),
                }
            }
            Change::Crate(number) => {
                self.a_crate = number;
                if let Some(number) = number {
                    self.write(
                        "helper/Cargo.toml",
                        "[package]\nname = \"helper\"\nversion = \"0.0.0\"\nedition = \"2024\"\n",
                    );
                    let text = format!("pub fn number() -> u8 {{ {number} }}\n");
                    self.write("helper/src/lib.rs", &text);
                }
            }
            Change::Shared(number) => {
                let text = self.workspace.read("Cargo.toml");
                let text = text.split("# shared").next().unwrap_or_default();
                let text = format!("{text}# shared\n[profile.test]\nopt-level = {number}\n");
                self.workspace.write("Cargo.toml", &text);
            }
        }
        match change {
            Change::Code(_) | Change::Broken(_) => self.library(),
            Change::Suite(_) | Change::Program(_) => self.suite(),
            Change::Module(_) | Change::ModuleFile(_) => {
                self.library();
                self.module();
            }
            Change::Feature(_) | Change::Version(_) => self.manifest(),
            Change::Flag(_) | Change::Configured(_) => self.configuration(),
            Change::Crate(_) => {
                self.library();
                self.manifest();
            }
            _ => {}
        }
    }

    /// How each test ends; none where the code does not compile.
    fn by_kata(&self) -> BTreeMap<String, bool> {
        let output = self
            .workspace
            .kata(&["tiny", "--json"])
            .env("TINY_VARIABLE", self.variable.to_string())
            .output()
            .expect("it runs");
        let text = String::from_utf8_lossy(&output.stdout);
        let verdict: serde_json::Value = serde_json::from_str(&text)
            .unwrap_or_else(|_| panic!("{text}{}", String::from_utf8_lossy(&output.stderr)));
        assert_ne!(verdict["light"], "fault", "{verdict}");
        let tests = verdict["tests"].as_array().cloned().unwrap_or_default();
        tests
            .iter()
            .map(|test| {
                let name = test["name"].as_str().expect("a name").to_owned();
                (name, test["outcome"] == "passed")
            })
            .collect()
    }

    /// The same by a plain cargo, in a target folder of its own.
    fn by_cargo(&self) -> BTreeMap<String, bool> {
        let output = Command::new("cargo")
            .args([
                "test",
                "--no-fail-fast",
                "--package",
                "tiny",
                "--test",
                "unit",
            ])
            .current_dir(self.workspace.path())
            .env("CARGO_NET_OFFLINE", "true")
            .env(
                "CARGO_TARGET_DIR",
                self.workspace.path().join("target/plain"),
            )
            .env("TINY_VARIABLE", self.variable.to_string())
            .output()
            .expect("cargo runs");
        let text = String::from_utf8_lossy(&output.stdout);
        let tests = text.lines().filter_map(|line| {
            let (name, outcome) = line.strip_prefix("test ")?.split_once(" ... ")?;
            Some((name.to_owned(), outcome == "ok"))
        });
        tests.collect()
    }
}

proptest! {
    // Every change has two builds: more of them on demand (`PROPTEST_CASES=50`).
    #![proptest_config(Config {
        cases: std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(1),
        max_shrink_iters: 10,
        failure_persistence: None,
        ..Config::default()
    })]

    #[test]
    fn a_verdict_is_what_a_plain_cargo_finds_whatever_has_changed(
        changes in proptest::collection::vec(change(), 20)
    ) {
        let mut place = Place::new();
        for (number, change) in changes.iter().enumerate() {
            place.apply(*change);
            prop_assert_eq!(
                place.by_kata(),
                place.by_cargo(),
                "after {:?}",
                &changes[..=number]
            );
        }
    }
}
