//! The command when all goes well.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use predicates::prelude::*;
use rstest::rstest;

use crate::command::{PROGRAM, mocks};
use crate::server::{Answer, Server};

/// The whole way: from a weather service over HTTP to an SMS over HTTP, and a line on standard output. `--now` sets the
/// clock to noon, so the test gives the same result at any hour. The second case passes already if you print the
/// report.
#[rstest]
#[case::a_storm(97.2, "27.0 m/s: storm, alert sent\n", &["storm warning: wind 27.0 m/s"])]
#[case::no_wind_at_all(0.0, "0.0 m/s: calm\n", &[])]
fn a_round_prints_its_report_and_sends_its_alert(
    #[case] wind: f64,
    #[case] line: &'static str,
    #[case] alerts: &[&str],
) {
    let server = Server::start(&[Answer::Wind(wind)]);
    mocks(&server)
        .args(["--now", NOON, "--sms", &format!("{}/sms", server.url())])
        .assert()
        .success()
        .stdout(line)
        .stderr("");
    let expected: Vec<_> = alerts.iter().map(|text| posted("/sms", text)).collect();
    assert_eq!(server.posted(), expected, "what was posted, and where");
}

/// Three gateways, and two are broken. The third one gets the alert, and the exit status is 0: the alert was delivered.
/// But standard error names the broken gateways, one a line, so that they can be repaired.
#[test]
fn a_gateway_that_fails_is_reported_and_the_next_one_gets_the_alert() {
    let server = Server::start(&[Answer::Wind(97.2)]);
    let [a, b, works] = ["/broken/a", "/broken/b", "/sms"].map(|path| server.url() + path);
    mocks(&server)
        .args(["--now", NOON, "--sms", &a, "--sms", &b, "--sms", &works])
        .assert()
        .success()
        .stdout("27.0 m/s: storm, alert sent\n")
        .stderr(predicate::eq(format!(
            "mocks: {a}: status 500\nmocks: {b}: status 500\n"
        )));
    let text = "storm warning: wind 27.0 m/s";
    let expected = ["/broken/a", "/broken/b", "/sms"].map(|path| posted(path, text));
    assert_eq!(server.posted(), expected, "what was posted, and where");
}

/// A storm that lasts. The second round is a millisecond before the end of the hour: three rounds, two alerts. The
/// program remembers the last alert from round to round, as long as it runs. In a rehearsal (`--now`) every pause is
/// over at once.
#[test]
fn the_hour_is_remembered_from_round_to_round() {
    let server = Server::start(&[Answer::Wind(97.2)]);
    mocks(&server)
        .args(["--now", NOON, "--sms", &format!("{}/sms", server.url())])
        .args(["--rounds", "3", "--every-ms", "3599999"])
        .assert()
        .success()
        .stdout(
            "27.0 m/s: storm, alert sent\n\
             27.0 m/s: storm, no alert: the last one is less than an hour old\n\
             27.0 m/s: storm, alert sent\n",
        )
        .stderr("");
    let alert = posted("/sms", "storm warning: wind 27.0 m/s");
    assert_eq!(server.posted(), [alert.clone(), alert], "what was posted");
}

/// People read the output while the program runs. There are ten minutes between two rounds, and the report of the first
/// must be there before that pause. (In all other tests, a program that writes everything at its end looks the same.)
#[test]
fn a_report_is_printed_before_the_next_pause() {
    let server = Server::start(&[Answer::Wind(97.2)]);
    let child = Command::new(PROGRAM)
        .args(["--api", &server.url()])
        .args(["--sms", &format!("{}/sms", server.url()), "--rounds", "2"])
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut program = Started(child);
    let output = program.0.stdout.take().expect("it is piped");
    let (said, heard) = mpsc::channel();
    thread::spawn(move || {
        let mut line = String::new();
        let _ = BufReader::new(output).read_line(&mut line);
        let _ = said.send(line);
    });
    let line = heard.recv_timeout(PATIENCE).unwrap_or_default();
    assert_eq!(line, "27.0 m/s: storm, alert sent\n", "the first line");
}

/// `--quiet` across midnight. At 05:59:59 a storm is kept back, and a second later it is not.
#[test]
fn in_quiet_hours_a_storm_waits_until_they_are_over() {
    let server = Server::start(&[Answer::Wind(97.2)]);
    mocks(&server)
        .args(["--now", "21599", "--sms", &format!("{}/sms", server.url())])
        .args(["--quiet", "22:00-06:00"])
        .args(["--rounds", "2", "--every-ms", "1000"])
        .assert()
        .success()
        .stdout(
            "27.0 m/s: storm, no alert in quiet hours\n\
             27.0 m/s: storm, alert sent\n",
        )
        .stderr("");
    let alert = posted("/sms", "storm warning: wind 27.0 m/s");
    assert_eq!(server.posted(), [alert], "what was posted, and where");
}

/// Without `--now` the machine's clock counts. Here the quiet hours began an hour ago and end in an hour, so no alert
/// goes out. A text that does not name quiet hours is wrong usage, and a number has only digits.
///
/// This test closes the module. The clock and the strict parsing are given, so it passes at once if your code always
/// asks the clock of `watch`.
#[test]
fn quiet_hours_go_by_the_machines_clock_and_are_read_strictly() {
    let server = Server::start(&[Answer::Wind(97.2)]);
    let sms = format!("{}/sms", server.url());
    mocks(&server)
        .args(["--sms", &sms, "--quiet", &hours_around_now()])
        .assert()
        .success()
        .stdout("27.0 m/s: storm, no alert in quiet hours\n");
    assert_eq!(server.posted(), [], "what was posted in quiet hours");

    for wrong in [
        "22:00",
        "22-06:00",
        "x:00-06:00",
        "22:x-06:00",
        "22:00-6:00",
        "24:00-06:00",
        "22:60-06:00",
        "+2:00-06:00",
        "22:00-",
    ] {
        mocks(&server)
            .args(["--sms", &sms, "--quiet", wrong])
            .assert()
            .code(2)
            .stdout("")
            .stderr(predicate::str::contains(
                "quiet hours look like 22:00-06:00",
            ));
    }
    for wrong in ["--rounds=+2", "--rounds=0", "--retries=-1", "--now=+5"] {
        mocks(&server)
            .args(["--sms", &sms, wrong])
            .assert()
            .code(2)
            .stdout("")
            .stderr(predicate::str::contains("give "));
    }
}

/// Quiet hours from an hour ago to an hour from now, by the machine's clock, in UTC.
fn hours_around_now() -> String {
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .expect("it is after 1970");
    let (hour, minute) = (now.as_secs() / 3600, now.as_secs() / 60 % 60);
    let (from, to) = ((hour + 23) % 24, (hour + 1) % 24);
    format!("{from:02}:{minute:02}-{to:02}:{minute:02}")
}

/// A process that ends with the test, whatever the result.
struct Started(Child);

impl Drop for Started {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The longest that a test waits for a line. It takes milliseconds.
const PATIENCE: Duration = Duration::from_secs(5);

/// 12:00 on 1 January 1970, in seconds.
const NOON: &str = "43200";

fn posted(path: &str, text: &str) -> (String, String) {
    (path.to_owned(), format!(r#"{{"text":"{text}"}}"#))
}
