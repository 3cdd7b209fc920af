//! title: Lets circles through
//! severity: major
//! seen by: unit::schemas::a_reference_does_not_lead_back_to_itself
//! rule: `Endless` | a `$ref` leads back to itself for the same part of the instance
//! asks: what happens to a schema with a reference that leads back to itself?
//!
//! A reference that leads back to itself is found out when an instance comes along, if the validator survives it.
//! It is the schema that is wrong, and its author who should hear of it.
//!
//! What can be known when a schema is read should be said then.

mod references {
    impl References {
        fn comes_back(&self, _root: &Value, _start: &Pointer) -> bool {
            false
        }
    }
}
