//! title: Reads a file for an empty variable
//! severity: minor
//! layers: e2e
//! seen by: e2e::options::without_either_it_says_how_to_name_one
//! rule: An empty variable names no file.
//! asks: what is a variable worth that is set to an empty text?
//!
//! A user who types `LAYERS_TARIFF= layers …` means that the variable names no file. This program looks for a file
//! with an empty name, and says that there is no such file.
//!
//! A variable can be set, not set, or set to an empty text. Many tests have only the first two cases.

mod main {
    fn tariff_path(cli: &Cli) -> Option<PathBuf> {
        let variable = || env::var_os(TARIFF);
        cli.tariff
            .clone()
            .or_else(|| variable().map(PathBuf::from))
    }
}
