//! The options of the command, which are given.

use assert_cmd::Command;
use predicates::str::contains;
use rstest::rstest;

/// `parse` takes a plus, and people do not.
#[rstest]
#[case::the_port("--port", "+1")]
#[case::a_port_that_is_too_high("--port", "65536")]
#[case::the_limit("--limit", "+5")]
fn a_number_is_made_of_digits(#[case] option: &str, #[case] value: &str) {
    Command::new(env!("CARGO_BIN_EXE_websocket-solution"))
        .args(["echo", option, value])
        .assert()
        .code(2)
        .stdout("")
        .stderr(contains(option));
}
