//! title: Rejects a malformed variable below a flag
//! severity: minor
//! seen by: integration::problems::a_variable_that_is_not_utf8_is_an_error
//! rule: A source below the one that counts is not looked at, so its text may be malformed.
//! asks: what does a variable that is not text do to a setting that has a flag?
//!
//! The code reads all variables as text first, and chooses the source afterwards. A variable that is not UTF-8 then
//! stops the program, although the user gave a flag.
//!
//! A test needs a bad value in a source that does not count.

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
