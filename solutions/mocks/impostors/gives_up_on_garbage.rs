//! title: Does not ask again after garbage
//! severity: minor
//! seen by: unit::retry::an_error_that_may_pass_is_worth_asking_again
//! rule: answers with something that is no observation, such as an empty body | `Garbage` | yes
//! asks: is the service asked again after an answer that makes no sense?
//!
//! The code tries again only after a 5xx or no answer. But a service that shuts down or starts up may send half a
//! page. The next attempt would succeed, and this round ends without a wind.
//!
//! The question is whether the next attempt may succeed. A test asks it about every kind of error.

mod service {
    impl WeatherError {
        pub fn may_pass(&self) -> bool {
            matches!(
                self,
                Self::Failed { .. } | Self::Busy { .. } | Self::Unreachable(_)
            )
        }
    }
}
