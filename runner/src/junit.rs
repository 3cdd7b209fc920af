//! A verdict as a JUnit report, for the machines that read those.

use std::time::Duration;

use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

use crate::course::Layer;
use crate::verdict::{Outcome, TestReport, Verdict};

/// The report: a suite a layer, a case a test. Code that did not compile is one case with an error.
///
/// # Errors
/// When the verdict holds text that XML cannot carry even escaped.
pub fn report(verdict: &Verdict) -> Result<String, quick_junit::SerializeError> {
    let mut report = Report::new(verdict.kata.as_str());
    for layer in Layer::ALL {
        let tests: Vec<_> = verdict
            .tests
            .iter()
            .filter(|test| test.layer == layer)
            .collect();
        if !tests.is_empty() {
            let mut suite = TestSuite::new(format!("{}::{layer}", verdict.kata));
            suite.add_test_cases(tests.into_iter().map(case));
            report.add_test_suite(suite);
        }
    }
    if let Some(diagnostic) = &verdict.diagnostic {
        let mut status = TestCaseStatus::non_success(NonSuccessKind::Error);
        status
            .set_message(verdict.light.name())
            .set_description(anstream::adapter::strip_str(diagnostic).to_string());
        let mut suite = TestSuite::new(format!("{}::build", verdict.kata));
        suite.add_test_case(TestCase::new("it compiles", status));
        report.add_test_suite(suite);
    }
    report.to_string()
}

fn case(test: &TestReport) -> TestCase {
    let status = match test.outcome {
        Outcome::Passed => TestCaseStatus::success(),
        outcome => {
            let kind = if outcome == Outcome::Failed {
                NonSuccessKind::Failure
            } else {
                NonSuccessKind::Error
            };
            let mut status = TestCaseStatus::non_success(kind);
            let message = test.message.as_deref().unwrap_or_default();
            status
                .set_message(message.lines().next().unwrap_or_default())
                .set_description(message);
            status
        }
    };
    let mut case = TestCase::new(test.id(), status);
    case.set_classname(test.layer.name())
        .set_time(Duration::from_secs_f64(test.millis / 1000.0));
    case
}

#[cfg(test)]
mod tests {
    use super::*;

    fn test(name: &str, outcome: Outcome, message: Option<&str>) -> TestReport {
        TestReport {
            layer: Layer::Unit,
            name: name.to_owned(),
            outcome,
            millis: 1.5,
            message: message.map(str::to_owned),
            place: None,
            output: String::new(),
        }
    }

    #[test]
    fn every_test_is_a_case_and_failures_carry_their_message() {
        let tests = vec![
            test("a", Outcome::Passed, None),
            test(
                "b",
                Outcome::Failed,
                Some("left < right & \"so\"\nsecond line"),
            ),
            test("c", Outcome::TimedOut, Some("too slow")),
        ];
        insta::assert_snapshot!(report(&Verdict::of_tests("jwt", tests)).unwrap());
    }

    #[test]
    fn code_that_does_not_compile_is_an_error() {
        let xml = report(&Verdict::amber(
            "jwt",
            "\u{1b}[1merror\u{1b}[0m: expected `;`".to_owned(),
        ))
        .unwrap();
        assert!(xml.contains("errors=\"1\""), "{xml}");
        assert!(xml.contains("error: expected `;`"), "{xml}");
    }
}
