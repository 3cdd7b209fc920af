//! title: Starts the hour before the alert is delivered
//! severity: critical
//! seen by: integration::warden::the_hour_begins_with_a_delivered_alert
//! rule: An alert that reached no recipient starts no hour.
//! asks: may the next round alert at once when the alert before it failed?
//!
//! The code writes the time down before it sends the alert. If all notifiers fail, the warden keeps quiet for an
//! hour, and no one knows of the storm.
//!
//! A test lets all notifiers fail in the first round, and expects an alert in the next one.

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
