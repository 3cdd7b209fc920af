//! title: An option that goes nowhere
//! severity: major
//! seen by: e2e::rounds::in_quiet_hours_a_storm_waits_until_they_are_over
//! rule: When only a hurricane may wake people, in UTC, such as `22:00-06:00`
//! asks: what does the program do in a storm when the option names this very hour as quiet?
//!
//! `--quiet` is parsed, checked, explained in the help, and never given to anybody.
//!
//! The compiler is silent, for the field is read by `Debug`. Each option needs one test that sees what it does.

mod main {
    fn rules(cli: &Cli) -> Rules {
        Rules {
            retry: Retry {
                retries: cli.retries,
                pause: milliseconds(cli.pause_ms),
            },
            quiet: None,
        }
    }
}
