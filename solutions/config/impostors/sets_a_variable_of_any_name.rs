//! title: Sets a variable of any name
//! severity: minor
//! seen by: e2e::set::what_cannot_be_set_changes_nothing
//! rule: It refuses names that are none of the eight.
//! asks: what does `config set` do with a name that is none of the eight?
//!
//! A user types `config set FERRY_PROT`. The program writes a line and ends with 0, and no program ever reads this
//! variable.
//!
//! The program knows all its names, so it can find the mistake. A test needs a name that is nearly right.

mod main {
    fn set_in_file(name: String) -> Result<(), Failure> {
        let mut input = String::new();
        io::stdin()
            .read_to_string(&mut input)
            .map_err(Failure::Stdin)?;
        let value = input
            .strip_suffix("\r\n")
            .or_else(|| input.strip_suffix('\n'))
            .unwrap_or(&input);
        let text = set(&read_dot_env()?, &name, value)?;
        write_dot_env(&text)
    }
}
