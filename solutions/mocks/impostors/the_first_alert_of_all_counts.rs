//! title: Counts the hour from the very first alert
//! severity: major
//! seen by: integration::warden::the_hour_begins_with_a_delivered_alert
//! rule: The hour begins with an alert that was **delivered**.
//! asks: from which of several alerts is the hour counted?
//!
//! `get_or_insert` writes the time down only if there is none yet. After the second alert the first one is more than
//! an hour ago, so the person on duty gets an alert in every round.
//!
//! A test with two alerts passes. A test has to look once more after the second alert.

mod warden {
    impl<S: WeatherService, C: Clock> Warden<S, C> {
        pub fn round(&mut self) -> Result<Report, WardenError> {
            let wind = fetch(&self.service, &self.clock, self.rules.retry)?.speed();
            let now = self.clock.now();
            let decision = decide(wind, now, self.last_alert, self.rules.quiet);
            let failures = match decision {
                Decision::Alert(level) => {
                    let failures = escalate(&self.notifiers, &alert(level, wind))?;
                    self.last_alert.get_or_insert(now);
                    failures
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
