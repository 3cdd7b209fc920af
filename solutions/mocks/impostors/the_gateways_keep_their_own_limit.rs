//! title: Ignores `--timeout-ms` for the gateways
//! severity: major
//! seen by: e2e::trouble::slow_then_500_then_garbage_then_right
//! rule: `--timeout-ms MS` | 5 seconds | the time limit for an answer
//! asks: how long does the program wait for a gateway?
//!
//! The weather service gets the limit of the option. The gateways have a constant, because the test of the adapter only
//! saw that there is one. A gateway that hangs delays the alert, whatever the option says.
//!
//! An option has to arrive at every place that it is for. Only a test of the whole program sees it.

mod main {
    fn notifiers(urls: &[String], _: Duration) -> Vec<Box<dyn Notifier>> {
        let limit = Duration::from_secs(5);
        urls.iter()
            .map(|url| Box::new(HttpSms::new(url, limit)) as Box<dyn Notifier>)
            .collect()
    }
}
