//! title: Writes the table line by line
//! freedom: calls
//! rule: the ranking was printed
//!
//! The README says what is printed. It leaves open how often the program writes to standard output. This version
//! writes each line by itself.

mod main {
    fn print(text: &str) -> Result<(), Failure> {
        let mut out = io::stdout().lock();
        for line in text.split_inclusive('\n') {
            out.write_all(line.as_bytes()).map_err(Failure::Stdout)?;
        }
        out.flush().map_err(Failure::Stdout)
    }
}
