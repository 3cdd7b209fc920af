//! title: Prefers the file to the environment
//! severity: critical
//! seen by: integration::sources::the_highest_source_that_has_a_setting_counts
//! rule: A flag beats the environment, the environment beats `.env`, and `.env` beats the default.
//! asks: which value counts when the environment and the file both have one?
//!
//! Some libraries load `.env` by writing it over the environment. A forgotten file then decides which database the
//! production system uses. The operator sets the variable, and it has no effect.
//!
//! A test with one source passes. A test needs two sources with different values.

mod sources {
    impl Sources<'_> {
        fn find(&self, variable: &Variable) -> Result<(String, Origin), Problem> {
            if let Some((flag, text)) = self.flag(variable) {
                return Ok((text.to_owned(), Origin::Flag(flag)));
            }
            if let Some(entry) = self.dot_env.get(variable.name) {
                let text = entry.value.expose().clone();
                return Ok((text, Origin::DotEnv(entry.first_line)));
            }
            if let Some(value) = self.environment.get(variable.name) {
                return match value.into_string() {
                    Ok(text) => Ok((text, Origin::Environment)),
                    Err(_) => Err(Problem::NotUtf8 {
                        name: variable.name,
                        expected: variable.expected,
                    }),
                };
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
