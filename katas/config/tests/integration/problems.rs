//! What is wrong, all of it in one report, and no secret in it.

use std::error::Error;

use config::{
    API_KEY, BadLine, DATABASE_URL, HOST, LOG_LEVEL, LogLevel, MAINTENANCE, Origin, PORT, Problem,
    Reason, Report, TIMEOUT, VARIABLES, Variable,
};

use crate::mocks::{SECRETS, environment, load_from, nothing};

/// A service that starts without its password fails at the first customer; one that says what it needs fails while somebody
/// is looking. And it says all that it needs: whoever has two variables to set wants to hear of both, and not to deploy once
/// for each.
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

/// A malformed value is an error, although there is a default: whoever has set the time to nothing did not mean 30 s,
/// and a level that nobody knows is no `info`. The report says what was found, as it stands there, where it came from,
/// and what was expected. An empty value is malformed where nothing is no value, whichever source it comes from. And
/// one malformed value is enough.
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

/// A mistyped password is most of a password, and an error goes into logs, into tickets and onto screens that are shared.
/// The report says which secret is malformed and where it came from. What stands there, nobody can read: not in the
/// message, not in `{:?}`, and not in any error behind the error. A secret that is set to nothing is malformed, not missing:
/// the two are mended in different places.
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

/// An environment variable is bytes (POSIX, Base Definitions, chapter 8, promises no encoding), and Rust's `std::env::var`
/// gives an error for what is no UTF-8. To take that error for "not set" would put the default in place of what somebody
/// did set. To replace the bad bytes would make a value that nobody has set. Below a flag, the variable is not looked at.
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
    assert_eq!(level, Ok(LogLevel::Warn), "with a flag that goes before it");
}

/// A line that cannot be read is wrong, even if no setting is missing: it was meant to set something. The bad lines come
/// first, since one of them may be why the rest is missing.
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
