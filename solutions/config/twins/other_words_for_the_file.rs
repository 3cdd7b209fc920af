//! title: Says in other words that standard input is no text
//! freedom: wording
//! rule: a file that cannot be read or written; standard error says which
//!
//! The message says what cannot be read, and the words for the reason are free. The reference uses the words of the
//! standard library, and this version has its own.

mod main {
    fn set_in_file(name: String) -> Result<(), Failure> {
        if !VARIABLES.iter().any(|variable| variable.name == name) {
            return Err(Failure::UnknownName(name));
        }
        let mut input = Vec::new();
        let read = io::stdin().read_to_end(&mut input);
        read.map_err(Failure::Stdin)?;
        let input = String::from_utf8(input)
            .map_err(|_| Failure::Stdin(io::Error::other("the bytes are no UTF-8")))?;
        let value = input.strip_suffix('\n').unwrap_or(&input);
        let value = match value.strip_suffix('\r') {
            Some(rest) if input.ends_with('\n') => rest,
            _ => value,
        };
        let text = set(&read_dot_env()?, &name, value)?;
        write_dot_env(&text)
    }
}
