//! Polling: what a client gets that asks, and what it costs.

use rstest::rstest;
use websocket::{Costs, Page, Request, Tally, Ticks, poll};

/// HTTP is a request and an answer. A client that wants to know what happens must ask. Mostly nothing has happened, and
/// the answer must say so at once. To lose no tick between two requests, the client says which tick it has seen last.
/// `wanted` is given and reads the target: if your code returns its pages, the last cases pass at once. (RFC 9110
/// §15.3.5 on 204)
#[rstest]
#[case::what_is_new("GET /ticks?after=1", Page::Ticks(vec!["two".to_owned()]))]
#[case::nothing_new("GET /ticks?after=2", Page::NothingNew)]
#[case::another_method("HEAD /ticks?after=1", Page::Method)]
#[case::another_method_elsewhere("POST /", Page::Method)]
#[case::a_number_that_is_none("GET /ticks?after=x", Page::BadAfter)]
#[case::another_path("GET /?after=1", Page::NotFound)]
#[case::a_number_with_a_sign("GET /ticks?after=+1", Page::BadAfter)]
#[case::with_the_host("GET http://localhost/ticks?after=1", Page::Ticks(vec!["two".to_owned()]))]
#[case::the_method_in_small_letters("get /ticks?after=1", Page::Method)]
fn a_client_that_asks_gets_the_new_ticks(#[case] line: &str, #[case] expected: Page) {
    let ticks = Ticks::default();
    ticks.publish("one");
    ticks.publish("two");
    let head = format!("{line} HTTP/1.1\r\n\r\n");
    let request = Request::parse(head.as_bytes()).expect("it is HTTP");
    assert_eq!(poll(&request, &ticks), expected, "for {line}");
}

/// The table compares two ways by their numbers. So that the numbers are easy to compare, they are right-aligned. The
/// table has the form of the README's, and is in `snapshots/unit__ticks__costs.snap`.
#[test]
fn costs_are_a_table() {
    let costs = Costs {
        polling: Tally {
            requests: 60,
            received: 3_540,
            sent: 4_321,
            ticks: 20,
        },
        websocket: Tally {
            requests: 1,
            received: 150,
            sent: 399,
            ticks: 20,
        },
    };
    insta::assert_snapshot!("costs", costs.to_string());
}
