//! title: Ignores an `aud` that is a list
//! severity: critical
//! seen by: unit::claims::registered_claims_are_read_and_all_are_kept
//! rule: An `aud` may be a list, and then every name in the list counts.
//! asks: how does the verifier read an `aud` that is a list?
//!
//! The code reads a string, and treats everything else as no audience. A token for the shop and the post office is
//! then good at a bank that expects no audience.
//!
//! Most issuers write one name, and so do most tests. The second form of a claim needs two tests: one that the code
//! accepts, and one that it refuses.

mod claims {
    fn audience(object: &Object) -> Result<Option<Vec<String>>, WrongType> {
        match object.get("aud") {
            Some(Value::String(name)) => Ok(Some(vec![name.clone()])),
            None | Some(Value::Array(_)) => Ok(None),
            Some(_) => Err(WrongType {
                name: "aud",
                expected: "a string or an array of strings",
            }),
        }
    }
}
