//! title: Complains about a variable that lies below a flag
//! severity: minor
//! seen by: integration::problems::a_variable_that_is_not_utf8_is_an_error
//! rule: A source below the one that counts is not looked at, so its text may be malformed.
//! asks: Does the environment matter for a setting that has a flag?
//!
//! All variables are read first and turned into text, and which source counts is decided afterwards. So a variable that is no
//! text stops a program that was told by a flag what to do.
//!
//! Errors of what lies below are found only by a test in which it is bad and does not count.

mod sources {
    impl Sources<'_> {
        fn find(&self, variable: &Variable) -> Result<(String, Origin), Problem> {
            let text = match self.environment.get(variable.name) {
                Some(value) => Some(value.into_string().map_err(|_| Problem::NotUtf8 {
                    name: variable.name,
                    expected: variable.expected,
                })?),
                None => None,
            };
            if let Some((flag, text)) = self.flag(variable) {
                return Ok((text.to_owned(), Origin::Flag(flag)));
            }
            if let Some(text) = text {
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
