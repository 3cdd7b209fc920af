//! The schema of all schemas.
//!
//! A schema is a JSON document, and another schema can describe it. So a validator can check schemas itself.

use serde_json::Value;

/// The URI of the metaschema: the value of `$schema` for draft 2020-12, and a valid target of `$ref`.
pub(crate) const URI: &str = "https://json-schema.org/draft/2020-12/schema";

/// The metaschema: the rules of the draft's, in one document, and in our own wording.
pub(crate) fn document() -> Value {
    // A test proves that it can be read. Otherwise `false` would accept no schema.
    serde_json::from_str(include_str!("metaschema.json")).unwrap_or(Value::Bool(false))
}
