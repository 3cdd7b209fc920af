//! title: An empty value in the file counts as missing
//! severity: minor
//! seen by: integration::problems::a_malformed_secret_is_named_and_not_shown
//! rule: An empty text is a text, in all sources: it beats what stands below, and is refused if `parse` refuses it.
//! asks: what does an empty value in the file do to the default?
//!
//! Nothing is a value in the environment, and in the file it is not: the rule was decided once and built twice.
//!
//! A rule that holds for all sources needs a test for each of them. Here only the file differs.

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
