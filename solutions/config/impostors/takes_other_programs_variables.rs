//! title: Takes other programs' variables
//! severity: major
//! seen by: integration::sources::every_setting_but_the_secrets_has_a_default
//! rule: The environment is asked for the eight names and for no other.
//! asks: which names is the environment asked for?
//!
//! `PORT` will do if `FERRY_PORT` is not there; that is convenient on some platforms. But `PORT`, `HOST` and `API_KEY` belong
//! to everybody who is started in this environment, and nobody who sets one for another program thinks of this one.
//!
//! No test of values sees it. A mock that is told the names, and complains about every other, does.

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
