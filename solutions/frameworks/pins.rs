//! A learner's test that pins the words of the reference. The README gives no sentence, so a twin has another one.
//! refused by: Says in its own words that it cannot listen

#[test]
fn pins_a_sentence() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let error = std::net::TcpListener::bind(taken.local_addr().unwrap()).unwrap_err().to_string();
    assert_cmd::cargo_bin_cmd!("frameworks").args(["flask", "--port", &port])
        .assert().code(1).stderr(predicates::str::contains(error));
}
