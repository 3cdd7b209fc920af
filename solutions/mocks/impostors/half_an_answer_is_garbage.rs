//! title: Reports half an answer as garbage
//! severity: minor
//! seen by: integration::http::a_service_without_an_answer_is_unreachable
//! rule: does not answer, or not completely within the time limit | `Unreachable` | yes
//! asks: what is the error when an answer begins and does not go on?
//!
//! The service stops in the middle of its answer, and the time limit is over. The received part is not JSON, so the
//! code reports a bad format. The operator looks for a mistake in the format, and the network is the cause.
//!
//! The error of the library has another error inside. A test needs a server that begins an answer and does not finish
//! it.

mod http {
    fn unread(error: ureq::Error) -> WeatherError {
        WeatherError::Garbage(error.to_string())
    }
}
