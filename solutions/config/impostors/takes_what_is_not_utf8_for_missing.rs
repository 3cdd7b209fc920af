//! title: Takes what is not UTF-8 for missing
//! severity: major
//! seen by: integration::problems::a_variable_that_is_not_utf8_is_an_error
//! rule: A variable that is not UTF-8 is an error: it is not missing, and it is not repaired.
//! asks: which source counts when a variable is set to something that is no text?
//!
//! `std::env::var(name).ok()` is short, and drops two errors: that the variable is not set, and that it is set to something
//! that is not UTF-8. In the second case somebody has said something, and the default answers.
//!
//! The happy path and the empty environment are both green. It takes a value that no `&str` can hold.

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
