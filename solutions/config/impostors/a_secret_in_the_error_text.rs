//! title: A secret in the error text
//! severity: critical
//! seen by: integration::problems::a_malformed_secret_is_named_and_not_shown
//! rule: Nothing of a malformed **secret** is shown, not in `{}`, not in `{:?}`, not in an error behind the error.
//! asks: what can be read of a malformed secret in everything that the error prints?
//!
//! "FERRY_API_KEY is "hunter2…"" is helpful, and stands in the log from now on, in the ticket, and on the screen that is
//! being shared. A mistyped password is most of a password.
//!
//! Hiding the good value is the easy half. The test that matters has a secret that is malformed, and looks for it in
//! everything that the error can print.

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
