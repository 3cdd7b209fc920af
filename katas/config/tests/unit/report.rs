//! The report: what a person reads who has to mend all of it.

use config::{BadLine, Origin, Problem, Reason, Report};

/// One problem a line, so that whoever mends them can tick them off. What each line says is given (see `Problem`); the
/// report puts its own line above them, and two spaces in front of each.
#[test]
fn every_problem_has_a_line_of_its_own() {
    let report = Report(vec![
        Problem::BadLine(BadLine {
            line: 3,
            reason: Reason::NoEquals,
        }),
        Problem::Missing {
            name: "FERRY_API_KEY",
            expected: "a key",
        },
        Problem::Malformed {
            name: "FERRY_PORT",
            origin: Origin::Flag("--port"),
            found: Some("80\u{1b}80".to_owned()),
            expected: "a port",
        },
    ]);
    insta::assert_snapshot!("report", report.to_string());
}
