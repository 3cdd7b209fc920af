//! title: Takes a minus for an option
//! severity: minor
//! seen by: e2e::failures::bad_input_names_its_place
//! rule: A text may begin with a `-`, and is not an option then.
//! asks: what does the program say to an argument that begins with a minus?
//!
//! The program answers `tdd -1,2` with "unexpected argument '-1'" and a line about usage. The exit status is right,
//! but the user does not learn that negative numbers are not allowed.
//!
//! No test of a function sees it, because `clap` rejects the argument before any other code runs. A test of the built
//! command does.

mod main {
    #[derive(Debug, Parser)]
    #[command(name = "tdd", bin_name = "tdd", version)]
    struct Cli {
        /// Append every sum to this file
        #[arg(long, value_name = "FILE")]
        log: Option<PathBuf>,
        /// The numbers, such as `1,2,3`
        text: OsString,
    }
}
