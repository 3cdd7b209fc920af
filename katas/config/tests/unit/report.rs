//! The report: a person reads it to fix all of it.

use config::{BadLine, Origin, Problem, Reason, Report};

/// One problem a line, so that you can tick them off. The text of each problem is given (see `Problem`). The report
/// adds a line above them, and two spaces in front of each.
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
