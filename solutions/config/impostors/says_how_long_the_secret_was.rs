//! title: Says how long the malformed secret was
//! severity: major
//! seen by: integration::problems::a_malformed_secret_is_named_and_not_shown
//! rule: Nothing of a malformed **secret** is shown, not in `{}`, not in `{:?}`, not in an error behind the error.
//! asks: what does an error show of a malformed secret that depends on it?
//!
//! The secret itself is not in the error; only stars are, one for each of its characters. So whoever reads the log knows where
//! to begin guessing, and that the key is shorter than it should be.
//!
//! A test that only looks for the secret in the text is green. The one that compares the whole error is not.

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
