//! title: Takes "too many requests" for a refusal
//! severity: major
//! seen by: integration::http::a_busy_service_may_say_how_long_to_wait
//! rule: Status 408, 429 or 503: the service asks us to come back later.
//! asks: which statuses of 4xx are about the moment and not about the question?
//!
//! A 4xx is the client's fault, and the same question gets the same answer. For two of them that is not so: 408 and 429
//! are about the moment. A service that is asked too often once is not asked any more, and the wind is not known.
//!
//! A rule about a hundred numbers has exceptions, and the standard names them. The test has to name them, too.

mod http {
    fn by_status(status: u16, wait: Duration) -> WeatherError {
        match status {
            400..=499 => WeatherError::Refused { status },
            503 => WeatherError::Busy { status, wait },
            _ => WeatherError::Failed { status },
        }
    }
}
