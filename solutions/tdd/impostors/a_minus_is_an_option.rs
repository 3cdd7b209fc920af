//! title: Takes a minus for an option
//! severity: minor
//! seen by: e2e::failures::bad_input_names_its_place
//! rule: A text may begin with a `-`, and is not an option then.
//! asks: what does the program say to an argument that begins with a minus?
//!
//! `tdd -1,2` is answered with "unexpected argument '-1'" and a line on usage. It is refused, and even with the right
//! exit status, but not for what is wrong with it.
//!
//! No function is to blame: it happens before the first one of ours is called. A test of the whole program sees it.

mod main {
    #[derive(Debug, Parser)]
    #[command(name = "tdd", bin_name = "tdd", version)]
    struct Cli {
        /// Append every sum to this file
        #[arg(long, value_name = "FILE")]
        log: Option<PathBuf>,
        /// The numbers, such as `1,2,3`
        text: String,
    }
}
