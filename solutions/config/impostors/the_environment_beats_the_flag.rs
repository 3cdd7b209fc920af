//! title: Prefers the environment to the flag
//! severity: major
//! seen by: integration::sources::the_highest_source_that_has_a_setting_counts
//! rule: A flag beats the environment, the environment beats `.env`, and `.env` beats the default.
//! asks: which value counts when a flag and the environment both have one?
//!
//! A user types a flag for this one start. Here an older variable wins, which may have been set long ago, and the
//! flag has no effect.
//!
//! Four sources have three pairs of neighbours. Each pair needs a test in which both have a value.

mod sources {
    impl Sources<'_> {
        fn find(&self, variable: &Variable) -> Result<(String, Origin), Problem> {
            if let Some(value) = self.environment.get(variable.name) {
                return match value.into_string() {
                    Ok(text) => Ok((text, Origin::Environment)),
                    Err(_) => Err(Problem::NotUtf8 {
                        name: variable.name,
                        expected: variable.expected,
                    }),
                };
            }
            if let Some((flag, text)) = self.flag(variable) {
                return Ok((text.to_owned(), Origin::Flag(flag)));
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
