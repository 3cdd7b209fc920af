//! The four sources of a setting, from the highest to the lowest: flag, environment, `.env`, default.

use std::collections::BTreeMap;

use crate::dotenv::DotEnv;
use crate::environment::Environment;
use crate::origin::Origin;
use crate::problem::Problem;
use crate::variable::Variable;

/// Where settings come from, apart from their defaults.
#[derive(Clone, Copy)]
pub struct Sources<'a> {
    /// The options of the command line with their values, such as `--port` and `80`.
    pub flags: &'a BTreeMap<&'static str, String>,
    /// The environment.
    pub environment: &'a dyn Environment,
    /// The `.env` file.
    pub dot_env: &'a DotEnv,
}

/// A value, and where it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sourced<T> {
    /// The value.
    pub value: T,
    /// Where it came from.
    pub origin: Origin,
}

impl Sources<'_> {
    /// The value of a setting, from the highest source that has it. No other variable is read; this one may be read
    /// more than once.
    ///
    /// An empty text is a text, in all sources: it overrides lower sources, and is refused if `parse` refuses it. The
    /// text of lower sources is not parsed, so it may be malformed.
    ///
    /// # Errors
    /// [`Problem::Missing`], if no source has the setting, and it has no default. [`Problem::NotUtf8`], if the environment
    /// has it and it is not text. [`Problem::Malformed`], if `parse` refuses the text; it quotes the text, unless the
    /// setting is a secret.
    pub fn read<T>(
        &self,
        variable: &Variable,
        parse: fn(&str) -> Option<T>,
    ) -> Result<Sourced<T>, Problem> {
        let (text, origin) = self.find(variable)?;
        match parse(&text) {
            Some(value) => Ok(Sourced { value, origin }),
            None => Err(Problem::Malformed {
                name: variable.name,
                origin,
                found: (!variable.secret).then_some(text),
                expected: variable.expected,
            }),
        }
    }

    /// The text of a setting, and where it came from.
    fn find(&self, variable: &Variable) -> Result<(String, Origin), Problem> {
        if let Some((flag, text)) = self.flag(variable) {
            return Ok((text.to_owned(), Origin::Flag(flag)));
        }
        if let Some(value) = self.environment.get(variable.name) {
            // The error of `into_string` is the value itself, so it is dropped here.
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
        // A default is parsed like every other text, so a test notices a malformed one.
        match variable.default {
            Some(text) => Ok((text.to_owned(), Origin::Default)),
            None => Err(Problem::Missing {
                name: variable.name,
                expected: variable.expected,
            }),
        }
    }

    /// The value of a setting's option, if it has one and it was given.
    fn flag(&self, variable: &Variable) -> Option<(&'static str, &str)> {
        let flag = variable.flag?;
        self.flags.get(flag).map(|text| (flag, text.as_str()))
    }
}
