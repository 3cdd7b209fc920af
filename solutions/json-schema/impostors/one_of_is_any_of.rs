//! title: Treats `oneOf` as `anyOf`
//! severity: critical
//! seen by: unit::combinations::one_of_asks_for_exactly_one
//! rule: `allOf`, `anyOf`, `oneOf`, `not` | all, at least one, exactly one of these schemas; not this schema
//! asks: is an instance valid under `oneOf` if several of its schemas accept it?
//!
//! The code stops at the first schema that accepts the instance. A payment that is a card *and* a transfer passes.
//!
//! "One of" means exactly one. A test needs an instance that two of the schemas accept.

mod keywords {
    mod logic {
        pub(crate) fn one_of<'s>(
            place: &Place<'_, 's>,
            schemas: &'s Value,
            instance: &Value,
        ) -> Vec<Failure> {
            match accepting(place, schemas, instance) {
                0 => vec![place.failure(Reason::OneOf(0))],
                _ => Vec::new(),
            }
        }
    }
}
