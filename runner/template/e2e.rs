//! The program, as somebody calls it.

use assert_cmd::Command;
use predicates::ord::eq;

/// What the library can do is worth nothing until the program does it.
#[test]
fn the_program_greets_its_argument() {
    Command::new(env!(concat!("CARGO_BIN_EXE_", env!("CARGO_PKG_NAME"))))
        .arg("Ada")
        .assert()
        .stdout(eq("Hello, Ada!\n"))
        .success();
}
