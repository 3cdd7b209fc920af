//! title: Swallows a failure of all notifiers
//! severity: critical
//! seen by: integration::warden::the_hour_begins_with_a_delivered_alert
//! rule: If all fail, the caller gets all their errors in order: `NoDelivery`.
//! asks: what does the caller of a round learn when no notifier could deliver the alert?
//!
//! With `.unwrap_or_default()` a failure of all notifiers looks like no failure. The program reports an alert and
//! ends with 0. The operator does not learn that the storm has reached no one.
//!
//! An error must arrive at the caller, even if the caller cannot fix it. A test needs mocks that all fail.

mod warden {
    impl<S: WeatherService, C: Clock> Warden<S, C> {
        pub fn round(&mut self) -> Result<Report, WardenError> {
            let wind = fetch(&self.service, &self.clock, self.rules.retry)?.speed();
            let now = self.clock.now();
            let decision = decide(wind, now, self.last_alert, self.rules.quiet);
            let failures = match decision {
                Decision::Alert(level) => {
                    let told = escalate(&self.notifiers, &alert(level, wind));
                    if told.is_ok() {
                        self.last_alert = Some(now);
                    }
                    told.unwrap_or_default()
                }
                _ => Vec::new(),
            };
            Ok(Report {
                wind,
                decision,
                failures,
            })
        }
    }
}
