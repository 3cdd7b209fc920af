//! The schema of all schemas.
//!
//! A schema is a JSON document, and what it may look like can be said in a schema. So a validator can check its own
//! schemas by itself.

use serde_json::Value;

/// The URI by which a schema says that it is written in draft 2020-12, and by which it can refer to the metaschema.
pub(crate) const URI: &str = "https://json-schema.org/draft/2020-12/schema";

/// The metaschema: what the draft's says, in one document and in words of its own.
pub(crate) fn document() -> Value {
    // A test reads it, so it can be read. If not, `false` would let no schema pass.
    serde_json::from_str(include_str!("metaschema.json")).unwrap_or(Value::Bool(false))
}
