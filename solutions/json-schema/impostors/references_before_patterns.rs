//! title: References before patterns
//! severity: minor
//! seen by: unit::schemas::a_pattern_is_a_regular_expression
//! rule: The first error of this table that applies is reported
//! asks: which error has a schema with a pattern that is none and a reference that leads nowhere?
//!
//! References need the names, names are noted first, and the patterns come when there is time. Each error is found, and of
//! two the wrong one is told: a test of a schema with both breaks, and so does a tool that sorts schemas by their error.
//!
//! Schemas with one mistake pass. It takes one with two.

mod references {
    impl References {
        pub(crate) fn read(root: &Value) -> Result<Self, SchemaError> {
            let mut references = Self::default();
            for (at, schema) in schemas(&Pointer::default(), root) {
                references.note_names(&at, schema);
            }
            references.resolve_all(root)?;
            for (at, schema) in schemas(&Pointer::default(), root) {
                references.compile_patterns(&at, schema)?;
            }
            references.refuse_circles(root)?;
            Ok(references)
        }
    }
}
