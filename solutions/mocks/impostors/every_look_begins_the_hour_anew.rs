//! title: Every look begins the hour anew
//! severity: critical
//! seen by: integration::warden::the_hour_begins_with_an_alert_that_somebody_got
//! rule: An alert that was kept back starts no hour.
//! asks: from which moment is the hour counted when a round in between kept its alert back?
//!
//! The time is written down in every round with a storm, whether an alert went out or not. While the warden looks every
//! ten minutes, the hour is never over: one alert, and then silence for as long as the storm lasts.
//!
//! A test with two rounds is green. It takes a round in between to see which moment the hour is counted from.

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
