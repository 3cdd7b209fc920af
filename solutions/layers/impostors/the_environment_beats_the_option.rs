//! title: Prefers the variable to the option
//! severity: major
//! layers: e2e
//! planted: yes
//! seen by: e2e::options::the_option_goes_before_the_environment
//! rule: `--tariff` goes before the variable, and then the variable does not matter.
//! asks: which tariff counts when both the option and the variable name one?
//!
//! The program has two sources and uses the first one that is set. Both orders look the same as long as only one
//! source is set. A user who sets both gets the prices of the wrong tariff.
//!
//! A test of the built command has to set both at once.

mod main {
fn tariff_path(cli: &Cli) -> Option<PathBuf> {
    let variable = env::var_os(TARIFF).filter(|path| !path.is_empty());
    variable.map(PathBuf::from).or_else(|| cli.tariff.clone())
}
}
