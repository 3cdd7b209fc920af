//! title: Sets whatever it is told
//! severity: minor
//! seen by: e2e::set::what_cannot_be_set_changes_nothing
//! rule: It refuses names that are none of the eight.
//! asks: what happens when a variable is to be set that is none of the eight?
//!
//! `config set FERRY_PROT` writes a line, and ends with 0. Nobody will ever read that variable.
//!
//! A program that knows all its names can find a typing error in one of them. Test it with a name that is nearly right.

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
