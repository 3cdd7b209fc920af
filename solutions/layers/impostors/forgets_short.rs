//! title: Prints the whole receipt with `--short`
//! severity: minor
//! layers: e2e
//! seen by: e2e::quotes::a_script_gets_the_total_and_nothing_else
//! rule: `--short` | print the total alone, such as `11.18`
//! asks: what does the program print when only the total is wanted?
//!
//! The program accepts `--short` and prints the whole receipt all the same. A script that expects a number gets
//! several lines, and has to cut the last one out.
//!
//! Only the program knows this option, so only a test of the built command sees it.

mod main {
    fn print(quote: &Quote, _short: bool) -> io::Result<()> {
        writeln!(io::stdout(), "{quote}")
    }
}
