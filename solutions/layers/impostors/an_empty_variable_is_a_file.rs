//! title: An empty variable is a file
//! severity: minor
//! layers: e2e
//! seen by: e2e::options::without_either_it_says_how_to_name_one
//! rule: One that is set to nothing names none.
//! asks: what is a variable worth that is set to an empty text?
//!
//! `LAYERS_TARIFF= layers …` is how a shell takes a variable away for one call. The program looks for a file with
//! no name, and says that there is no such file.
//!
//! Set, not set, and set to nothing: a variable has three states, and tests often know two.

mod main {
    fn tariff_path(cli: &Cli) -> Option<PathBuf> {
        let variable = || env::var_os(TARIFF);
        cli.tariff
            .clone()
            .or_else(|| variable().map(PathBuf::from))
    }
}
