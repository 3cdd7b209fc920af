//! title: Takes half an answer for garbage
//! severity: minor
//! seen by: integration::http::a_service_without_an_answer_is_unreachable
//! rule: No answer, or not all of it.
//! asks: what is the error when an answer begins and does not go on?
//!
//! The service stops in the middle of its answer, and the time is over. What has come so far is no JSON, so the report
//! says that the service talks nonsense. Whoever is on duty looks for a mistake in the format, and it was the network.
//!
//! An error has a cause inside. It takes a server that begins, and does not go on.

mod http {
    fn unread(error: ureq::Error) -> WeatherError {
        WeatherError::Garbage(error.to_string())
    }
}
