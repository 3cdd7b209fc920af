//! title: Tells how long a malformed secret is
//! severity: major
//! seen by: integration::problems::a_malformed_secret_is_named_and_not_shown
//! rule: No part of a malformed **secret** is shown: not in `{}`, not in `{:?}`, and not in the error's source.
//! asks: what does an error show of a malformed secret that depends on it?
//!
//! The error shows a star for each character of the secret. A reader of the log then knows its length, which makes
//! guessing easier.
//!
//! A test that looks for the secret in the text passes. A test has to compare the whole error.

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
                    found: Some(if variable.secret {
                        "*".repeat(text.chars().count())
                    } else {
                        text
                    }),
                    expected: variable.expected,
                }),
            }
        }
    }
}
