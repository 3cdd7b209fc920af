//! The logger and the web service, mocked.
//!
//! A mock has its own messages. `called 0 time(s) which is fewer than expected 1` says that your code never called it,
//! `called 2 time(s) which is more than expected 1` that it called too often, and `Method sequence violation` that it
//! called in the wrong order. A mock that must not be called panics with a message of its own.

use mockall::{Sequence, mock};
use tdd::{LogError, Logger, ServiceError, WebService};

mock! {
    pub Log {}

    impl Logger for Log {
        fn log(&self, sum: u64) -> Result<(), LogError>;
    }
}

mock! {
    pub Service {}

    impl WebService for Service {
        fn notify(&self, message: &str) -> Result<(), ServiceError>;
    }
}

/// Expects this sum next, exactly once, and answers this.
pub fn expect_log(
    logger: &mut MockLog,
    order: &mut Sequence,
    expected: u64,
    answer: Result<(), LogError>,
) {
    logger
        .expect_log()
        .times(1)
        .in_sequence(order)
        .returning(move |sum| {
            assert_eq!(sum, expected, "the sum to log");
            answer.clone()
        });
}

/// Expects this message next, exactly once, and answers this.
pub fn expect_notice(
    service: &mut MockService,
    order: &mut Sequence,
    expected: &'static str,
    answer: Result<(), ServiceError>,
) {
    service
        .expect_notify()
        .times(1)
        .in_sequence(order)
        .returning(move |message| {
            assert_eq!(message, expected, "the message for the web service");
            answer.clone()
        });
}

/// A logger that must not be called.
pub fn logger_that_is_never_called() -> MockLog {
    let mut logger = MockLog::new();
    logger
        .expect_log()
        .returning(|sum| panic!("{sum} was logged, and there is no sum"));
    logger
}

/// A web service that must not be called.
pub fn service_that_is_never_called() -> MockService {
    let mut service = MockService::new();
    service.expect_notify().returning(|message| {
        panic!("the web service was told {message:?}, and the log has not failed")
    });
    service
}
