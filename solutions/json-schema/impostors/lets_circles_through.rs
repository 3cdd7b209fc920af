//! title: Accepts a circle of references
//! severity: major
//! seen by: unit::schemas::a_reference_does_not_lead_back_to_itself
//! rule: `Endless` | a `$ref` leads back to itself for the same part of the instance
//! asks: what happens to a schema with a reference that leads back to itself?
//!
//! The validator notices the circle only when it checks an instance, if it survives that. But the schema is wrong, and
//! its author should get the message.
//!
//! Report a mistake in the schema when you read the schema. A test expects the error before there is an instance.

mod references {
    impl References {
        fn comes_back(&self, _root: &Value, _start: &Pointer) -> bool {
            false
        }
    }
}
