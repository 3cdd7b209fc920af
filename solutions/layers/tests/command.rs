//! Code of the command that is given to the learner.

use assert_cmd::Command;

/// An editor has put a byte order mark in front of the tariff. It is no part of the first line, whether that is a fact or a
/// comment.
#[test]
fn a_tariff_may_begin_with_a_byte_order_mark() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let file = folder.path().join("tariff.txt");
    for first in ["", "# zones\n"] {
        let text = format!("\u{feff}{first}zone A 10000-19999\nprice A 20kg 7.90\n");
        std::fs::write(&file, text).expect("a file can be written");
        Command::new(env!("CARGO_BIN_EXE_layers-solution"))
            .args(["--size=40x30x10", "--weight=1800g", "--to=10115", "--short"])
            .arg("--tariff")
            .arg(&file)
            .assert()
            .success()
            .stdout("7.90\n");
    }
}
