//! title: Ignores the variable
//! severity: minor
//! layers: e2e
//! seen by: e2e::options::the_option_goes_before_the_environment
//! rule: Without `--tariff`, the variable `LAYERS_TARIFF` names the file.
//! asks: where does the program find the tariff when no option names it?
//!
//! The help describes the variable, but the authors always use the option. A user who sets only `LAYERS_TARIFF` gets
//! an error about a missing tariff.
//!
//! Only a test of the built command can set its environment.

mod main {
    fn tariff_path(cli: &Cli) -> Option<PathBuf> {
        cli.tariff.clone()
    }
}
