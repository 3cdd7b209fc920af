//! title: Writes the table line by line
//! freedom: calls
//! rule: the ranking was printed
//!
//! What is printed is a rule. How often standard output is written to is not.

mod main {
    fn print(text: &str) -> Result<(), Failure> {
        let mut out = io::stdout().lock();
        for line in text.split_inclusive('\n') {
            out.write_all(line.as_bytes()).map_err(Failure::Stdout)?;
        }
        out.flush().map_err(Failure::Stdout)
    }
}
