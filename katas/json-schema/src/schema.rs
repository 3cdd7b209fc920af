//! A schema, ready to be asked.

use std::sync::LazyLock;

use serde_json::Value;
use thiserror::Error;

use crate::evaluate::Evaluation;
use crate::failure::Failure;
use crate::metaschema;
use crate::pointer::Pointer;
use crate::references::References;

/// The metaschema, as a schema among others. It is read once for the whole process.
static METASCHEMA: LazyLock<Schema> = LazyLock::new(Schema::metaschema);

/// A JSON Schema, draft 2020-12.
///
/// It knows `type`, `enum`, `const`; `minimum`, `maximum`, `exclusiveMinimum`, `exclusiveMaximum`, `multipleOf`;
/// `minLength`, `maxLength`, `pattern`; `prefixItems`, `items`, `contains`, `minContains`, `maxContains`, `minItems`,
/// `maxItems`, `uniqueItems`; `properties`, `patternProperties`, `additionalProperties`, `propertyNames`, `required`,
/// `minProperties`, `maxProperties`; `allOf`, `anyOf`, `oneOf`, `not`, `if`, `then`, `else`; `$ref`, `$defs`, `$anchor`,
/// `$id`. Every other keyword is ignored.
#[derive(Debug, Clone)]
pub struct Schema {
    root: Value,
    references: References,
}

/// Why a document cannot be used as a schema. Pointers are into that document.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum SchemaError {
    /// It does not look like a schema: a keyword's value is of the wrong type, say. These are the failures of the
    /// document as an instance of the metaschema, in its order, and there is at least one.
    #[error("not a schema:{}", lines(.0))]
    NotASchema(Vec<Failure>),
    /// A regular expression, as a value of `pattern` or as a name in `patternProperties`, that is none in JavaScript, or
    /// is beyond a limit of this program.
    #[error("not a schema:\n{at}: {pattern:?} cannot be used as a regular expression: {problem}", at = quoted(.at))]
    Pattern {
        /// The `pattern`, or the name in `patternProperties`.
        at: Pointer,
        /// The expression.
        pattern: String,
        /// What is wrong with it, or which limit it is beyond.
        problem: String,
    },
    /// A `$ref` that leads out of the document or to nothing that is a schema. Nothing is fetched from anywhere.
    #[error("not a schema:\n{at}: {reference:?} leads to no schema in this document", at = quoted(.at))]
    Reference {
        /// The `$ref`.
        at: Pointer,
        /// Its value.
        reference: String,
    },
    /// A `$ref` that comes back to itself before it has come to another part of the instance, and so would never end.
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
        todo!()
    }

    /// The schema of all schemas.
    pub(crate) fn of_schemas() -> &'static Self {
        &METASCHEMA
    }

    /// Reads the metaschema, which cannot be checked by itself before it is there.
    fn metaschema() -> Self {
        let root = metaschema::document();
        let references = References::read(&root).unwrap_or_default();
        Self { root, references }
    }

    /// All that is wrong with an instance; nothing, if it is valid.
    ///
    /// The failures stand in the order in which the schema's keywords do; `serde_json` sorts them by name. Of schemas
    /// within each other, this one and those that `$ref` leads to included, no more than 500 are asked, of all schemas no
    /// more than `Effort` allows, and no pattern is searched for ever: what is left then is
    /// [`Reason::TooDeep`](crate::Reason::TooDeep), [`Reason::TooMuch`](crate::Reason::TooMuch) or
    /// [`Reason::TakesTooLong`](crate::Reason::TakesTooLong), as the one failure, at the place where it happened first.
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

/// Every failure on a line of its own.
fn lines(failures: &[Failure]) -> String {
    let lines: Vec<_> = failures.iter().map(Failure::to_string).collect();
    format!("\n{}", lines.join("\n"))
}

fn quoted(pointer: &Pointer) -> Value {
    Value::String(pointer.to_string())
}
