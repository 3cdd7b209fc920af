//! title: An empty value counts as missing
//! severity: major
//! seen by: integration::sources::the_highest_source_that_has_a_setting_counts
//! rule: An empty text is a text, in all sources: it beats what stands below, and is refused if `parse` refuses it.
//! asks: what does a variable that is set to nothing do to the sources below it?
//!
//! In many a script an empty variable and an unset one are the same. Here they are not: whoever sets the list of allowed
//! origins to nothing wants nobody to be allowed, and gets the ones of the file below.
//!
//! The two readings can both be defended, and a program has to have one of them. A test says which.

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
