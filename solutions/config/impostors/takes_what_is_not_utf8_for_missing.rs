//! title: Reads a variable that is not UTF-8 as missing
//! severity: major
//! seen by: integration::problems::a_variable_that_is_not_utf8_is_an_error
//! rule: A variable that is not UTF-8 is an error: it is not missing, and it is not repaired.
//! asks: which source counts if a variable is set to bytes that are not text?
//!
//! The author handles a variable that is not UTF-8 like one that is not set. The user has set a value, and the
//! program silently uses the default or the file.
//!
//! Tests with good values and with an empty environment pass. A test needs a value that is not UTF-8.

mod sources {
    impl Sources<'_> {
        fn find(&self, variable: &Variable) -> Result<(String, Origin), Problem> {
            if let Some((flag, text)) = self.flag(variable) {
                return Ok((text.to_owned(), Origin::Flag(flag)));
            }
            if let Some(value) = self.environment.get(variable.name)
                && let Ok(text) = value.into_string()
            {
                return Ok((text, Origin::Environment));
            }
            if let Some(entry) = self.dot_env.get(variable.name) {
                let text = entry.value.expose().clone();
                return Ok((text, Origin::DotEnv(entry.first_line)));
            }
            match variable.default {
                Some(text) => Ok((text.to_owned(), Origin::Default)),
                None => Err(Problem::Missing {
                    name: variable.name,
                    expected: variable.expected,
                }),
            }
        }
    }
}
