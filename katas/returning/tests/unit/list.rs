//! `SELECT`: rows have a promised order only if the statement asks for one.

use returning::{State, table};
use rstest::rstest;

use crate::queues::{go_backwards, ids, waiting, with};

/// Rows have no order of their own. They often come back in the order in which they were inserted. That changes with an
/// index, or with a new version of SQLite. In the last example SQLite goes through the table backwards, which it may do
/// at any time. (<https://www.sqlite.org/lang_select.html#orderby>)
#[rstest]
#[case::none("", false, &[])]
#[case::one("INSERT INTO jobs (payload) VALUES ('send')", false, &[1])]
#[case::backwards("INSERT INTO jobs (payload) VALUES ('a'), ('b'), ('c')", true, &[1, 2, 3])]
fn jobs_are_listed_in_the_order_of_their_ids(
    #[case] sql: &str,
    #[case] backwards: bool,
    #[case] expected: &[i64],
) {
    let queue = with(sql);
    if backwards {
        go_backwards(&queue);
    }
    let jobs = queue.list().expect("a list");
    assert_eq!(ids(&jobs), expected, "the ids in the list");
}

/// A list shows which jobs wait, which are late, and which have failed. It is for people, so the test compares all of
/// it. The comment on `table` has the widths of the columns, and `tests/unit/snapshots` has the expected texts, a file
/// for each case.
#[rstest]
#[case::no_jobs("no_jobs", "")]
#[case::waiting("waiting", "INSERT INTO jobs (payload) VALUES ('send the invoice')")]
#[case::claimed(
    "claimed",
    "INSERT INTO jobs (id, payload, state, attempts, leased_until)
     VALUES (12, 'send the invoice', 'claimed', 2, 1795276800)"
)]
#[case::failed_once(
    "failed_once",
    "INSERT INTO jobs (payload, attempts, last_error) VALUES ('print the letter', 1, 'no paper')"
)]
fn a_job_is_a_line(#[case] name: &str, #[case] sql: &str) {
    // `list` has had its tests. If it is `list` that fails here, look there.
    let jobs = with(sql).list().expect("a list");
    insta::assert_snapshot!(name, table(&jobs));
}

/// A payload may have line breaks, and codes that a terminal obeys. In a list it has one line, and the terminal obeys
/// nothing. U+2028 also ends a line, by Unicode, and U+202E turns the rest of it round. Quotation marks are harmless. A
/// backslash is doubled, so that it does not look like one of these escapes. The reason of a failure comes from another
/// program, and is no better. A text that is empty is a text, and the second 0 is a second.
#[test]
fn whatever_a_payload_says_it_has_one_line() {
    let mut job = waiting(1, "copy C:\\new\nand send");
    job.state = State::Failed;
    job.last_error = Some("\u{1b}[2J\u{2028}it's \"\u{202e}ok\"".to_owned());
    let mut empty = waiting(2, "");
    empty.state = State::Done;
    empty.leased_until = Some(0);
    empty.last_error = Some(String::new());
    let text = table(&[job, empty]);
    let line = text.lines().nth(1).unwrap_or_default();
    assert_eq!(
        line,
        "    1  failed   0/3    -           copy C:\\\\new\\nand send  (last error: \\u{1b}[2J\\u{2028}it's \"\\u{202e}ok\")",
        "the line of the job"
    );
    let line = text.lines().nth(2).unwrap_or_default();
    assert_eq!(
        line, "    2  done     0/3    0             (last error: )",
        "the line of a job with empty texts"
    );
}
