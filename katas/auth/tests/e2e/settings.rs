//! The settings of the program: what it needs, and what it refuses before a client can connect.

use std::ffi::OsString;
use std::io::{BufRead, BufReader, Read};
use std::process::{self, Child, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use assert_cmd::Command;
use auth::{Argon2Hasher, Cost, Hidden, Password, PasswordHasher};
use predicates::prelude::*;
use predicates::str::contains;
use rstest::rstest;

use crate::server::{PASSWORD, PROGRAM, SECRET};

/// How long the program may take to end, or to say where it listens. It takes milliseconds.
const PATIENCE: Duration = Duration::from_secs(5);

/// A process that ends with the test, however the test ends.
struct Started(Child);

impl Drop for Started {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A server without a secret would have to use a known one or none, and then an attacker can forge its tokens. So it
/// does not start. The message names the bad variable, and never shows its value, since the line ends in a log. The
/// same goes for the admin, who must have a hash and not a password. If the variable is set, the owner wants an admin,
/// so an empty one is an error, and so is one that is not UTF-8. (RFC 7518 §3.2)
#[rstest]
#[case::no_secret(None, None, "AUTH_SECRET")]
#[case::a_short_secret(Some("short, and with a space behind "), None, "AUTH_SECRET")]
#[case::an_admin_with_a_password(Some(SECRET), Some(&b"root:correct horse battery"[..]), "AUTH_ADMIN")]
#[case::an_admin_who_is_empty(Some(SECRET), Some(&b""[..]), "AUTH_ADMIN")]
#[case::an_admin_who_is_no_text(Some(SECRET), Some(&b"root:\xff"[..]), "AUTH_ADMIN")]
fn it_does_not_start_with_bad_settings(
    #[case] secret: Option<&str>,
    #[case] admin: Option<&[u8]>,
    #[case] message: &str,
) {
    let mut command = process::Command::new(PROGRAM);
    command.args(["serve", "--port", "0", "--cheap-hashes"]);
    command.env_remove("AUTH_SECRET").env_remove("AUTH_ADMIN");
    command.envs(secret.map(|secret| ("AUTH_SECRET", secret)));
    command.envs(admin.map(|admin| ("AUTH_ADMIN", variable(admin))));
    let child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program can be started");
    let mut program = Started(child);
    // A server that starts all the same says where it listens, or nothing at all.
    let stdout = program.0.stdout.take();
    let mut stdout = BufReader::new(stdout.expect("its standard output is a pipe"));
    let (sender, first_line) = mpsc::channel();
    thread::spawn(move || {
        let mut line = String::new();
        let _ = stdout.read_line(&mut line);
        let _ = sender.send(line);
    });
    let Ok(line) = first_line.recv_timeout(PATIENCE) else {
        panic!("the program should end, and is still running after {PATIENCE:?}");
    };
    assert_eq!(line, "", "standard output");
    let mut said = String::new();
    let mut stderr = program
        .0
        .stderr
        .take()
        .expect("its standard error is a pipe");
    stderr.read_to_string(&mut said).expect("it says text");
    let status = program.0.wait().expect("the program ends");
    assert!(contains(message).eval(&said), "standard error:\n{said}");
    let secrets = contains("space behind").or(contains(PASSWORD));
    assert!(!secrets.eval(&said), "a secret on standard error:\n{said}");
    assert_eq!(status.code(), Some(2), "the exit status");
}

/// A variable of these bytes.
#[cfg(unix)]
fn variable(bytes: &[u8]) -> OsString {
    std::os::unix::ffi::OsStringExt::from_vec(bytes.to_vec())
}

/// A variable of these bytes, as near as this system comes to it.
#[cfg(not(unix))]
fn variable(bytes: &[u8]) -> OsString {
    String::from_utf8_lossy(bytes).into_owned().into()
}

/// `auth hash` reads a password from standard input: on the command line, the shell's history would keep it. It refuses
/// what cannot be a password or is not UTF-8, without showing it on the screen. (The second case passes as soon as you
/// reach it if every error of reading becomes a `Failure`.)
#[rstest]
#[case::too_short(b"Tr0ub4dor&3\n", "at least 15 characters")]
#[case::no_text(b"Tr0ub4dor&3 and an \xff\n", "cannot read standard input")]
fn a_text_that_is_no_password_is_not_hashed(#[case] input: &[u8], #[case] message: &str) {
    let mut command = Command::new(PROGRAM);
    command.args(["hash", "--cheap-hashes"]).write_stdin(input);
    command
        .assert()
        .stderr(contains(message))
        .stderr(contains("Tr0ub4dor").not())
        .stdout("")
        .code(2);
}

/// `auth hash` prints the hash of a valid password. The line break at the end of the input is not part of the password.
/// The spaces at both ends are, and so are a line break in the middle and half of one (`\r`) at the end.
#[rstest]
#[case::no_line_break(" correct horse\nbattery ", "")]
#[case::a_line_break(" correct horse\nbattery ", "\n")]
#[case::a_line_break_of_windows(" correct horse\nbattery ", "\r\n")]
#[case::half_of_one(" correct horse\nbattery\r", "")]
fn the_password_on_standard_input_is_hashed(#[case] text: &str, #[case] end: &str) {
    let mut command = Command::new(PROGRAM);
    command.args(["hash", "--cheap-hashes"]);
    let asserted = command.write_stdin(format!("{text}{end}")).assert().code(0);
    let printed = String::from_utf8_lossy(&asserted.get_output().stdout).into_owned();

    let password = Password::parse(&Hidden::new(text)).expect("this is a password");
    let hasher = Argon2Hasher::new(Cost::CHEAP).expect("argon2 can work with this");
    let fits = hasher.verify(&password, printed.trim_end());
    assert!(fits, "this should be a hash of the password: {printed:?}");
}
