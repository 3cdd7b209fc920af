//! title: Reads other programs' variables
//! severity: major
//! seen by: integration::sources::every_setting_but_the_secrets_has_a_default
//! rule: The environment is asked for the eight names and for no other.
//! asks: which variables does the program read from the environment?
//!
//! If `FERRY_PORT` is missing, this code reads `PORT`, which some platforms set. But other programs use `PORT`,
//! `HOST` and `API_KEY` too. An operator who sets one for them also changes this service.
//!
//! A test of values does not see it. A mock that accepts only the eight names does.

mod sources {
    impl Sources<'_> {
        fn find(&self, variable: &Variable) -> Result<(String, Origin), Problem> {
            if let Some((flag, text)) = self.flag(variable) {
                return Ok((text.to_owned(), Origin::Flag(flag)));
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
            if let Some(value) = self
                .environment
                .get(variable.name.trim_start_matches("FERRY_")) {
                return match value.into_string() {
                    Ok(text) => Ok((text, Origin::Environment)),
                    Err(_) => Err(Problem::NotUtf8 {
                        name: variable.name,
                        expected: variable.expected,
                    }),
                };
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
