//! From a saved edit to the verdict: `cargo kata jwt` against `cargo test`, `cargo nextest` and, as the floor, the bare
//! `rustc` calls that cargo would make and the test binaries.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use crate::copy::{Copy, KATA, clean, copy_files, edit};
use crate::turns::{Contestant, race, rounds};

/// Measures it on the solution, and on a starter that is half solved.
pub fn measure() {
    let copy = Copy::make();
    let starter = copy.root.join("starter");
    copy_files(&copy.starter(), &starter);
    for (name, solved) in [("the solution", true), ("a half-solved starter", false)] {
        copy_files(&starter, &copy.starter());
        fill(&copy, solved);
        let title = format!("From a saved edit to the verdict, on {name}");
        race(&title, rounds(11), 1, contestants(&copy, solved));
    }
}

/// Puts the whole solution, or the modules that a learner solves first, into the starter's place.
fn fill(copy: &Copy, solved: bool) {
    if solved {
        copy_files(&copy.solution(), &copy.starter());
    } else {
        for file in [
            "segment.rs",
            "signature.rs",
            "compact.rs",
            "header.rs",
            "object.rs",
        ] {
            std::fs::copy(copy.solution().join(file), copy.starter().join(file)).expect("a copy");
        }
    }
}

fn contestants(copy: &Copy, solved: bool) -> Vec<Contestant<'_>> {
    let contestant = |name: &str, run: Box<dyn FnMut()>| Contestant {
        name: name.to_owned(),
        prepare: Box::new(|number| edit(&copy.starter().join("segment.rs"), number)),
        run,
    };
    let cargo = |args: &'static [&'static str]| -> Contestant<'_> {
        Contestant {
            name: format!("cargo {}", args.join(" ")),
            prepare: Box::new(|number| edit(&copy.starter().join("segment.rs"), number)),
            run: Box::new(move || copy.expect(args, solved)),
        }
    };
    let mut contestants = vec![
        cargo(&["kata", KATA]),
        cargo(&["test", "--no-fail-fast", "--package", KATA]),
    ];
    if copy.has("nextest") {
        contestants.push(cargo(&[
            "nextest",
            "run",
            "--no-fail-fast",
            "--package",
            KATA,
        ]));
    }
    let floor = Floor::of(copy, KATA, "segment.rs");
    contestants.push(contestant(
        "bare rustc, then the test binaries",
        Box::new(move || floor.run()),
    ));
    contestants
}

/// The calls of rustc that cargo makes for the kata's suites after an edit, and the suites.
pub struct Floor {
    root: PathBuf,
    library: String,
    /// What needs only the library: the program and the suites.
    rest: Vec<String>,
    suites: Vec<PathBuf>,
    /// The program as rustc makes it, and the place where the suites start it.
    program: (PathBuf, PathBuf),
    kata: PathBuf,
}

/// Where rustc puts a program, and where cargo puts it afterwards.
fn program_of(call: &str, target: &Path) -> (PathBuf, PathBuf) {
    let words: Vec<_> = call.split_whitespace().collect();
    let behind = |word: &str| {
        let at = words.iter().position(|one| *one == word);
        words[at.expect("a call of rustc") + 1]
    };
    let name = behind("--crate-name");
    let end = words
        .iter()
        .find_map(|word| word.strip_prefix("extra-filename="));
    let made = format!("{name}{}", end.unwrap_or_default());
    (
        Path::new(behind("--out-dir")).join(made),
        target.join("debug").join(name),
    )
}

impl Floor {
    /// Asks cargo what it does (`-vv` prints every call with its environment), after an edit that makes it do all of it.
    /// `file` is one of the kata's sources.
    pub fn of(copy: &Copy, kata: &str, file: &str) -> Self {
        let layers = ["--test", "unit", "--test", "integration", "--test", "e2e"];
        let build = [&["test", "--no-run", "-vv", "--package", kata][..], &layers].concat();
        // What else is missing is built first, so that the calls after the edit are the edit's.
        let _ = copy.cargo(&build).status();
        edit(&copy.src_of(kata).join(file), 999_999);
        let output = copy
            .cargo(&build)
            .stderr(Stdio::piped())
            .output()
            .expect("cargo runs");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        let quoted = |word: &str| -> Vec<String> {
            let lines = said
                .lines()
                .filter_map(|line| line.trim().strip_prefix(word)?.strip_suffix('`'));
            lines.map(str::to_owned).collect()
        };
        let (library, rest): (Vec<_>, Vec<_>) = quoted("Running `")
            .into_iter()
            .partition(|call| call.contains("--crate-type lib"));
        let suites: Vec<_> = quoted("Executable `")
            .into_iter()
            .map(|suite| copy.root.join(suite))
            .collect();
        let counts = (library.len(), rest.len(), suites.len());
        assert_eq!(
            counts,
            (1, 4, 3),
            "cargo does something else than it did: {said:.2000}"
        );
        let program = rest.iter().find(|call| call.contains("--crate-type bin"));
        let program = program_of(program.expect("a program"), &copy.target);
        let kata = copy.root.join("katas").join(kata);
        Self {
            program,
            root: copy.root.clone(),
            library: library.concat(),
            rest,
            suites,
            kata,
        }
    }

    fn start(&self, call: &str) -> Child {
        let mut command = Command::new("sh");
        command
            .args(["-c", call])
            .current_dir(&self.root)
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        clean(&mut command);
        command.spawn().expect("a shell")
    }

    /// All of it: the library, then the rest, then the suites one after the other.
    pub fn run(&self) {
        self.build(&self.rest.iter().collect::<Vec<_>>());
        let (made, place) = &self.program;
        let _ = std::fs::remove_file(place);
        std::fs::hard_link(made, place).expect("the program");
        self.suites.iter().for_each(|suite| self.try_out(suite));
    }

    /// No more than what shows the first red test of the unit layer: the library, that suite, and a run of it.
    pub fn run_unit(&self) {
        let is_unit = |call: &&String| call.contains("--crate-name unit ");
        self.build(&self.rest.iter().filter(is_unit).collect::<Vec<_>>());
        let name = |suite: &&PathBuf| suite.to_string_lossy().contains("deps/unit-");
        self.suites
            .iter()
            .filter(name)
            .for_each(|suite| self.try_out(suite));
    }

    fn build(&self, calls: &[&String]) {
        assert!(!calls.is_empty(), "there is nothing to build");
        let library = self.start(&self.library).wait().expect("rustc ends");
        assert!(library.success(), "the library does not compile by itself");
        let calls: Vec<_> = calls.iter().map(|call| self.start(call)).collect();
        for mut call in calls {
            assert!(
                call.wait().expect("rustc ends").success(),
                "a suite does not compile by itself"
            );
        }
    }

    fn try_out(&self, suite: &Path) {
        let mut command = Command::new(suite);
        command
            .current_dir(&self.kata)
            .env("INSTA_WORKSPACE_ROOT", &self.root)
            .env("PROPTEST_DISABLE_FAILURE_PERSISTENCE", "1")
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        clean(&mut command);
        let _ = command.status().expect("the suite runs");
    }
}
