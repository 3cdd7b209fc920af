//! title: Only the first gateway is connected
//! severity: critical
//! seen by: e2e::rounds::a_gateway_that_fails_is_reported_and_the_next_one_gets_the_alert
//! rule: Where to post an alert to; of several, the next is tried if one fails
//! asks: what does the program do with a second gateway when the first one fails?
//!
//! `escalate` is right, and tested with three mocks. The program gives it one notifier: the first `--sms`. The others
//! stand in the help text.
//!
//! Parts that work do not make a whole that works. This is what the few tests at the top are for.

mod main {
    fn notifiers(urls: &[String], limit: Duration) -> Vec<Box<dyn Notifier>> {
        urls.iter()
            .take(1)
            .map(|url| Box::new(HttpSms::new(url, limit)) as Box<dyn Notifier>)
            .collect()
    }
}
