//! A rule: `/todos/<int:id>`.

use std::collections::BTreeMap;

use thiserror::Error;

use crate::failure::Failure;
use crate::path;

/// The texts that a variable of a rule accepts. Rules are tried in the order of the variants: the narrower one
/// first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Converter {
    /// `<int:name>`: a segment that is a number (see [`path::number`]).
    Int,
    /// `<name>`: a segment, unless it is empty.
    Text,
    /// `<path:name>`: all remaining segments, at least one, joined by `/`. The first is not empty.
    Path,
}

/// One part of a rule, between two slashes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// These characters. (A rule that ends in a slash has an empty last part.)
    Literal(String),
    /// A variable, for a text that the converter accepts.
    Variable {
        /// What that is.
        converter: Converter,
        /// The name for the view.
        name: String,
    },
}

/// Why a rule is refused. It is a mistake of the program's author, and is reported before the server starts.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RuleError {
    /// It does not begin with `/`.
    #[error("the rule {0:?} does not begin with a slash")]
    NoSlash(String),
    /// A part has a `<` or a `>` and is not `<name>` or `<converter:name>` as a whole, or its name is empty.
    #[error("{0:?} is neither a literal nor a variable")]
    BadPart(String),
    /// `<float:x>`: an unknown converter.
    #[error("there is no converter {0:?}")]
    UnknownConverter(String),
    /// Two variables have this name.
    #[error("there are two variables {0:?}")]
    NameTwice(String),
    /// A part follows a `<path:name>`, which takes all segments.
    #[error("something stands behind the variable {0:?}, which takes all that is left")]
    PathNotLast(String),
}

/// The value of a variable in a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    /// By [`Converter::Int`].
    Int(u64),
    /// By [`Converter::Text`] or [`Converter::Path`].
    Text(String),
}

/// The arguments of a view: the variables, by their names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Args(pub BTreeMap<String, Arg>);

/// A view asked for an argument that its rule does not have.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("the rule has no {kind} {name:?}")]
pub struct NoArgument {
    kind: &'static str,
    name: String,
}

impl Args {
    /// A number.
    ///
    /// # Errors
    /// A 500, if the rule has no `<int:name>` of this name.
    pub fn int(&self, name: &str) -> Result<u64, Failure> {
        match self.0.get(name) {
            Some(Arg::Int(number)) => Ok(*number),
            _ => Err(no_argument("number", name)),
        }
    }

    /// A text.
    ///
    /// # Errors
    /// A 500, if the rule has no `<name>` or `<path:name>` of this name.
    pub fn text(&self, name: &str) -> Result<&str, Failure> {
        match self.0.get(name) {
            Some(Arg::Text(text)) => Ok(text),
            _ => Err(no_argument("text", name)),
        }
    }
}

fn no_argument(kind: &'static str, name: &str) -> Failure {
    Failure::error(NoArgument {
        kind,
        name: name.to_owned(),
    })
}

impl Part {
    /// Reads the text between two slashes of a rule: `todos`, `<name>`, `<int:name>` or `<path:name>`.
    ///
    /// # Errors
    /// [`RuleError::BadPart`] or [`RuleError::UnknownConverter`]; for `<float:>`, which is both,
    /// [`RuleError::UnknownConverter`].
    pub fn parse(text: &str) -> Result<Self, RuleError> {
        if !text.contains(['<', '>']) {
            return Ok(Self::Literal(text.to_owned()));
        }
        let bad = || RuleError::BadPart(text.to_owned());
        let inside = text
            .strip_prefix('<')
            .and_then(|rest| rest.strip_suffix('>'))
            .filter(|inside| !inside.contains(['<', '>']))
            .ok_or_else(bad)?;
        let (converter, name) = match inside.split_once(':') {
            None => (Converter::Text, inside),
            Some(("int", name)) => (Converter::Int, name),
            Some(("path", name)) => (Converter::Path, name),
            Some((other, _)) => return Err(RuleError::UnknownConverter(other.to_owned())),
        };
        if name.is_empty() {
            return Err(bad());
        }
        Ok(Self::Variable {
            converter,
            name: name.to_owned(),
        })
    }
}

impl Converter {
    /// The value of one segment, or `None` if this converter does not accept it. (A path of one segment is like a
    /// text.)
    #[must_use]
    pub fn convert(self, segment: &str) -> Option<Arg> {
        match self {
            Self::Int => path::number(segment).map(Arg::Int),
            Self::Text | Self::Path => (!segment.is_empty()).then(|| Arg::Text(segment.to_owned())),
        }
    }
}

/// A rule that has been read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    parts: Vec<Part>,
}

impl Rule {
    /// Reads a rule.
    ///
    /// # Errors
    /// The first error, from the left: a rule that does not begin with `/`, a part that cannot be read, a repeated
    /// name, a part behind a `<path:name>`.
    pub fn parse(text: &str) -> Result<Self, RuleError> {
        let rest = text
            .strip_prefix('/')
            .ok_or_else(|| RuleError::NoSlash(text.to_owned()))?;
        let mut parts = Vec::new();
        for part in rest.split('/') {
            let part = Part::parse(part)?;
            follows(&part, &parts)?;
            parts.push(part);
        }
        Ok(Self { parts })
    }

    /// The arguments for these segments, or `None` if the rule does not fit them. It fits if the literals are equal,
    /// each variable accepts its segment, and neither side has more parts.
    #[must_use]
    pub fn args(&self, segments: &[String]) -> Option<Args> {
        let mut args = Args::default();
        let mut rest = segments;
        for part in &self.parts {
            let (first, behind) = rest.split_first()?;
            rest = behind;
            match part {
                Part::Literal(literal) if literal == first => {}
                Part::Literal(_) => return None,
                Part::Variable { converter, name } => {
                    let mut arg = converter.convert(first)?;
                    if *converter == Converter::Path {
                        let all: Vec<_> = [first].into_iter().chain(behind).cloned().collect();
                        arg = Arg::Text(all.join("/"));
                        rest = &[];
                    }
                    args.0.insert(name.clone(), arg);
                }
            }
        }
        rest.is_empty().then_some(args)
    }

    /// The weight of a rule: of two rules the smaller one is tried first, whatever their order in the program. Compared
    /// from the left, a literal is smaller than an `int`, an `int` than a text, and a text than a path.
    #[must_use]
    pub fn weight(&self) -> Vec<Option<Converter>> {
        // A literal is `None`, which is smaller than any converter.
        self.parts
            .iter()
            .map(|part| match part {
                Part::Literal(_) => None,
                Part::Variable { converter, .. } => Some(*converter),
            })
            .collect()
    }
}

/// Whether a part may follow these.
fn follows(part: &Part, before: &[Part]) -> Result<(), RuleError> {
    for earlier in before {
        let Part::Variable { converter, name } = earlier else {
            continue;
        };
        if *converter == Converter::Path {
            return Err(RuleError::PathNotLast(name.clone()));
        }
        if matches!(part, Part::Variable { name: own, .. } if own == name) {
            return Err(RuleError::NameTwice(name.clone()));
        }
    }
    Ok(())
}
