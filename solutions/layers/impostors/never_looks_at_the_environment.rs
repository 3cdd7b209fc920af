//! title: Never looks at the environment
//! severity: minor
//! layers: e2e
//! seen by: e2e::options::the_option_goes_before_the_environment
//! rule: The tariff's file: that of the option, or else that of the variable.
//! asks: where does the program find the tariff when no option names it?
//!
//! The variable is in the help, and everybody who wrote the program uses the option.
//!
//! What the program takes from its environment only a test with an environment can see.

mod main {
    fn tariff_path(cli: &Cli) -> Option<PathBuf> {
        cli.tariff.clone()
    }
}
