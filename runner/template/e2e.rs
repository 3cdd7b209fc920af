//! The program, as a user calls it.

use assert_cmd::Command;
use predicates::ord::eq;

/// The program has to call the library. Only a test of the program shows that it does.
#[test]
fn the_program_greets_its_argument() {
    Command::new(env!(concat!("CARGO_BIN_EXE_", env!("CARGO_PKG_NAME"))))
        .arg("Ada")
        .assert()
        .stdout(eq("Hello, Ada!\n"))
        .success();
}
