//! `INSERT … RETURNING`: what the database made of what it was given.

use proptest::prelude::*;
use returning::{SCHEMA, State};
use rstest::rstest;

use crate::queues::{empty, empty_with, run, waiting, with};

/// Whoever adds a job has a payload and nothing else. The id and the rest come from the database: `RETURNING` hands back
/// the row that it made. The third example takes ids over from another queue. In the last one the owner of the database has
/// changed a default, and the program is not rebuilt for that. (<https://www.sqlite.org/lang_returning.html>)
#[rstest]
#[case::the_first("", "send the invoice", 1, 3)]
#[case::another_payload("", "print the letter", 1, 3)]
#[case::a_later_id("INSERT INTO jobs (id, payload) VALUES (40, 'earlier')", "send", 41, 3)]
#[case::another_default("", "send", 1, 5)]
fn a_new_job_is_what_the_database_made_of_it(
    #[case] before: &str,
    #[case] payload: &str,
    #[case] id: i64,
    #[case] max_attempts: u32,
) {
    let queue = empty_with(&SCHEMA.replace("DEFAULT 3", &format!("DEFAULT {max_attempts}")));
    run(&queue, before);
    let mut expected = waiting(id, payload);
    expected.max_attempts = max_attempts;
    assert_eq!(queue.add(payload), Ok(expected), "the job that was added");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// A payload is a value, and never a part of the statement: quotes, semicolons, comments and question marks are what
    /// somebody wants to have in it. If you have bound it (`?1`), this law is green when you come to it, and closes the
    /// subject. If you have put the text of the statement together, it is the oldest hole there is: SQL injection.
    #[test]
    fn any_text_stays_a_payload(
        payload in prop_oneof![
            Just("it's".to_owned()),
            Just("'); DROP TABLE jobs; --".to_owned()),
            Just(" two\n\tlines \n".to_owned()),
            Just("?1 :payload $1 \" ` %s {}".to_owned()),
            any::<String>(),
        ],
    ) {
        let queue = empty();
        prop_assert_eq!(queue.add(&payload), Ok(waiting(1, &payload)), "the job of {:?}", payload);
        prop_assert_eq!(queue.add("next"), Ok(waiting(2, "next")), "the job after {:?}", payload);
    }
}

/// A key is the caller's own name for the job, such as the number of an order. It is any text, and the empty one is a text
/// like the others. The first job with a key is added like any other.
#[rstest]
#[case::a_number("Order 7/a")]
#[case::with_spaces_at_its_ends(" order 7 ")]
#[case::empty("")]
fn a_new_key_adds_a_job(#[case] key: &str) {
    let mut expected = waiting(1, "send");
    expected.key = Some(key.to_owned());
    assert_eq!(
        empty().add_once(key, "send"),
        Ok(expected),
        "the job that was added under the key {key:?}"
    );
}

/// Somebody asks again because the answer to the first request got lost. There must not be two invoices, and the answer is
/// the one that was lost: the id of the job. `RETURNING` speaks of rows that the statement has touched, and of no others.
/// (<https://www.sqlite.org/lang_upsert.html>)
#[rstest]
#[case::at_once(&[])]
#[case::with_others_in_between(&["other", "another"])]
fn the_same_key_again_gives_the_same_job(#[case] in_between: &[&str]) {
    let queue = empty();
    let first = queue.add_once("order 7", "send");
    for payload in in_between {
        let _ = queue.add(payload);
    }
    assert_eq!(
        queue.add_once("order 7", "send"),
        first,
        "what is returned for the key a second time"
    );
}

/// Meanwhile the first job was claimed, or has failed for good, and the second request says something else. What is returned
/// is the row, as it is now, and not a copy of the request. And the row is left alone: whoever has claimed the job is at work
/// on what it said, and what has failed for good, or is done, is not tried again by asking twice. (Green when you come to it, if what you
/// set in the row is what is in it already, and what you return is the row.)
#[rstest]
#[case::claimed("claimed", State::Claimed)]
#[case::failed("failed", State::Failed)]
#[case::done("done", State::Done)]
fn a_job_that_is_there_comes_back_as_it_is_and_not_as_it_was_asked_for(
    #[case] name: &str,
    #[case] state: State,
) {
    let queue = with(&format!(
        "INSERT INTO jobs (key, payload, state, attempts, leased_until, last_error)
         VALUES ('order 7', 'send', '{name}', 2, 1060, 'no paper')"
    ));
    let mut expected = waiting(1, "send");
    expected.key = Some("order 7".to_owned());
    expected.state = state;
    expected.attempts = 2;
    expected.leased_until = Some(1060);
    expected.last_error = Some("no paper".to_owned());
    assert_eq!(
        queue.add_once("order 7", "send it by mail"),
        Ok(expected),
        "the job that has the key"
    );
}
