//! title: Reads the clock before it asks for the wind
//! severity: major
//! seen by: integration::warden::without_an_answer_there_is_nothing_to_decide
//! rule: The time of the decision is the time at which the wind is known, as asking may take minutes.
//! asks: which time counts when asking for the wind took long?
//!
//! The author reads the time at the beginning of the round, which looks tidy. If the service then needs several
//! attempts, the code decides with an old time. An alert may go out although quiet hours have begun.
//!
//! A mocked clock always gives the same time, so a test with it passes. A fake clock that advances with each pause
//! sees it.

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
