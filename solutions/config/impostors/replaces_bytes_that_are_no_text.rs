//! title: Replaces bytes that are no text
//! severity: major
//! seen by: integration::problems::a_variable_that_is_not_utf8_is_an_error
//! rule: A variable that is not UTF-8 is an error: it is not missing, and it is not repaired.
//! asks: what happens to a variable that is not UTF-8?
//!
//! `to_string_lossy` always gives a text, with a replacement character for bytes that it cannot read. The API key
//! then differs from the one that the user set. The server rejects it without a reason that helps.
//!
//! A test sets a variable that is not UTF-8, and expects an error.

mod sources {
    impl Sources<'_> {
        fn find(&self, variable: &Variable) -> Result<(String, Origin), Problem> {
            if let Some((flag, text)) = self.flag(variable) {
                return Ok((text.to_owned(), Origin::Flag(flag)));
            }
            if let Some(value) = self.environment.get(variable.name) {
                let text = value.to_string_lossy().into_owned();
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
