//! title: Gives up on garbage
//! severity: minor
//! seen by: unit::retry::what_may_pass_is_worth_asking_again
//! rule: Asks for the wind until there is an answer, an error that does not pass ([`WeatherError::may_pass`]), or no attempt left.
//! asks: is the service asked again after an answer that makes no sense?
//!
//! Only a 5xx and a missing answer are tried again. But half a page is what a service sends that is just going down, or
//! just coming up.
//!
//! The question is not whose fault an error is. It is whether the next attempt may go better.

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
