//! title: Ignores an empty value in the environment
//! severity: major
//! seen by: integration::sources::the_highest_source_that_has_a_setting_counts
//! rule: An empty text is a text, in all sources: it overrides lower sources, and is refused if `parse` refuses it.
//! asks: what does a variable that is set to nothing do to the sources below it?
//!
//! In many scripts an empty variable and an unset one are the same. Here they are not. A user who sets the allowed
//! origins to an empty text wants to allow no origin, and gets the origins from the file.
//!
//! Both readings make sense, and the program has one of them. A test sets an empty variable and a value in the file.

mod sources {
    impl Sources<'_> {
        fn find(&self, variable: &Variable) -> Result<(String, Origin), Problem> {
            if let Some((flag, text)) = self.flag(variable) {
                return Ok((text.to_owned(), Origin::Flag(flag)));
            }
            if let Some(value) = self
                .environment
                .get(variable.name)
                .filter(|value| !value.is_empty()) {
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
