//! A schema, ready for use.

use std::sync::LazyLock;

use serde_json::Value;
use thiserror::Error;

use crate::evaluate::Evaluation;
use crate::failure::Failure;
use crate::metaschema;
use crate::pointer::Pointer;
use crate::references::References;

/// The metaschema, as a schema. It is read once per process.
static METASCHEMA: LazyLock<Schema> = LazyLock::new(Schema::metaschema);

/// A JSON Schema, draft 2020-12.
///
/// It supports these keywords, and ignores every other one:
///
/// - `type`, `enum`, `const`
/// - `minimum`, `maximum`, `exclusiveMinimum`, `exclusiveMaximum`, `multipleOf`
/// - `minLength`, `maxLength`, `pattern`
/// - `prefixItems`, `items`, `contains`, `minContains`, `maxContains`, `minItems`, `maxItems`, `uniqueItems`
/// - `properties`, `patternProperties`, `additionalProperties`, `propertyNames`, `required`, `minProperties`,
///   `maxProperties`
/// - `allOf`, `anyOf`, `oneOf`, `not`, `if`, `then`, `else`
/// - `$ref`, `$defs`, `$anchor`, `$id`
#[derive(Debug, Clone)]
pub struct Schema {
    root: Value,
    references: References,
}

/// Why a document cannot be used as a schema. Pointers are into that document.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum SchemaError {
    /// It is no schema: for example, a keyword's value has the wrong type. These are the failures of the document
    /// as an instance of the metaschema, in its order; there is at least one.
    #[error("not a schema:{}", lines(.0))]
    NotASchema(Vec<Failure>),
    /// A regular expression, as a value of `pattern` or as a name in `patternProperties`, that JavaScript refuses, or
    /// that exceeds a limit of this program.
    #[error("not a schema:\n{at}: {pattern:?} cannot be used as a regular expression: {problem}", at = quoted(.at))]
    Pattern {
        /// The `pattern`, or the name in `patternProperties`.
        at: Pointer,
        /// The expression.
        pattern: String,
        /// What is wrong with it, or which limit it exceeds.
        problem: String,
    },
    /// A `$ref` that leads out of the document, or to a value that is no schema. No document is fetched.
    #[error("not a schema:\n{at}: {reference:?} leads to no schema in this document", at = quoted(.at))]
    Reference {
        /// The `$ref`.
        at: Pointer,
        /// Its value.
        reference: String,
    },
    /// A `$ref` that leads back to itself for the same part of the instance, and so would never end.
    #[error("not a schema:\n{at}: the reference leads back to itself", at = quoted(.at))]
    Endless {
        /// The `$ref`; if several are part of the circle, the first of them in the document.
        at: Pointer,
    },
}

impl Schema {
    /// Reads a schema.
    ///
    /// # Errors
    /// The first of these that applies: [`SchemaError::NotASchema`], [`SchemaError::Pattern`],
    /// [`SchemaError::Reference`], [`SchemaError::Endless`].
    pub fn new(schema: Value) -> Result<Self, SchemaError> {
        let failures = Self::of_schemas().validate(&schema);
        if !failures.is_empty() {
            return Err(SchemaError::NotASchema(failures));
        }
        let references = References::read(&schema)?;
        Ok(Self {
            root: schema,
            references,
        })
    }

    /// The schema of all schemas.
    pub(crate) fn of_schemas() -> &'static Self {
        &METASCHEMA
    }

    /// Reads the metaschema, without a check by itself.
    fn metaschema() -> Self {
        let root = metaschema::document();
        let references = References::read(&root).unwrap_or_default();
        Self { root, references }
    }

    /// All failures of an instance; an empty list, if it is valid.
    ///
    /// The failures are in the order of the schema's keywords, which `serde_json` sorts by name.
    ///
    /// There are three limits: 500 nested schemas, this one and the targets of `$ref` included; the number of applied
    /// schemas (`Effort`); and the time for a pattern. Beyond one of them, the only failure is
    /// [`Reason::TooDeep`](crate::Reason::TooDeep), [`Reason::TooMuch`](crate::Reason::TooMuch) or
    /// [`Reason::TakesTooLong`](crate::Reason::TakesTooLong), at the first place where it happened.
    #[must_use]
    pub fn validate(&self, instance: &Value) -> Vec<Failure> {
        Evaluation::new(self, instance).run()
    }

    pub(crate) fn root(&self) -> &Value {
        &self.root
    }

    pub(crate) fn references(&self) -> &References {
        &self.references
    }
}

/// Prints each failure on its own line.
fn lines(failures: &[Failure]) -> String {
    let lines: Vec<_> = failures.iter().map(Failure::to_string).collect();
    format!("\n{}", lines.join("\n"))
}

fn quoted(pointer: &Pointer) -> Value {
    Value::String(pointer.to_string())
}
