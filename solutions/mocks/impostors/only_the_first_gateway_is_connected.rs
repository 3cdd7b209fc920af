//! title: Uses only the first gateway
//! severity: critical
//! seen by: e2e::rounds::a_gateway_that_fails_is_reported_and_the_next_one_gets_the_alert
//! rule: a gateway; give several, and the next one is tried if one fails
//! asks: what does the program do with a second gateway when the first one fails?
//!
//! `escalate` is right, and has tests with three mocks. But the program passes only the first `--sms` on. If this
//! gateway fails, the alert reaches no one.
//!
//! Parts that work separately can be connected wrongly. A test of the built command with two gateways sees it.

mod main {
    fn notifiers(urls: &[String], limit: Duration) -> Vec<Box<dyn Notifier>> {
        urls.iter()
            .take(1)
            .map(|url| Box::new(HttpSms::new(url, limit)) as Box<dyn Notifier>)
            .collect()
    }
}
