//! A learner's test that pins the words of the reference. The README gives no sentence, so a twin has another one.
//! refused by: Says in other words that standard input is no text

#[test]
fn pins_a_sentence() {
    let dir = tempfile::tempdir().unwrap();
    assert_cmd::cargo_bin_cmd!("config").args(["set", "FERRY_HOST"]).current_dir(dir.path())
        .write_stdin(&b"\xff"[..]).assert().code(2)
        .stderr(predicates::str::contains("stream did not contain valid UTF-8"));
}
