//! title: The environment beats the option
//! severity: major
//! layers: e2e
//! planted: yes
//! seen by: e2e::options::the_option_goes_before_the_environment
//! rule: The tariff's file: that of the option, or else that of the variable.
//! asks: which tariff counts when both the option and the variable name one?
//!
//! Two sources, and the first that has something wins. Both orders look the same until both sources have something.
//!
//! Precedence is a fact about the whole program in its environment. It takes both at once to see it.

mod main {
fn tariff_path(cli: &Cli) -> Option<PathBuf> {
    let variable = env::var_os(TARIFF).filter(|path| !path.is_empty());
    variable.map(PathBuf::from).or_else(|| cli.tariff.clone())
}
}
