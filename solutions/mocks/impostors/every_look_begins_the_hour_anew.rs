//! title: Starts the hour again in every round
//! severity: critical
//! seen by: integration::warden::the_hour_begins_with_a_delivered_alert
//! rule: An alert that was kept back starts no hour.
//! asks: from which moment is the hour counted when a round in between kept its alert back?
//!
//! The code writes the time down in every windy round, also if it keeps the alert back. With a round every ten
//! minutes the hour never ends. The person on duty gets one alert, and then none for the rest of the storm.
//!
//! A test with two rounds passes. A test needs a round in between, and then looks again after the hour.

mod warden {
    impl<S: WeatherService, C: Clock> Warden<S, C> {
        pub fn round(&mut self) -> Result<Report, WardenError> {
            let wind = fetch(&self.service, &self.clock, self.rules.retry)?.speed();
            let now = self.clock.now();
            let decision = decide(wind, now, self.last_alert, self.rules.quiet);
            let failures = match decision {
                Decision::Alert(level) => {
                    let failures = escalate(&self.notifiers, &alert(level, wind))?;
                    self.last_alert = Some(now);
                    failures
                }
                Decision::TooSoon(_) => {
                    self.last_alert = Some(now);
                    Vec::new()
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
