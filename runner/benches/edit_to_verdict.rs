//! From a saved edit to the verdict: `cargo kata jwt` against `cargo test`, `cargo nextest` and, as the floor, the bare
//! `rustc` calls that cargo would make and the test binaries. All of them in turn, in one run, on a copy of the
//! workspace under `target/bench/`.
//!
//! `ROUNDS=20 cargo bench --package kata --bench edit_to_verdict`

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// What every contestant is measured on.
const KATA: &str = "jwt";

fn main() {
    let rounds = std::env::var("ROUNDS")
        .ok()
        .and_then(|rounds| rounds.parse().ok())
        .unwrap_or(11);
    let bench = Bench::prepare();
    println!(
        "from a saved edit to the verdict, in milliseconds: median of {rounds} rounds, in turn (least – most)"
    );
    for (name, solved) in [("the solution", true), ("a half-solved starter", false)] {
        bench.fill(solved);
        let contestants = bench.contestants(solved);
        let mut times: BTreeMap<usize, Vec<Duration>> = BTreeMap::new();
        // The first round warms every contestant up and does not count.
        for round in 0..=rounds {
            for (index, contestant) in contestants.iter().enumerate() {
                bench.edit(round * contestants.len() + index);
                let started = Instant::now();
                (contestant.run)();
                if round > 0 {
                    times.entry(index).or_default().push(started.elapsed());
                }
            }
        }
        println!("\n{name}\n{}", table(&contestants, times));
    }
}

fn table(contestants: &[Contestant<'_>], times: BTreeMap<usize, Vec<Duration>>) -> String {
    let sorted: Vec<Vec<f64>> = times
        .into_values()
        .map(|mut times| {
            times.sort();
            times
                .iter()
                .map(|time| time.as_secs_f64() * 1000.0)
                .collect()
        })
        .collect();
    let median = |times: &[f64]| times[times.len() / 2];
    let own = median(&sorted[0]);
    let mut out = String::new();
    for (contestant, times) in contestants.iter().zip(&sorted) {
        let middle = median(times);
        let (least, most) = (times[0], times[times.len() - 1]);
        let _ = writeln!(
            out,
            "  {:<34} {middle:>6.0}  ({least:.0} – {most:.0})   kata takes {:.2} of it",
            contestant.name,
            own / middle
        );
    }
    out
}

struct Contestant<'a> {
    name: &'static str,
    run: Box<dyn Fn() + 'a>,
}

struct Bench {
    /// The copy of the workspace.
    root: PathBuf,
    target: PathBuf,
}

impl Bench {
    fn prepare() -> Self {
        let real = Path::new(env!("CARGO_MANIFEST_DIR"))
            .parent()
            .expect("the runner lies in the workspace");
        let base = real.join("target/bench");
        let root = base.join("workspace");
        let _ = std::fs::remove_dir_all(&root);
        let files = Command::new("git")
            .args(["ls-files", "-z"])
            .current_dir(real)
            .output()
            .expect("git lists the files");
        for file in String::from_utf8(files.stdout)
            .expect("names are text")
            .split_terminator('\0')
        {
            let to = root.join(file);
            std::fs::create_dir_all(to.parent().expect("a folder")).expect("a folder");
            if real.join(file).exists() {
                std::fs::copy(real.join(file), to).expect("a copy");
            }
        }
        Self {
            root,
            target: base.join("target"),
        }
    }

    /// Puts the whole solution, or the first half of its files and the starter for the rest, into the kata's place.
    fn fill(&self, solved: bool) {
        let (from, to) = (
            self.root.join("solutions").join(KATA).join("src"),
            self.src(),
        );
        let mut files: Vec<_> = from
            .read_dir()
            .expect("the solution")
            .flatten()
            .map(|entry| entry.file_name())
            .collect();
        files.sort();
        let starter = self.root.join("starter");
        if !starter.exists() {
            copy_all(&to, &starter);
        }
        copy_all(&starter, &to);
        let count = if solved { files.len() } else { files.len() / 2 };
        // The files that others lean on first: a half-solved kata has its lower half done.
        files.sort_by_key(|file| {
            !["segment.rs", "signature.rs", "compact.rs"]
                .iter()
                .any(|first| *file == **first)
        });
        for file in files.iter().take(count) {
            std::fs::copy(from.join(file), to.join(file)).expect("a copy");
        }
    }

    fn src(&self) -> PathBuf {
        self.root.join("katas").join(KATA).join("src")
    }

    /// A saved edit: a private function more or another one.
    fn edit(&self, number: usize) {
        let file = self.src().join("segment.rs");
        let text = std::fs::read_to_string(&file).expect("a source file");
        let text = text.split("\n// edit\n").next().unwrap_or_default();
        let edited = format!(
            "{text}\n// edit\n#[allow(dead_code)]\nfn edit_{number}() -> usize {{\n    {number}\n}}\n"
        );
        std::fs::write(file, edited).expect("the edit");
    }

    fn cargo(&self, args: &[&str]) -> Command {
        let mut command = Command::new("cargo");
        command
            .args(args)
            .current_dir(&self.root)
            .env("CARGO_TARGET_DIR", &self.target)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .env_remove("RUST_BACKTRACE");
        for (name, _) in std::env::vars()
            .filter(|(name, _)| name.starts_with("CARGO_PKG_") || name == "CARGO_MANIFEST_DIR")
        {
            command.env_remove(name);
        }
        command
    }

    fn contestants(&self, solved: bool) -> Vec<Contestant<'_>> {
        let cargo = |args: &'static [&'static str]| {
            Box::new(move || {
                let green = self.cargo(args).status().expect("cargo runs").success();
                assert_eq!(green, solved, "{args:?} says something else than it should");
            })
        };
        let mut contestants = vec![
            Contestant {
                name: "cargo kata jwt",
                run: cargo(&["kata", KATA]),
            },
            Contestant {
                name: "cargo test --package jwt",
                run: cargo(&["test", "--no-fail-fast", "--package", KATA]),
            },
        ];
        if self
            .cargo(&["nextest", "--version"])
            .status()
            .is_ok_and(|status| status.success())
        {
            contestants.push(Contestant {
                name: "cargo nextest run --package jwt",
                run: cargo(&["nextest", "run", "--no-fail-fast", "--package", KATA]),
            });
        }
        let floor = Floor::of(self);
        contestants.push(Contestant {
            name: "bare rustc, then the test binaries",
            run: Box::new(move || floor.run()),
        });
        contestants
    }
}

fn copy_all(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in from.read_dir().expect("a folder").flatten() {
        std::fs::copy(entry.path(), to.join(entry.file_name())).expect("a copy");
    }
}

/// The calls of rustc that cargo makes for the kata's suites after an edit, and the suites.
struct Floor {
    root: PathBuf,
    library: String,
    /// What needs only the library: the program and the suites. Cargo would build the program before e2e; both can.
    rest: Vec<String>,
    suites: Vec<PathBuf>,
    kata: PathBuf,
}

impl Floor {
    /// Asks cargo what it does (`--verbose` prints every call), after an edit that makes it do all of it.
    fn of(bench: &Bench) -> Self {
        let build = [
            "test",
            "--no-run",
            "--verbose",
            "--package",
            KATA,
            "--test",
            "unit",
            "--test",
            "integration",
            "--test",
            "e2e",
        ];
        // What else is missing is built first, so that the calls after the edit are the edit's.
        let _ = bench.cargo(&build).status();
        bench.edit(999_999);
        let output = bench
            .cargo(&build)
            .stderr(Stdio::piped())
            .output()
            .expect("cargo runs");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        let calls: Vec<_> = said
            .lines()
            .filter_map(|line| {
                line.trim()
                    .strip_prefix("Running `")?
                    .strip_suffix('`')
                    .map(str::to_owned)
            })
            .collect();
        let (library, rest): (Vec<_>, Vec<_>) = calls
            .into_iter()
            .partition(|call| call.contains("--crate-type lib"));
        let suites = said
            .lines()
            .filter_map(|line| {
                line.trim()
                    .strip_prefix("Executable `")?
                    .strip_suffix('`')
                    .map(PathBuf::from)
            })
            .chain(said.lines().filter_map(|line| {
                let (_, path) = line.trim().strip_prefix("Executable ")?.rsplit_once('(')?;
                path.strip_suffix(')').map(PathBuf::from)
            }))
            .collect::<Vec<_>>();
        assert_eq!(
            (library.len(), suites.len()),
            (1, 3),
            "what cargo does has changed:\n{said}"
        );
        let suites = suites
            .into_iter()
            .map(|suite| bench.root.join(suite))
            .collect();
        Self {
            root: bench.root.clone(),
            library: library.concat(),
            rest,
            suites,
            kata: bench.root.join("katas").join(KATA),
        }
    }

    fn shell(&self, call: &str) -> std::process::Child {
        Command::new("sh")
            .args(["-c", call])
            .current_dir(&self.root)
            .env_remove("RUST_BACKTRACE")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("a shell")
    }

    fn run(&self) {
        let library = self.shell(&self.library).wait().expect("rustc ends");
        assert!(
            library.success(),
            "the library does not compile by itself: {}",
            self.library
        );
        let calls: Vec<_> = self.rest.iter().map(|call| self.shell(call)).collect();
        for mut call in calls {
            assert!(
                call.wait().expect("rustc ends").success(),
                "a suite does not compile by itself"
            );
        }
        for suite in &self.suites {
            let _ = Command::new(suite)
                .current_dir(&self.kata)
                .env_remove("RUST_BACKTRACE")
                .env("INSTA_WORKSPACE_ROOT", &self.root)
                .env("PROPTEST_DISABLE_FAILURE_PERSISTENCE", "1")
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .status();
        }
    }
}
