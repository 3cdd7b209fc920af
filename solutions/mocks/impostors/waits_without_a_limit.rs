//! title: Waits without a limit
//! severity: critical
//! seen by: integration::http::a_service_without_an_answer_is_unreachable
//! rule: Both requests have a time limit.
//! asks: what happens when a service takes the call and says nothing?
//!
//! There is no time limit, since the service always answers within a second. One night it takes the call and says
//! nothing, and the warden is still listening.
//!
//! No answer is an answer that has to be tested as well. A listener that never speaks is three lines long.

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
