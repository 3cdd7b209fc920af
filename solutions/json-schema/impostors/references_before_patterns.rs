//! title: Checks references before patterns
//! severity: minor
//! seen by: unit::schemas::a_pattern_is_a_regular_expression
//! rule: The first error of this table that applies is reported
//! asks: which error does a schema get that has both an invalid pattern and a reference that leads nowhere?
//!
//! The code notes all names, resolves the references, and checks the patterns last. It finds each error, but of two
//! errors it reports the wrong one. A tool that sorts schemas by their error gives a wrong result.
//!
//! Schemas with one mistake pass. A test needs a schema with two.

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
