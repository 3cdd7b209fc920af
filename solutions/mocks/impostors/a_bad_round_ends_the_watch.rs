//! title: A bad round ends the watch
//! severity: critical
//! seen by: e2e::trouble::a_bad_round_does_not_end_the_watch
//! rule: A bad round does not end the watch: the usual pause follows, and the next round.
//! asks: what happens to the rounds that come after one that went wrong?
//!
//! The first error ends the program here, as in most programs. If the weather service restarts at ten in the evening,
//! the watch ends. The storm at two in the morning wakes no one.
//!
//! A program that runs for days meets many errors, and each of them needs a decision. A test needs a bad round with a
//! good one behind it.

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
