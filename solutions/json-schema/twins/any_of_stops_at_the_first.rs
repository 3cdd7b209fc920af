//! title: `anyOf` stops at the first schema that accepts
//! freedom: calls
//! rule: Whether you apply a schema that cannot change the verdict
//!
//! At least one schema has to accept the instance. The reference asks all of them and counts. Here the first that
//! accepts ends the search, and an `if` without a branch is not checked at all.

mod keywords {
    mod logic {
        pub(crate) fn any_of<'s>(
            place: &Place<'_, 's>,
            schemas: &'s Value,
            instance: &Value,
        ) -> Vec<Failure> {
            let mut schemas = schemas.as_array().into_iter().flatten().enumerate();
            let accepts = |(index, schema): (usize, &'s Value)| {
                place.within(&index.to_string()).accepts(schema, instance)
            };
            if schemas.any(accepts) {
                return Vec::new();
            }
            vec![place.failure(Reason::AnyOf)]
        }

        pub(crate) fn if_then_else<'s>(
            place: &Place<'_, 's>,
            siblings: &'s Map<String, Value>,
            instance: &Value,
        ) -> Vec<Failure> {
            let branches = ["then", "else"].map(|name| siblings.get(name));
            let Some(condition) = siblings.get("if") else {
                return Vec::new();
            };
            if branches == [None, None] {
                return Vec::new();
            }
            let accepted = place.within("if").accepts(condition, instance);
            let name = if accepted { "then" } else { "else" };
            siblings.get(name).map_or_else(Vec::new, |schema| {
                place.within(name).evaluate(schema, instance)
            })
        }
    }
}
