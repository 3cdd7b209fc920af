//! title: Ignores the option `--quiet`
//! severity: major
//! seen by: e2e::rounds::in_quiet_hours_a_storm_waits_until_they_are_over
//! rule: `--quiet HH:MM-HH:MM` | none | quiet hours, in UTC
//! asks: what does the program do in a storm when the option names this very hour as quiet?
//!
//! The program parses and checks `--quiet`, and explains it in the help. But it does not pass the quiet hours on. The
//! compiler does not warn, since the derived `Debug` reads the field.
//!
//! Every option needs a test of the built command that sees what the option does.

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
