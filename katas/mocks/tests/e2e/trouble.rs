//! The command when something goes wrong.

use predicates::prelude::*;
use rstest::rstest;

use crate::command::mocks;
use crate::server::{Answer, Server};

/// A bad day of a weather service: silent twice, then an error, then garbage, then right. With four retries the warden
/// still sees the storm. The first gateway is silent too, and would accept the alert long after the time limit. So the
/// second one gets it. This test runs on the machine's own clock, with pauses of a millisecond, so it runs the only
/// line that really sleeps.
#[test]
fn slow_then_500_then_garbage_then_right() {
    use Answer::{Garbage, Silence, Status, Wind};
    let server = Server::start(&[Silence, Silence, Status(500), Garbage, Wind(97.2)]);
    let slow = format!("{}/slow", server.url());
    mocks(&server)
        .args(["--sms", &slow, "--sms", &format!("{}/sms", server.url())])
        .args(["--retries", "4", "--pause-ms", "1", "--timeout-ms", "400"])
        .assert()
        .success()
        .stdout("27.0 m/s: storm, alert sent\n")
        .stderr(predicate::str::starts_with(format!("mocks: {slow}")));
    assert_eq!(server.asked(), 5, "how often the service was asked");
    let posted: Vec<_> = server.posted().into_iter().map(|(path, _)| path).collect();
    assert_eq!(posted, ["/slow", "/sms"], "where an SMS was posted");
}

/// Each kind of trouble has its line on standard error and its exit status, so that a script can tell them apart. 3:
/// the wind is unknown. 1: the wind is known, and no alert was delivered. A snapshot shows what a person reads at three
/// in the morning.
#[rstest]
#[case::no_wind("no_wind", Answer::Status(500), 3, 2)]
#[case::refused("refused", Answer::Status(403), 3, 1)]
#[case::no_delivery("no_delivery", Answer::Wind(97.2), 1, 1)]
fn trouble_has_its_line_and_its_exit_status(
    #[case] name: &str,
    #[case] answer: Answer,
    #[case] code: i32,
    #[case] asked: usize,
) {
    let server = Server::start(&[answer]);
    let url = server.url();
    let assert = mocks(&server)
        .args(["--now", "43200", "--retries", "1"])
        .args([
            "--sms",
            &format!("{url}/broken/a"),
            "--sms",
            &format!("{url}/broken/b"),
        ])
        .assert()
        .code(code)
        .stdout("");
    let stderr = String::from_utf8_lossy(&assert.get_output().stderr).replace(&url, "URL");
    insta::assert_snapshot!(name, stderr.trim_end());
    assert_eq!(server.asked(), asked, "how often the service was asked");
}

/// A round that failed does not end the watch: the storm may come in the next, after the pause between two rounds. (The
/// second round begins at 12:11, after two pauses, and the quiet hours are over.) Each round has all its retries, here
/// one. The exit status is that of the worst round, not of the last one. A round without a delivered alert is worse
/// than one without a wind, and that is worse than a good one.
#[rstest]
#[case::no_delivery(
    &[DOWN, DOWN, Answer::Wind(97.2), DOWN, DOWN, Answer::Wind(18.0)],
    1, 1, 1
)]
#[case::no_wind(
    &[Answer::Wind(18.0), DOWN, DOWN, DOWN, DOWN, Answer::Wind(18.0)],
    3, 2, 0
)]
fn a_bad_round_does_not_end_the_watch(
    #[case] answers: &[Answer],
    #[case] code: i32,
    #[case] calm: usize,
    #[case] untold: usize,
) {
    let server = Server::start(answers);
    mocks(&server)
        .args(["--now", "43200", "--rounds", "4", "--retries", "1"])
        .args(["--quiet", "12:00-12:11", "--pause-ms", "60000"])
        .args(["--sms", &format!("{}/broken", server.url())])
        .assert()
        .code(code)
        .stdout("5.0 m/s: calm\n".repeat(calm))
        .stderr(predicate::str::contains("status 503").count(2))
        .stderr(predicate::str::contains("no alert was delivered").count(untold));
    assert_eq!(server.asked(), 6, "how often the service was asked");
}

const DOWN: Answer = Answer::Status(503);
