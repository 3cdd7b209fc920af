//! title: Ignores an empty value in the file
//! severity: minor
//! seen by: integration::problems::a_malformed_secret_is_named_and_not_shown
//! rule: An empty text is a text, in all sources: it overrides lower sources, and is refused if `parse` refuses it.
//! asks: what does an empty value in the file do to the default?
//!
//! An empty value in the environment counts here, and an empty one in the file does not. The author built one rule in
//! two places. A user who empties a setting in the file gets the default.
//!
//! A rule for all sources needs a test with each of them.

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
            if let Some(entry) = self.dot_env.get(variable.name)
                && !entry.value.expose().is_empty()
            {
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
