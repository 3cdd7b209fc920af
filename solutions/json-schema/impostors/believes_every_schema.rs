//! title: Does not check the schema
//! severity: critical
//! seen by: unit::schemas::a_schema_is_checked_by_the_schema_of_schemas
//! rule: `NotASchema` | the metaschema has failures for it: a keyword's value of the wrong type, an unknown `type`, …
//! asks: what happens to a schema whose keyword has a value of the wrong type?
//!
//! `"minimum": "3"` limits nothing, `"type": "text"` is no type, and the author gets no message. The schema accepts
//! everything, or nothing.
//!
//! A validator has to check the rules that it gets. The tests for that are about schemas, not about instances.

mod schema {
    impl Schema {
        pub fn new(schema: Value) -> Result<Self, SchemaError> {
            let references = References::read(&schema)?;
            Ok(Self {
                root: schema,
                references,
            })
        }
    }
}
