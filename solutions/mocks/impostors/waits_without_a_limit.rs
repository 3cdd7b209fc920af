//! title: Waits for an answer without a time limit
//! severity: critical
//! seen by: integration::http::a_service_without_an_answer_is_unreachable
//! rule: Both requests have a time limit.
//! asks: what happens when a service accepts the connection and says nothing?
//!
//! The service usually answers within a second, so the author sets no limit. One night it accepts the connection and
//! says nothing. The warden waits for ever and misses the storm.
//!
//! A test needs a server that never answers, which takes three lines.

mod http {
    fn agent(limit: Duration) -> Agent {
        let _ = limit;
        Agent::config_builder()
            .proxy(None)
            .max_redirects(0)
            .http_status_as_error(false)
            .build()
            .into()
    }
}
