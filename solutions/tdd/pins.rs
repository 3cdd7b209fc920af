//! A learner's test that pins the words of the reference. The README gives no sentence, so a twin has another one.
//! refused by: Says in its own words that bytes are no text

#[test]
fn pins_a_sentence() {
    assert_cmd::cargo_bin_cmd!("tdd").arg("1").write_stdin(&b"2\n\xff\n"[..])
        .assert().code(2).stderr(predicates::str::contains("line 2: cannot be read: stream did not contain valid UTF-8"));
}
