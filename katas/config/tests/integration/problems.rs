//! Everything that is wrong, in one report without a secret in it.

use std::error::Error;

use config::{
    API_KEY, BadLine, DATABASE_URL, HOST, LOG_LEVEL, MAINTENANCE, Origin, PORT, Problem, Reason,
    Report, TIMEOUT, VARIABLES, Variable,
};

use crate::mocks::{SECRETS, environment, load_from, nothing};

/// A service that starts without its password fails at the first customer. One that reports what it needs fails at its
/// start, while people are looking. It reports all that it needs: with two missing variables you want to hear of both,
/// and not to deploy twice.
#[test]
fn all_that_is_missing_is_named_in_one_report() {
    let environment = environment(&[("FERRY_API_KEY", "hunter2hunter2hunter2")]);
    let report = load_from(&[], &environment, "");
    let expected = Report(vec![missing(&DATABASE_URL)]);
    assert_eq!(report, Err(expected), "with a key and without a URL");

    let report = load_from(&[], &nothing(), "");
    let expected = Report(vec![missing(&DATABASE_URL), missing(&API_KEY)]);
    assert_eq!(report, Err(expected), "with nothing set");
}

/// A malformed value is an error, although the setting has a default: a user who sets the time to nothing did not mean
/// 30 s, and an unknown level is not `info`. The report has the unchanged text, its source, and what was expected. An
/// empty value is malformed if the setting must not be empty, whichever source it comes from. One malformed value is
/// enough for an error.
#[test]
fn every_malformed_value_is_named_with_its_origin() {
    let two = environment(&[("FERRY_PORT", " 8080"), ("FERRY_TIMEOUT", "")]);
    let file = format!("{SECRETS}# verbose?\nFERRY_LOG_LEVEL='lo\nud'\nFERRY_PORT=80");
    let report = load_from(&[("--host", ""), ("--maintenance", "true ")], &two, &file);
    let expected = Report(vec![
        malformed(&HOST, Origin::Flag("--host"), ""),
        malformed(&PORT, Origin::Environment, " 8080"),
        malformed(&LOG_LEVEL, Origin::DotEnv(4), "lo\nud"),
        malformed(&TIMEOUT, Origin::Environment, ""),
        malformed(&MAINTENANCE, Origin::Flag("--maintenance"), "true "),
    ]);
    assert_eq!(report, Err(expected), "with five malformed values");

    for variable in VARIABLES {
        let environment = environment(&[(variable.name, "?")]);
        let report = load_from(&[], &environment, SECRETS).expect_err("`?` is no value");
        assert_eq!(
            report.0.len(),
            1,
            "only {} is malformed: {report}",
            variable.name
        );
    }
}

/// A mistyped password is most of a password, and an error goes into logs, tickets and shared screens. The report names
/// the malformed secret and its source. Its text is not in the message, not in `{:?}`, and not in any error behind the
/// error. A secret that is set to nothing is malformed, not missing: the two are fixed in different places.
#[test]
fn a_malformed_secret_is_named_and_not_shown() {
    let environment = environment(&[("FERRY_DATABASE_URL", "postgras://ferry:hunter2@db")]);
    let report = load_from(&[], &environment, "FERRY_API_KEY=").expect_err("both are malformed");

    let mut error: Option<&dyn Error> = Some(&report);
    while let Some(cause) = error {
        let shown = format!("{cause} {cause:?} {cause:#?}");
        assert!(!shown.contains("hunter2"), "the password in: {shown}");
        error = cause.source();
    }

    let expected = Report(vec![
        Problem::Malformed {
            name: "FERRY_DATABASE_URL",
            origin: Origin::Environment,
            found: None,
            expected: DATABASE_URL.expected,
        },
        Problem::Malformed {
            name: "FERRY_API_KEY",
            origin: Origin::DotEnv(1),
            found: None,
            expected: API_KEY.expected,
        },
    ]);
    assert_eq!(report, expected, "with two malformed secrets");
}

/// An environment variable is bytes (POSIX, Base Definitions, chapter 8, promises no encoding), and Rust's
/// `std::env::var` returns an error if they are not UTF-8. If that error counted as "not set", the default would
/// replace what the user did set. If the bad bytes were replaced, the value would be one that no user has set. Below a
/// flag, the variable is not looked at.
#[cfg(unix)]
#[test]
fn a_variable_that_is_not_utf8_is_an_error() {
    use std::ffi::OsString;
    use std::os::unix::ffi::OsStringExt;

    let key = OsString::from_vec(b"hunter2hunter2\xff\xff".to_vec());
    let level = OsString::from_vec(b"inf\xf6".to_vec());
    let environment = environment(&[("FERRY_API_KEY", key), ("FERRY_LOG_LEVEL", level)]);
    let expected = Report(
        [&API_KEY, &LOG_LEVEL]
            .map(|variable| Problem::NotUtf8 {
                name: variable.name,
                expected: variable.expected,
            })
            .to_vec(),
    );
    let report = load_from(&[], &environment, SECRETS);
    assert_eq!(report, Err(expected), "with two that are not UTF-8");

    let level = OsString::from_vec(b"inf\xf6".to_vec());
    let environment = crate::mocks::environment(&[("FERRY_LOG_LEVEL", level)]);
    let settings = load_from(&[("--log-level", "warn")], &environment, SECRETS);
    let level = settings.map(|settings| settings.log_level.value);
    assert_eq!(
        level,
        Ok(config::LogLevel::Warn),
        "with a flag that goes before it"
    );
}

/// A line that cannot be read is an error, even if no setting is missing: it was meant to set something. The bad lines
/// come first, because one of them may be the reason for a missing setting.
#[test]
fn bad_lines_and_bad_values_share_a_report() {
    let bad_line = |line| {
        Problem::BadLine(BadLine {
            line,
            reason: Reason::NoEquals,
        })
    };
    let report = load_from(&[], &nothing(), &format!("{SECRETS}FERRY_PORT: 80"));
    assert_eq!(
        report,
        Err(Report(vec![bad_line(3)])),
        "with nothing missing"
    );

    let file = "FERRY_API_KEY hunter2hunter2hunter2\n\nFERRY_PORT=http\n80";
    let report = load_from(&[], &nothing(), file);
    let expected = Report(vec![
        bad_line(1),
        bad_line(4),
        malformed(&PORT, Origin::DotEnv(3), "http"),
        missing(&DATABASE_URL),
        missing(&API_KEY),
    ]);
    assert_eq!(report, Err(expected), "with all three kinds");
}

fn missing(variable: &Variable) -> Problem {
    Problem::Missing {
        name: variable.name,
        expected: variable.expected,
    }
}

fn malformed(variable: &Variable, origin: Origin, found: &str) -> Problem {
    Problem::Malformed {
        name: variable.name,
        origin,
        found: Some(found.to_owned()),
        expected: variable.expected,
    }
}
