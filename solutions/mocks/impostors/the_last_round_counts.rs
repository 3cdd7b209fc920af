//! title: Ends with the status of the last round
//! severity: major
//! seen by: e2e::trouble::a_bad_round_does_not_end_the_watch
//! rule: 1 | in some round no recipient could be told
//! asks: which exit status has a watch with a bad round between two good ones?
//!
//! The exit status is that of the last round. If the last round is good, a script believes that the whole night was
//! good.
//!
//! A summary of several results needs its own test. A test with the worst round in the middle tells "worst" from
//! "last" and "first".

mod main {
    fn watch(cli: &Cli, clock: &impl Clock) -> ExitCode {
        let limit = milliseconds(cli.timeout_ms);
        let service = HttpWeather::new(&cli.api, limit);
        let mut warden = Warden::new(service, notifiers(&cli.sms, limit), clock, rules(cli));
        let mut last = Status::Good;
        for round in 0..cli.rounds {
            if round > 0 {
                clock.pause(milliseconds(cli.every_ms));
            }
            last = tell(&warden.round());
        }
        last.into()
    }
}
