//! title: Makes no pause after a bad round
//! severity: critical
//! seen by: e2e::trouble::a_bad_round_does_not_end_the_watch
//! rule: A bad round does not end the watch: the usual pause follows, and the next round.
//! asks: when does the round after a bad one begin?
//!
//! `continue` after an error also skips the pause at the end of the loop. All rounds of the watch are over within a
//! moment. The program ends while the service is down, and sees no storm that comes later.
//!
//! A rehearsal skips each pause, so the output looks the same. A test needs a wind whose report depends on the time.

mod main {
    fn watch(cli: &Cli, clock: &impl Clock) -> ExitCode {
        let limit = milliseconds(cli.timeout_ms);
        let service = HttpWeather::new(&cli.api, limit);
        let mut warden = Warden::new(service, notifiers(&cli.sms, limit), clock, rules(cli));
        let mut worst = Status::Good;
        for round in 1..=cli.rounds {
            let status = tell(&warden.round());
            worst = worst.max(status);
            if status != Status::Good {
                continue;
            }
            if round < cli.rounds {
                clock.pause(milliseconds(cli.every_ms));
            }
        }
        worst.into()
    }
}
