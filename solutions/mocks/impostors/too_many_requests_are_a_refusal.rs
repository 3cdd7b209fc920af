//! title: Reads "too many requests" as a refusal
//! severity: major
//! seen by: integration::http::a_busy_service_may_say_how_long_to_wait
//! rule: answers with status 408, 429 or 503 | `Busy` | yes, unless it asks for more than a minute
//! asks: which statuses of 4xx are about the moment and not about the question?
//!
//! Most 4xx mean that the same request gets the same answer, so the code does not ask again. But 408 and 429 are
//! about the moment. After one 429 the round ends without a wind.
//!
//! A rule for a hundred statuses has exceptions, and the standard names them. The tests have to name them too.

mod http {
    fn by_status(status: u16, wait: Duration) -> WeatherError {
        match status {
            400..=499 => WeatherError::Refused { status },
            503 => WeatherError::Busy { status, wait },
            _ => WeatherError::Failed { status },
        }
    }
}
