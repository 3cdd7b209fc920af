//! title: Asks the clock too early
//! severity: major
//! seen by: integration::warden::without_an_answer_there_is_nothing_to_decide
//! rule: It is decided at the time at which the wind is known, and that is also the time of the alert, if one is delivered.
//! asks: which time counts when asking for the wind took long?
//!
//! The time is taken at the beginning of the round, tidily, before the work. If the service then needs some attempts,
//! it is decided by a time that has passed: the quiet hours have begun, and nobody has noticed.
//!
//! With a mocked clock that stands still this cannot be seen, however many tests there are. With a fake that goes on
//! while one waits, one is enough.

mod warden {
    impl<S: WeatherService, C: Clock> Warden<S, C> {
        pub fn round(&mut self) -> Result<Report, WardenError> {
            let now = self.clock.now();
            let wind = fetch(&self.service, &self.clock, self.rules.retry)?.speed();
            let decision = decide(wind, now, self.last_alert, self.rules.quiet);
            let failures = match decision {
                Decision::Alert(level) => {
                    let failures = escalate(&self.notifiers, &alert(level, wind))?;
                    self.last_alert = Some(now);
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
