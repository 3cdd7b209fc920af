//! title: Uses the default for a malformed value
//! severity: critical
//! seen by: integration::problems::every_malformed_value_is_named_with_its_origin
//! rule: A malformed value is an error, although the setting has a default.
//! asks: what happens to a malformed value of a setting that has a default?
//!
//! With `parse().unwrap_or(default)` the service always starts. After a typing error in the port or the timeout it
//! starts with another value, and the operator gets no message.
//!
//! A default is for a missing value. A test needs a malformed value of a setting that has a default.

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
