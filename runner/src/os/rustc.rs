//! Rustc as cargo called it. What cargo finds out before it does so (which packages, which features, what has changed) costs
//! as much as compiling a small library; where only code has changed, the same calls can be made again without it.

use std::collections::HashSet;
use std::env::consts::EXE_SUFFIX;
use std::ffi::{OsStr, OsString};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

use serde::{Deserialize, Serialize};

use crate::os::files;
use crate::os::process::{Compiling, Tool};

/// The variable that makes this program stand between cargo and rustc, and names the file in which the calls are noted.
pub const NOTES: &str = "KATA_RUSTC_CALLS";

/// The variable that names, by numbers, the variables that this program has itself: see [`own_variables`].
pub const OWN: &str = "KATA_RUSTC_OWN";

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

    /// Whether it compiles a library.
    pub fn makes_a_library(&self) -> bool {
        self.after("--crate-type") == Some("lib")
    }

    /// The program that it makes, if it makes one.
    pub fn makes_a_program(&self) -> Option<PathBuf> {
        let is_one = self.after("--crate-type") == Some("bin") && !self.makes_a_suite();
        let extra = self
            .args
            .iter()
            .find_map(|arg| arg.strip_prefix("extra-filename="));
        let name = format!(
            "{}{}{EXE_SUFFIX}",
            self.crate_name()?,
            extra.unwrap_or_default()
        );
        is_one.then_some(Path::new(self.after("--out-dir")?).join(name))
    }

    /// Where a suite finds its package's program, of which the crate has that name.
    pub fn finds_program(&self, crate_name: &str) -> Option<&Path> {
        let (_, path) = self.env.iter().find(|(name, _)| {
            let name = name
                .to_str()
                .and_then(|name| name.strip_prefix("CARGO_BIN_EXE_"));
            name.is_some_and(|name| name.replace('-', "_") == crate_name)
        })?;
        Some(Path::new(path))
    }

    /// The package that the crate belongs to.
    pub fn package(&self) -> Option<&str> {
        let found = self.env.iter().find(|(name, _)| name == "CARGO_PKG_NAME");
        found?.1.to_str()
    }

    fn after(&self, option: &str) -> Option<&str> {
        let mut args = self.args.iter().skip_while(|arg| *arg != option);
        args.nth(1).map(String::as_str)
    }
}

/// Makes calls again.
#[cfg_attr(test, mockall::automock)]
pub trait Rustc: Sync {
    /// Makes that call again, and says whether it succeeded. What rustc says is dropped.
    fn call(&self, call: &Call) -> bool;
}

/// The rustc that cargo called.
#[derive(Debug, Clone, Copy)]
pub struct SystemRustc;

impl Rustc for SystemRustc {
    fn call(&self, call: &Call) -> bool {
        let mut command = command(call);
        command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let Some(_room) = Compiling::begin() else {
            return false;
        };
        let ended = Tool::start(&mut command).and_then(|mut tool| tool.wait());
        ended.is_ok_and(|status| status.success())
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
/// secret of the person's is never written into a file.
pub fn own_variables() -> String {
    let numbers = std::env::vars_os().map(|(name, value)| number(&name, &value));
    numbers.collect::<Vec<_>>().join(",")
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
    if let Some(call) = this_call(&program, &args) {
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
    // An environment may hold what is nobody else's business.
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

/// The target of this machine, as the compiler names it.
pub fn host() -> Option<String> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = std::process::Command::new(rustc).arg("-vV").output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let host = text.lines().find_map(|line| line.strip_prefix("host: "))?;
    Some(host.to_owned())
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
        let program = call(&["--crate-name", "jwt", "--crate-type", "bin"]);
        let what = |call: &Call| {
            let name = call.crate_name().unwrap_or_default().to_owned();
            (name, call.makes_a_library(), call.makes_a_suite())
        };
        assert_eq!(what(&library), ("jwt".to_owned(), true, false));
        assert_eq!(what(&suite), ("unit".to_owned(), false, true));
        assert_eq!(what(&program), ("jwt".to_owned(), false, false));
        assert_eq!(library.package(), Some("jwt-demo"));
    }

    #[test]
    fn a_program_is_made_in_one_place_and_found_in_another() {
        let mut args = vec!["--crate-name", "jwt_demo", "--crate-type", "bin"];
        args.extend(["-C", "extra-filename=-1", "--out-dir", "/t/deps"]);
        let made = format!("/t/deps/jwt_demo-1{EXE_SUFFIX}");
        assert_eq!(call(&args).makes_a_program(), Some(made.into()));
        args.push("--test");
        let mut suite = call(&args);
        assert_eq!(suite.makes_a_program(), None);
        assert_eq!(suite.finds_program("jwt_demo"), None);
        let place = ("CARGO_BIN_EXE_jwt-demo".into(), "/t/jwt-demo".into());
        suite.env.push(place);
        assert_eq!(
            suite.finds_program("jwt_demo"),
            Some(Path::new("/t/jwt-demo"))
        );
        assert_eq!(suite.finds_program("demo"), None);
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
            assert_eq!(mode & 0o077, 0, "it is nobody else's");
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
        let all = std::env::vars_os().chain(rest).chain(by_cargo.clone());
        assert_eq!(set_by_cargo(all, &own), by_cargo);
    }
}
