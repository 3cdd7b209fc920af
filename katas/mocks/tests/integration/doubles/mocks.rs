//! Mocks: made by `mockall`, told by each test what they must be asked, how often and in which order, and what they
//! answer. They check it by themselves; a test with a mock may have no other assertion.
//!
//! A mock complains in its own words:
//!
//! | it says | which means |
//! |---|---|
//! | `called 0 time(s) which is fewer than expected 1` | your code never called it (the test is over, and it still waits) |
//! | `called 2 times which is more than the expected 1` | your code called it too often |
//! | `should not have been called` | `never()`: your code should have left it alone |
//! | `No matching expectation found` | it was called with something else than `with(…)` says, and what it got stands in front; or once more, after all that was expected had happened |
//! | `Method sequence violation` | it was called before its turn in the `Sequence` |

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

/// A service that gives this answer, and does not care how often. It checks nothing, so it is a stub, whatever it is
/// made of.
pub fn service_that_says(answer: Result<Observation, WeatherError>) -> MockService {
    let mut service = MockService::new();
    service.expect_observe().returning(move || answer.clone());
    service
}

/// A clock that always says the same time, and for which no pause may be made: a stub with a tripwire.
pub fn clock_that_stands_at(now: Duration) -> MockTime {
    let mut clock = MockTime::new();
    clock.expect_now().return_const(now);
    clock
        .expect_pause()
        .returning(|length| panic!("there is nothing to wait for, and a pause of {length:?}"));
    clock
}

/// A clock that nobody has a reason to look at: a dummy that screams if somebody uses it. The borders between the
/// doubles are fluid.
pub fn clock_that_nobody_asks() -> MockTime {
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
/// `never()` would forbid it as well, in the words of `mockall`. A panic of our own says what was told, and what is
/// wrong about it.
pub fn telephone_that_must_not_ring() -> Box<dyn Notifier> {
    let mut telephone = MockTelephone::new();
    telephone
        .expect_notify()
        .returning(|text| panic!("somebody was told {text:?}, and should not be"));
    Box::new(telephone)
}
