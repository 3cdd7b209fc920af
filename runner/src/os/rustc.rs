//! Rustc as cargo called it. What cargo finds out before it does so (which packages, which features, what has changed)
//! costs as much as compiling a small library. Where only code has changed, the same calls can be made again without
//! it.

use std::collections::HashSet;
use std::env::consts::EXE_SUFFIX;
use std::ffi::{OsStr, OsString};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

use serde::{Deserialize, Serialize};

use crate::os::files;
use crate::os::process::{Compiling, Tool, for_each_line};
use crate::os::settings::Targets;

/// The variable that makes this program stand between cargo and rustc, and names the file in which the calls are noted.
pub const NOTES: &str = "KATA_RUSTC_CALLS";

/// The variable that names, by numbers, the variables that this program has itself: see [`own_variables`].
pub const OWN: &str = "KATA_RUSTC_OWN";

/// What the name of a variable begins with that tells a suite where a program of its package is.
pub const PROGRAM: &str = "CARGO_BIN_EXE_";

/// The variable that cargo sets for the packages that it was asked for, and not for what they need.
const ASKED_FOR: &str = "CARGO_PRIMARY_PACKAGE";

/// What cargo's own jobs share. They are over when a call is made again.
const JOBSERVER: [&str; 3] = ["CARGO_MAKEFLAGS", "MAKEFLAGS", "MFLAGS"];

/// One call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Call {
    /// Rustc.
    pub program: OsString,
    /// Its arguments.
    pub args: Vec<String>,
    /// Where.
    pub dir: PathBuf,
    /// The variables that cargo has set. All others are this program's own.
    pub env: Vec<(OsString, OsString)>,
}

impl Call {
    /// The crate that is compiled.
    pub fn crate_name(&self) -> Option<&str> {
        self.after("--crate-name")
    }

    /// Whether it compiles a suite, and not a library or a program.
    pub fn makes_a_suite(&self) -> bool {
        self.args.iter().any(|arg| arg == "--test")
    }

    /// The name of what it makes, without an extension and without what a system puts before a library's.
    pub fn makes(&self) -> Option<String> {
        let extra = self
            .args
            .iter()
            .find_map(|arg| arg.strip_prefix("extra-filename="));
        Some(self.crate_name()?.to_owned() + extra.unwrap_or_default())
    }

    /// The kinds of crate that it makes of its source, suites aside.
    pub fn crate_types(&self) -> Vec<&str> {
        let pairs = self.args.iter().zip(self.args.iter().skip(1));
        let kinds = pairs.filter(|(option, _)| *option == "--crate-type");
        kinds.map(|(_, kind)| kind.as_str()).collect()
    }

    /// Where what it makes is put.
    pub fn out_dir(&self) -> Option<&Path> {
        self.after("--out-dir").map(Path::new)
    }

    /// The file that it makes.
    pub fn file(&self) -> PathBuf {
        let name = self.makes().unwrap_or_default();
        let name = if self.makes_a_suite() || self.crate_types() == ["bin"] {
            format!("{name}{EXE_SUFFIX}")
        } else {
            format!("lib{name}.rlib")
        };
        self.out_dir().unwrap_or(Path::new("")).join(name)
    }

    /// The libraries that it is given by their files, each with the name by which the code knows it.
    pub fn given(&self) -> impl Iterator<Item = (&str, &Path)> {
        let pairs = self.args.iter().zip(self.args.iter().skip(1));
        let given = pairs.filter(|(option, _)| *option == "--extern");
        given.filter_map(|(_, said)| {
            let (name, file) = said.split_once('=')?;
            // `priv:name=…` and the like.
            let name = name.rsplit(':').next()?;
            Some((name, Path::new(file)))
        })
    }

    /// A variable that cargo has set.
    pub fn variable(&self, name: &str) -> Option<&OsStr> {
        let found = self.env.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_os_str())
    }

    /// The programs of the package: their names, and where a suite finds each.
    pub fn programs(&self) -> impl Iterator<Item = (&str, &Path)> {
        self.env.iter().filter_map(|(name, path)| {
            let name = name.to_str()?.strip_prefix(PROGRAM)?;
            Some((name, Path::new(path)))
        })
    }

    /// The same call with what it makes in another folder. It takes the libraries of these names from there, too.
    #[must_use]
    pub fn made_in(&self, folder: &Path, libraries: &[&OsStr]) -> Self {
        let mut call = self.clone();
        let mut before = "";
        for (arg, moved) in self.args.iter().zip(&mut call.args) {
            if before == "--out-dir" {
                *moved = folder.to_string_lossy().into_owned();
            } else if before == "--extern"
                && let Some((name, file)) = arg.split_once('=')
                && let Some(file) = Path::new(file).file_name()
                && libraries.contains(&file)
            {
                *moved = format!("{name}={}", folder.join(file).to_string_lossy());
            }
            before = arg;
        }
        call
    }

    /// The package that the crate belongs to.
    pub fn package(&self) -> Option<&str> {
        self.variable("CARGO_PKG_NAME")?.to_str()
    }

    fn after(&self, option: &str) -> Option<&str> {
        let mut args = self.args.iter().skip_while(|arg| *arg != option);
        args.nth(1).map(String::as_str)
    }
}

/// What came of a call.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answer {
    /// Whether rustc succeeded.
    pub success: bool,
    /// What it said, a line for each message.
    pub said: Vec<String>,
}

/// How soon the result of a call is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Haste {
    /// It is waited for.
    First,
    /// It gets the time of a processor that the others leave.
    Later,
}

/// Makes calls again.
#[cfg_attr(test, mockall::automock)]
pub trait Rustc: Sync {
    /// Makes that call again.
    ///
    /// # Errors
    /// When rustc cannot be started, or nothing is to start any more.
    fn call(&self, call: &Call, haste: Haste) -> io::Result<Answer>;
}

/// The rustc that cargo called.
#[derive(Debug, Clone, Copy)]
pub struct SystemRustc;

impl Rustc for SystemRustc {
    fn call(&self, call: &Call, haste: Haste) -> io::Result<Answer> {
        let mut command = command(call);
        command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped());
        let Some(_room) = Compiling::begin() else {
            return Err(io::ErrorKind::Interrupted.into());
        };
        let mut tool = Tool::start(&mut command)?;
        if haste == Haste::Later {
            tool.yield_to_others();
        }
        let mut said = Vec::new();
        if let (_, Some(stream)) = tool.streams() {
            for_each_line(stream, |line| said.push(line));
        }
        let success = tool.wait()?.success();
        Ok(Answer { success, said })
    }
}

fn command(call: &Call) -> Command {
    let mut command = Command::new(&call.program);
    command
        .args(&call.args)
        .current_dir(&call.dir)
        .envs(call.env.iter().map(|(name, value)| (name, value)));
    for name in JOBSERVER {
        command.env_remove(name);
    }
    command
}

/// This program's environment, a number for each variable: what a call has in common with it is not noted down. So a
/// secret of the person's is never written into a file. What tells of a package is not this program's, even if `cargo run`
/// gave it the same value: in a jail the call has only what is noted.
pub fn own_variables() -> String {
    let own = std::env::vars_os().filter(|(name, _)| !is_of_a_package(name));
    let numbers = own.map(|(name, value)| number(&name, &value));
    numbers.collect::<Vec<_>>().join(",")
}

/// Whether cargo sets the variable for each package: `CARGO_PKG_VERSION`, `CARGO_MANIFEST_DIR`.
fn is_of_a_package(name: &OsStr) -> bool {
    let name = name.as_encoded_bytes();
    name.starts_with(b"CARGO_PKG_") || name.starts_with(b"CARGO_MANIFEST_")
}

fn number(name: &OsStr, value: &OsStr) -> String {
    let mut hasher = DefaultHasher::new();
    (name, value).hash(&mut hasher);
    format!("{:x}", hasher.finish())
}

/// The variables that are to be noted down, of a call's whole environment.
fn set_by_cargo(
    all: impl Iterator<Item = (OsString, OsString)>,
    own: &str,
) -> Vec<(OsString, OsString)> {
    let own: HashSet<_> = own.split(',').collect();
    let foreign = [NOTES, OWN].into_iter().chain(JOBSERVER);
    let foreign: HashSet<_> = foreign.map(OsString::from).collect();
    let noted = |(name, value): &(OsString, OsString)| {
        !foreign.contains(name) && !own.contains(&*number(name, value))
    };
    all.filter(noted).collect()
}

/// The calls that are noted in that file, in their order; none, if there is no such file.
pub fn noted(file: &Path) -> Vec<Call> {
    let lines = files::read_text(file);
    lines
        .lines()
        .filter_map(|line| serde_json::from_str(line).ok())
        .collect()
}

/// If cargo has started this program in rustc's place: notes the call down and makes it.
pub fn as_wrapper() -> Option<ExitCode> {
    let notes = std::env::var_os(NOTES)?;
    let mut args = std::env::args_os().skip(1);
    let program = args.next()?;
    let args: Vec<OsString> = args.collect();
    // What is not text cannot be noted. Then cargo is asked the next time, too.
    if std::env::var_os(ASKED_FOR).is_some()
        && let Some(call) = this_call(&program, &args)
    {
        let _ = note(&call, Path::new(&notes));
    }
    Some(hand_over(Command::new(program).args(args)))
}

fn this_call(program: &OsString, args: &[OsString]) -> Option<Call> {
    let text = |arg: &OsString| arg.to_str().map(str::to_owned);
    let own = std::env::var(OWN).unwrap_or_default();
    Some(Call {
        program: program.clone(),
        args: args.iter().map(text).collect::<Option<_>>()?,
        dir: std::env::current_dir().ok()?,
        env: set_by_cargo(std::env::vars_os(), &own),
    })
}

fn note(call: &Call, file: &Path) -> io::Result<()> {
    let mut line = serde_json::to_string(call)?;
    line.push('\n');
    let mut options = std::fs::File::options();
    options.create(true).append(true);
    // An environment may hold secrets.
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file)?.write_all(line.as_bytes())
}

#[cfg(unix)]
fn hand_over(command: &mut Command) -> ExitCode {
    use std::os::unix::process::CommandExt;
    // Comes back only if it cannot be started.
    let error = command.exec();
    not_started(&error)
}

#[cfg(not(unix))]
fn hand_over(command: &mut Command) -> ExitCode {
    match command.status() {
        Ok(status) => status
            .code()
            .and_then(|code| u8::try_from(code).ok())
            .map_or(ExitCode::FAILURE, ExitCode::from),
        Err(error) => not_started(&error),
    }
}

fn not_started(error: &io::Error) -> ExitCode {
    crate::os::terminal::print_error(&format!("rustc could not be started: {error}\n"));
    ExitCode::FAILURE
}

/// The compiler that cargo would call.
pub struct Compiler;

impl Targets for Compiler {
    fn host(&self) -> Option<String> {
        let text = said_by_the_compiler(&["-vV"])?;
        let host = text.lines().find_map(|line| line.strip_prefix("host: "))?;
        Some(host.to_owned())
    }

    fn facts(&self, target: &str) -> Vec<String> {
        let text = said_by_the_compiler(&["--print", "cfg", "--target", target]);
        text.unwrap_or_default()
            .lines()
            .map(str::to_owned)
            .collect()
    }
}

/// The folder of the compiler that cargo would call, with its libraries.
pub fn sysroot() -> Option<PathBuf> {
    let said = said_by_the_compiler(&["--print", "sysroot"])?;
    Some(PathBuf::from(said.trim_end()))
}

fn said_by_the_compiler(args: &[&str]) -> Option<String> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc).args(args).output().ok()?;
    String::from_utf8(output.stdout).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call(args: &[&str]) -> Call {
        Call {
            program: "rustc".into(),
            args: args.iter().map(|&arg| arg.to_owned()).collect(),
            dir: "/w".into(),
            env: vec![("CARGO_PKG_NAME".into(), "jwt-demo".into())],
        }
    }

    #[test]
    fn a_call_says_what_it_makes() {
        let library = call(&["--crate-name", "jwt", "--crate-type", "lib"]);
        let suite = call(&["--crate-name", "unit", "--edition=2024", "--test"]);
        let both = ["--crate-type", "lib", "--crate-type", "cdylib"];
        assert_eq!(library.crate_name(), Some("jwt"));
        assert_eq!(library.crate_types(), ["lib"]);
        assert_eq!(
            (library.makes_a_suite(), suite.makes_a_suite()),
            (false, true)
        );
        assert_eq!(call(&both).crate_types(), ["lib", "cdylib"]);
        assert_eq!(library.package(), Some("jwt-demo"));
        let given = call(&[
            "--extern",
            "a=/d/liba.rlib",
            "--extern",
            "noprelude:b=/d/libb.rlib",
            "--extern",
            "test",
        ]);
        let given: Vec<_> = given.given().collect();
        assert_eq!(
            given,
            [
                ("a", Path::new("/d/liba.rlib")),
                ("b", Path::new("/d/libb.rlib"))
            ]
        );
    }

    #[test]
    fn a_call_is_moved_to_another_folder_with_what_it_takes_from_there() {
        let mut call = call(&[
            "--crate-name",
            "e2e",
            "-C",
            "extra-filename=-1",
            "--out-dir",
            "/t/deps",
            "--extern",
            "jwt=/t/deps/libjwt-2.rlib",
            "--extern",
            "serde=/t/deps/libserde-3.rlib",
        ]);
        let program = ("CARGO_BIN_EXE_jwt-demo".into(), "/t/jwt-demo".into());
        call.env.push(program);
        assert_eq!(call.makes().as_deref(), Some("e2e-1"));
        let moved = call.made_in(Path::new("/k/deps"), &[OsStr::new("libjwt-2.rlib")]);
        assert_eq!(moved.out_dir(), Some(Path::new("/k/deps")));
        let given: Vec<_> = moved.given().map(|(_, file)| file.to_owned()).collect();
        assert_eq!(
            given,
            ["/k/deps/libjwt-2.rlib", "/t/deps/libserde-3.rlib"].map(PathBuf::from)
        );
        let programs: Vec<_> = moved.programs().collect();
        assert_eq!(programs, [("jwt-demo", Path::new("/t/jwt-demo"))]);
    }

    #[test]
    fn what_is_noted_is_read_again() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("calls");
        assert_eq!(noted(&file), []);
        let calls = [call(&["--crate-name", "a b\n\"c\""]), call(&["-vV"])];
        for call in &calls {
            note(call, &file).unwrap();
        }
        assert_eq!(noted(&file), calls);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = file.metadata().unwrap().permissions().mode();
            assert_eq!(mode & 0o077, 0, "no other user can read it");
        }
    }

    #[test]
    fn a_call_is_made_as_it_was() {
        let mut call = call(&["--crate-name", "x"]);
        call.env.push(("OUT_DIR".into(), "/o".into()));
        let command = command(&call);
        assert_eq!(command.get_program(), "rustc");
        assert_eq!(
            command.get_args().collect::<Vec<_>>(),
            ["--crate-name", "x"]
        );
        assert_eq!(command.get_current_dir(), Some(Path::new("/w")));
        let set = command.get_envs().filter(|(_, value)| value.is_some());
        assert_eq!(set.count(), 2);
    }

    #[test]
    fn only_what_cargo_has_set_is_noted_down() {
        let own = own_variables();
        let variable = |name: &str, value: &str| (OsString::from(name), OsString::from(value));
        let by_cargo = [
            variable("CARGO_PKG_NAME", "jwt-demo"),
            variable("FROM_A_BUILD_SCRIPT", "1"),
            variable("PATH", "cargo changed it"),
        ];
        let rest = [
            variable(NOTES, "/tmp/x"),
            variable(OWN, &own),
            variable("MAKEFLAGS", "-j"),
        ];
        let mine = std::env::vars_os().filter(|(name, _)| !is_of_a_package(name));
        let all = mine.chain(rest).chain(by_cargo.clone());
        assert_eq!(set_by_cargo(all, &own), by_cargo);
    }

    /// The package of these tests has its version in the environment, as a runner has that `cargo run` started.
    #[test]
    fn what_tells_of_a_package_is_noted_down_though_this_program_has_it_too() {
        let version = ("CARGO_PKG_VERSION".into(), env!("CARGO_PKG_VERSION").into());
        assert!(std::env::vars_os().any(|own| own == version));
        let noted = set_by_cargo([version.clone()].into_iter(), &own_variables());
        assert_eq!(noted, [version]);
    }
}
