//! title: Forgets that it should be short
//! severity: minor
//! layers: e2e
//! seen by: e2e::quotes::a_script_gets_the_total_and_nothing_else
//! rule: Print the total and nothing else
//! asks: what does the program print when only the total is wanted?
//!
//! The option is there, and the receipt comes all the same. A script cuts off the last line, and the program has to
//! look like this for ever.
//!
//! An option is a promise of the program. Nobody below has heard of it.

mod main {
    fn print(quote: &Quote, _short: bool) -> io::Result<()> {
        writeln!(io::stdout(), "{quote}")
    }
}
