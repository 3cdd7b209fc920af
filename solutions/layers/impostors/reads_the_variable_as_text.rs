//! title: Reads the variable as text
//! severity: minor
//! layers: e2e
//! seen by: e2e::options::the_name_of_a_file_need_not_be_text
//! rule: The name of the file need not be UTF-8.
//! asks: which names can a file have that the variable names?
//!
//! `env::var` has two errors: the variable is not set, or it is not UTF-8. `.ok()` makes them one. A user whose folder
//! has an old name sets the variable, and the program says that there is no tariff.
//!
//! All names in the other tests are ASCII. A test of the built command sets a name of other bytes.

mod main {
    fn tariff_path(cli: &Cli) -> Option<PathBuf> {
        let variable = || env::var(TARIFF).ok().filter(|path| !path.is_empty());
        cli.tariff
            .clone()
            .or_else(|| variable().map(PathBuf::from))
    }
}
