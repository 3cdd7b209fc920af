//! title: Keeps a list of the schemas that accept
//! freedom: internals
//! rule: all, at least one, exactly one of these schemas; not this schema
//!
//! The rules say how many schemas have to accept. Here the code keeps a list of them, and counts it at the end.

mod keywords {
    mod logic {
        fn accepting<'s>(place: &Place<'_, 's>, schemas: &'s Value, instance: &Value) -> usize {
            let mut accepting = Vec::new();
            let schemas = schemas.as_array().map(Vec::as_slice).unwrap_or_default();
            for (index, schema) in schemas.iter().enumerate() {
                let failures = place.within(&index.to_string()).evaluate(schema, instance);
                if failures.is_empty() {
                    accepting.push(index);
                }
            }
            accepting.len()
        }
    }
}
