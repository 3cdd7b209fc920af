//! title: Keeps the line break of `echo`
//! severity: major
//! seen by: e2e::set::set_writes_what_stands_on_standard_input
//! rule: `set` takes one line break off the end of its input (`\n` or `\r\n`).
//! asks: what value is set when the input ends with a line break?
//!
//! `echo` and many other tools write a line break at the end of their output. The code writes it into the file as a
//! part of the key, and no server accepts this key.
//!
//! A test of the built command needs an input that ends in a line break.

mod main {
    fn set_in_file(name: String) -> Result<(), Failure> {
        if !VARIABLES.iter().any(|variable| variable.name == name) {
            return Err(Failure::UnknownName(name));
        }
        let mut input = String::new();
        io::stdin()
            .read_to_string(&mut input)
            .map_err(Failure::Stdin)?;
        let text = set(&read_dot_env()?, &name, &input)?;
        write_dot_env(&text)
    }
}
