//! title: A bad round ends the watch
//! severity: critical
//! seen by: e2e::trouble::a_bad_round_does_not_end_the_watch
//! rule: A bad round does not end the watch.
//! asks: what happens to the rounds that come after one that went wrong?
//!
//! The first error ends the program, as it does in most programs. The service was restarted at ten at night, and nobody
//! watched when the storm came at two.
//!
//! What runs for long meets every error one day. Which of them end it has to be decided, and tested with a good round
//! behind a bad one.

mod main {
    fn watch(cli: &Cli, clock: &impl Clock) -> ExitCode {
        let limit = milliseconds(cli.timeout_ms);
        let service = HttpWeather::new(&cli.api, limit);
        let mut warden = Warden::new(service, notifiers(&cli.sms, limit), clock, rules(cli));
        for round in 0..cli.rounds {
            if round > 0 {
                clock.pause(milliseconds(cli.every_ms));
            }
            let status = tell(&warden.round());
            if status != Status::Good {
                return status.into();
            }
        }
        Status::Good.into()
    }
}
