//! title: Shows a malformed secret in the error
//! severity: critical
//! seen by: integration::problems::a_malformed_secret_is_named_and_not_shown
//! rule: No part of a malformed **secret** is shown: not in `{}`, not in `{:?}`, and not in the error's source.
//! asks: what does the error show of a malformed secret?
//!
//! `FERRY_API_KEY is "hunter2…"` looks helpful. But the text goes into the log, into a ticket and onto a shared
//! screen. A password with one wrong letter still tells most of the right one.
//!
//! A test that a good secret is hidden passes. A test needs a malformed secret, and looks for it in everything that
//! the error prints.

mod sources {
    impl Sources<'_> {
        pub fn read<T>(
            &self,
            variable: &Variable,
            parse: fn(&str) -> Option<T>,
        ) -> Result<Sourced<T>, Problem> {
            let (text, origin) = self.find(variable)?;
            match parse(&text) {
                Some(value) => Ok(Sourced { value, origin }),
                None => Err(Problem::Malformed {
                    name: variable.name,
                    origin,
                    found: Some(text),
                    expected: variable.expected,
                }),
            }
        }
    }
}
