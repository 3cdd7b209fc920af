//! title: The hour begins with the attempt
//! severity: critical
//! seen by: integration::warden::the_hour_begins_with_an_alert_that_somebody_got
//! rule: An alert that nobody got is none: the next round may try again at once.
//! asks: may the next round alert at once when the alert before it failed?
//!
//! The time is written down before the alert is sent. If all notifiers fail, the warden believes for an hour that
//! somebody was told.
//!
//! Write down what has happened, and when it has happened. A test has to let the sending fail first, and then look
//! again.

mod warden {
    impl<S: WeatherService, C: Clock> Warden<S, C> {
        pub fn round(&mut self) -> Result<Report, WardenError> {
            let wind = fetch(&self.service, &self.clock, self.rules.retry)?.speed();
            let now = self.clock.now();
            let decision = decide(wind, now, self.last_alert, self.rules.quiet);
            let failures = match decision {
                Decision::Alert(level) => {
                    self.last_alert = Some(now);
                    escalate(&self.notifiers, &alert(level, wind))?
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
