//! Mocks: made by `mockall`. Each test tells them which calls to expect, how often and in which order, and what to
//! answer. They check that by themselves; a test with a mock may have no other assertion.
//!
//! A mock complains in its own words:
//!
//! | message | meaning |
//! |---|---|
//! | `called 0 time(s) which is fewer than expected 1` | your code never called it (the test is over, and the mock still waits) |
//! | `called 2 times which is more than the expected 1` | your code called it too often |
//! | `should not have been called` | `never()`: your code should not have called it |
//! | `No matching expectation found` | your code called it with another argument than `with(…)` expects (the message begins with the argument); or it called once more, after all expected calls |
//! | `Method sequence violation` | your code called it before its turn in the `Sequence` |

use std::time::Duration;

use mockall::mock;
use mocks::{Clock, Notifier, NotifyError, Observation, WeatherError, WeatherService};

mock! {
    pub Service {}

    impl WeatherService for Service {
        fn observe(&self) -> Result<Observation, WeatherError>;
    }
}

mock! {
    pub Telephone {}

    impl Notifier for Telephone {
        fn notify(&self, text: &str) -> Result<(), NotifyError>;
    }
}

mock! {
    pub Time {}

    impl Clock for Time {
        fn now(&self) -> Duration;
        fn pause(&self, length: Duration);
    }
}

/// A service that gives this answer, however often it is asked. It checks nothing, so it is a stub, although `mockall`
/// made it.
pub fn service_that_says(answer: Result<Observation, WeatherError>) -> MockService {
    let mut service = MockService::new();
    service.expect_observe().returning(move || answer.clone());
    service
}

/// A clock that always says the same time, and panics on a pause: a stub with a tripwire.
pub fn clock_that_stands_at(now: Duration) -> MockTime {
    let mut clock = MockTime::new();
    clock.expect_now().return_const(now);
    clock
        .expect_pause()
        .returning(|length| panic!("there is nothing to wait for, and a pause of {length:?}"));
    clock
}

/// A clock that the code has no reason to read: a dummy that panics if the code uses it. The borders between the
/// doubles are fluid.
pub fn clock_that_is_never_asked() -> MockTime {
    let mut clock = MockTime::new();
    clock
        .expect_now()
        .returning(|| panic!("the clock was asked, and there is nothing to decide"));
    clock
        .expect_pause()
        .returning(|length| panic!("there is nothing to wait for, and a pause of {length:?}"));
    clock
}

/// A notifier that must not be called.
///
/// `never()` would forbid the call too, in the words of `mockall`. A panic of our own says which text it got, and what
/// is wrong.
pub fn telephone_that_must_not_ring() -> Box<dyn Notifier> {
    let mut telephone = MockTelephone::new();
    telephone
        .expect_notify()
        .returning(|text| panic!("{text:?} was sent, and should not be"));
    Box::new(telephone)
}
