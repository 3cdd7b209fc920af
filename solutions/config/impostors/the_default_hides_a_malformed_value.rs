//! title: The default hides a malformed value
//! severity: critical
//! seen by: integration::problems::every_malformed_value_is_named_with_its_origin
//! rule: A malformed value is an error, although the setting has a default.
//! asks: what happens to a malformed value of a setting that has a default?
//!
//! `parse().unwrap_or(default)`: the service always starts. With a typing error in the log level, in the port, in the time to
//! wait, it starts with another value than the one that somebody has set, and says nothing.
//!
//! A default is for what nobody has said. Test it with something that somebody has said, and said wrongly.

mod sources {
    impl Sources<'_> {
        pub fn read<T>(
            &self,
            variable: &Variable,
            parse: fn(&str) -> Option<T>,
        ) -> Result<Sourced<T>, Problem> {
            let (text, origin) = self.find(variable)?;
            if let Some(value) = parse(&text) {
                return Ok(Sourced { value, origin });
            }
            if let Some(value) = variable.default.and_then(parse) {
                let origin = Origin::Default;
                return Ok(Sourced { value, origin });
            }
            Err(Problem::Malformed {
                name: variable.name,
                origin,
                found: None,
                expected: variable.expected,
            })
        }
    }
}
