//! `INSERT … RETURNING`: the row that the database made.

use proptest::prelude::*;
use returning::{SCHEMA, State};
use rstest::rstest;

use crate::queues::{empty, empty_with, run, waiting, with};

/// A caller who adds a job has only a payload. The id and the rest come from the database: `RETURNING` returns the row
/// that it made. The third example takes ids over from another queue. In the last one the owner of the database has
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

    /// A payload is a value, and never a part of the statement: it may have quotes, semicolons, comments and question
    /// marks. If you have bound it (`?1`), this law passes as soon as you reach it, and closes the subject. If you have
    /// put it into the text of the statement, you have the oldest hole there is: SQL injection.
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

/// A key is the caller's own name for the job, such as the number of an order. It is any text, and the empty text is a
/// key like the others. The first job with a key is added like any other.
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

/// A client asks again because the answer to its first request got lost. The shop must not send two invoices, and the
/// client needs the lost answer: the id of the job. `RETURNING` returns only rows that the statement has touched.
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

/// Meanwhile the first job was claimed, or has failed for good, and the second request has another payload. The answer
/// is the row as it is now, and not a copy of the request. The row stays as it is: a worker may be at work on the old
/// payload, and a second request must not start a failed or done job again. (This test passes as soon as you reach it
/// if you set a column to the value that it has, and return the row.)
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
