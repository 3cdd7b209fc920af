//! The clock and the handler as mocks.
//!
//! A mock fails with its own message. `called 0 time(s) which is fewer than expected 1` means that your code never
//! called it, and `called 2 time(s) which is more than expected 1` that it called too often. A mock that must not be
//! called says so itself.

use mockall::mock;
use returning::{Clock, Handler, HandlerError, Job};

mock! {
    #[derive(Debug)]
    pub Watch {}

    impl Clock for Watch {
        fn now(&self) -> i64;
    }
}

mock! {
    pub Worker {}

    impl Handler for Worker {
        fn handle(&self, job: &Job) -> Result<(), HandlerError>;
    }
}

/// A clock that must be asked, and answers so many seconds since 1970.
pub fn clock_at(seconds: i64) -> MockWatch {
    let mut clock = MockWatch::new();
    clock.expect_now().times(1..).return_const(seconds);
    clock
}

/// A clock that must not be asked.
pub fn clock_that_is_never_asked() -> MockWatch {
    let mut clock = MockWatch::new();
    clock
        .expect_now()
        .returning(|| panic!("the time was asked for, and only a claim depends on it"));
    clock
}

/// A handler that is given this payload, exactly once, and answers this.
pub fn handler_for(payload: &'static str, answer: Result<(), HandlerError>) -> MockWorker {
    let mut handler = MockWorker::new();
    handler.expect_handle().times(1).returning(move |job| {
        assert_eq!(
            job.payload, payload,
            "the payload that the handler is given"
        );
        answer.clone()
    });
    handler
}

/// A handler that must not be called.
pub fn handler_that_is_never_called() -> MockWorker {
    let mut handler = MockWorker::new();
    handler
        .expect_handle()
        .returning(|job| panic!("the handler was given {job:?}, and there is nothing to do"));
    handler
}
