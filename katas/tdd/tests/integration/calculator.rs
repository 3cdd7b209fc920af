//! A sum, its log entry, and the report if the log fails.

use mockall::Sequence;
use rstest::rstest;
use tdd::{AddError, Calculator, CalculatorError, LogError, ServiceError};

use crate::mocks::{
    MockLog, MockService, expect_log, expect_notice, logger_that_is_never_called,
    service_that_is_never_called,
};

/// The calculator returns the error as it is. Without a sum there is nothing to log: a 0 in the log would be wrong. The
/// log did not fail, so the web service gets no report either.
#[test]
fn a_text_without_a_sum_leaves_no_trace() {
    let calculator = Calculator::new(
        logger_that_is_never_called(),
        service_that_is_never_called(),
    );
    let expected = CalculatorError::Add(AddError::MissingNumber { position: 2 });
    assert_eq!(calculator.add("1,"), Err(expected), "for the text \"1,\"");
}

/// A mock replaces the logger. It answers, and it also checks that your code logs this sum, once, and nothing else.
/// While the log works, your code must not call the web service.
#[rstest]
#[case::one_number("7", 7)]
#[case::several_numbers("1,2,3", 6)]
fn every_sum_is_logged(#[case] text: &str, #[case] sum: u64) {
    let (mut logger, mut order) = (MockLog::new(), Sequence::new());
    expect_log(&mut logger, &mut order, sum, Ok(()));

    let calculator = Calculator::new(logger, service_that_is_never_called());
    assert_eq!(calculator.add(text), Ok(sum), "the sum of {text:?}");
}

/// A test cannot fill a disk on demand, but a mock can act like a full one. The calculator calls the log first, and
/// then tells the web service what the logger said, in the logger's words. The sum is right, so the caller gets it. The
/// next sum is logged again, since a log that failed once may work now.
#[test]
fn a_log_that_fails_is_reported_and_the_sum_is_given() {
    let (mut logger, mut service) = (MockLog::new(), MockService::new());
    let mut order = Sequence::new();
    expect_log(&mut logger, &mut order, 3, Err(full()));
    expect_notice(&mut service, &mut order, "the disk is full", Ok(()));
    expect_log(&mut logger, &mut order, 7, Ok(()));

    let calculator = Calculator::new(logger, service);
    assert_eq!(calculator.add("1,2"), Ok(3), "the log fails");
    assert_eq!(calculator.add("3,4"), Ok(7), "the log works again");
}

/// Osherove's rules leave open what happens if the web service fails too. Here the caller gets an error with both
/// reasons and the sum, which is right. An `Ok` would hide that the sum is in no log.
#[test]
fn the_caller_learns_that_log_and_service_failed() {
    let (mut logger, mut service) = (MockLog::new(), MockService::new());
    let mut order = Sequence::new();
    expect_log(&mut logger, &mut order, 3, Err(full()));
    let unreachable = ServiceError("no route to host".to_owned());
    expect_notice(
        &mut service,
        &mut order,
        "the disk is full",
        Err(unreachable.clone()),
    );

    let expected = CalculatorError::NoTrace {
        sum: 3,
        log: full(),
        service: unreachable,
    };
    let calculator = Calculator::new(logger, service);
    assert_eq!(calculator.add("1,2"), Err(expected), "both fail");
}

fn full() -> LogError {
    LogError("the disk is full".to_owned())
}
