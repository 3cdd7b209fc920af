//! The failures of an instance.

use std::fmt::{self, Write as _};

use serde_json::{Number, Value};
use thiserror::Error;

use crate::pointer::Pointer;

/// One failure of an instance.
///
/// Its `Display` is one line for every schema and instance: the instance's pointer in quotes, as in RFC 6901 §5, the
/// sentence, and the keyword's pointer: `"/price": must be at least 0 ("/properties/price/minimum")`.
#[derive(Debug, Clone, PartialEq)]
pub struct Failure {
    /// The part of the instance that is wrong.
    pub instance: Pointer,
    /// The keyword that failed: the path to it through the schema, with every `$ref` on the way (JSON Schema Core
    /// §12.3.1). For the schema `false` it is the path to that schema.
    pub keyword: Pointer,
    /// What is wrong. Its `Display` is a sentence that a form can show beside the field.
    pub reason: Reason,
}

/// Why an instance is refused. The fields of a variant say what the schema asks for.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum Reason {
    /// The schema is `false`.
    #[error("is not allowed")]
    Never,
    /// `type`.
    #[error("must be {}, not {found}", either(.expected))]
    Type {
        /// The allowed types, in the schema's order.
        expected: Vec<Type>,
        /// The instance's type: [`Type::Number`] for every number.
        found: Type,
    },
    /// `enum`: the allowed values.
    #[error("must be one of {}", listed(.0))]
    Enum(Vec<Value>),
    /// `const`: the allowed value.
    #[error("must be {0}")]
    Const(Value),
    /// `minimum`.
    #[error("must be at least {0}")]
    Minimum(Number),
    /// `maximum`.
    #[error("must be at most {0}")]
    Maximum(Number),
    /// `exclusiveMinimum`.
    #[error("must be more than {0}")]
    ExclusiveMinimum(Number),
    /// `exclusiveMaximum`.
    #[error("must be less than {0}")]
    ExclusiveMaximum(Number),
    /// `multipleOf`.
    #[error("must be a multiple of {0}")]
    MultipleOf(Number),
    /// `minLength`.
    #[error("must have {0} or more characters")]
    MinLength(Number),
    /// `maxLength`.
    #[error("must have {0} or fewer characters")]
    MaxLength(Number),
    /// `pattern`.
    #[error("must match the pattern {0}")]
    Pattern(String),
    /// `minItems`.
    #[error("must have {0} or more items")]
    MinItems(Number),
    /// `maxItems`.
    #[error("must have {0} or fewer items")]
    MaxItems(Number),
    /// `uniqueItems`: the first two items that are equal, counted from 0; `first` is less than `second`, and there is
    /// no such pair with a smaller `second`.
    #[error("must not have the same item twice ({first} and {second})")]
    UniqueItems {
        /// The index of the first one.
        first: usize,
        /// The index of the second one.
        second: usize,
    },
    /// `contains`, without `minContains`.
    #[error("must have an item of the kind that is asked for")]
    Contains,
    /// `minContains`.
    #[error("must have {0} or more items of the kind that is asked for")]
    MinContains(Number),
    /// `maxContains`.
    #[error("must have {0} or fewer items of the kind that is asked for")]
    MaxContains(Number),
    /// `required`: one name that is missing.
    #[error("must have the property {0:?}")]
    Required(String),
    /// `minProperties`.
    #[error("must have {0} or more properties")]
    MinProperties(Number),
    /// `maxProperties`.
    #[error("must have {0} or fewer properties")]
    MaxProperties(Number),
    /// `propertyNames`: a name, and its failure.
    #[error("has a property {name:?}, whose name {reason}")]
    PropertyName {
        /// The name.
        name: String,
        /// What is wrong with it.
        reason: Box<Reason>,
    },
    /// `anyOf`.
    #[error("must be of one of several kinds, and is of none of them")]
    AnyOf,
    /// `oneOf`: how many of the schemas accept the instance. It is not 1.
    #[error("must be of exactly one of several kinds, and is of {0} of them")]
    OneOf(usize),
    /// `not`.
    #[error("must not be of the kind that is forbidden here")]
    Not,
    /// Unknown, and so not valid: the schemas are nested too deeply.
    #[error("cannot be checked: it is nested too deep")]
    TooDeep,
    /// Unknown, and so not valid: more schemas would have to be applied than the limit allows.
    #[error("cannot be checked: it takes too many steps")]
    TooMuch,
    /// Unknown, and so not valid: the search for a pattern took too long.
    #[error("cannot be checked: a pattern takes too long")]
    TakesTooLong,
}

/// The types that `type` knows (JSON Schema Validation §6.1.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Type {
    /// `null`.
    Null,
    /// `true` or `false`.
    Boolean,
    /// A number without a fraction, in any notation.
    Integer,
    /// Any number.
    Number,
    /// A string.
    String,
    /// An array.
    Array,
    /// An object.
    Object,
}

impl Type {
    /// The type with this name; `None`, if no type has it.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "null" => Some(Self::Null),
            "boolean" => Some(Self::Boolean),
            "integer" => Some(Self::Integer),
            "number" => Some(Self::Number),
            "string" => Some(Self::String),
            "array" => Some(Self::Array),
            "object" => Some(Self::Object),
            _ => None,
        }
    }

    /// The type of a value. Every number is a [`Type::Number`].
    #[must_use]
    pub fn of(value: &Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(_) => Self::Boolean,
            Value::Number(_) => Self::Number,
            Value::String(_) => Self::String,
            Value::Array(_) => Self::Array,
            Value::Object(_) => Self::Object,
        }
    }
}

impl fmt::Display for Type {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Null => "null",
            Self::Boolean => "true or false",
            Self::Integer => "an integer",
            Self::Number => "a number",
            Self::String => "a string",
            Self::Array => "an array",
            Self::Object => "an object",
        })
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let instance = Value::String(self.instance.to_string());
        let keyword = Value::String(self.keyword.to_string());
        let line = format!("{instance}: {} ({keyword})", self.reason);
        line.chars().try_for_each(|character| {
            if is_deceptive(character) {
                let mut units = [0; 2];
                let mut units = character.encode_utf16(&mut units).iter();
                units.try_for_each(|unit| write!(formatter, "\\u{unit:04x}"))
            } else {
                formatter.write_char(character)
            }
        })
    }
}

/// Whether a character could change how a terminal shows the rest of the line: control characters and line breaks,
/// characters that change the direction of writing, and invisible ones. Schemas and documents may come from a stranger.
fn is_deceptive(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}'
        )
}

/// Types as a person reads them: `a string or null`.
fn either(types: &[Type]) -> String {
    let names: Vec<_> = types.iter().map(Type::to_string).collect();
    names.join(" or ")
}

/// Values as JSON writes them, with commas between.
fn listed(values: &[Value]) -> String {
    let values: Vec<_> = values.iter().map(Value::to_string).collect();
    values.join(", ")
}
