//! title: Starts no hour if a notifier failed before
//! severity: major
//! seen by: integration::warden::the_hour_begins_with_a_delivered_alert
//! rule: The hour begins with an alert that was **delivered**.
//! asks: when does the hour begin if only the second notifier delivers?
//!
//! The code remembers an alert only if no notifier failed. If the first gateway is broken, the second one delivers, and
//! the alert is repeated in each round. The boss is woken every ten minutes until the gateway is repaired.
//!
//! A test with one notifier, or with several that work, sees nothing. It takes several rounds with a broken one.

mod warden {
    impl<S: WeatherService, C: Clock> Warden<S, C> {
        pub fn round(&mut self) -> Result<Report, WardenError> {
            let wind = fetch(&self.service, &self.clock, self.rules.retry)?.speed();
            let now = self.clock.now();
            let decision = decide(wind, now, self.last_alert, self.rules.quiet);
            let failures = match decision {
                Decision::Alert(level) => {
                    let failures = escalate(&self.notifiers, &alert(level, wind))?;
                    if failures.is_empty() {
                        self.last_alert = Some(now);
                    }
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
