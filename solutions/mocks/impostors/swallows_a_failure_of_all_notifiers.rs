//! title: Swallows a failure of all notifiers
//! severity: critical
//! seen by: integration::warden::the_hour_begins_with_an_alert_that_somebody_got
//! rule: If all fail, the caller gets all their errors in order: `NobodyTold`.
//! asks: what does the caller of a round learn when no notifier could deliver the alert?
//!
//! `.unwrap_or_default()`: if nobody could be told, there are no failures to report. The program says that an alert was
//! sent and ends with 0. It was the only one that knew of the storm.
//!
//! An error that nothing above can mend must still arrive at somebody. A mock fails as often as one likes, so there is
//! no excuse for not trying it.

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
