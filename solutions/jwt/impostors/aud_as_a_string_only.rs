//! title: `aud` as a string only
//! severity: critical
//! seen by: unit::claims::registered_claims_are_read_and_all_are_kept
//! rule: `aud` | string or list of strings | if it does not name us
//! asks: what is an audience worth that is written as a list?
//!
//! The audience is read as a string, and where it is none there is no audience. A list is none. So a
//! token for the shop and the post office is good at the bank, which checks the audience of every token
//! that it understands.
//!
//! Most issuers write a single name, and so do most tests. The second form that a specification allows
//! needs a test of its own, for what it should accept and for what it should refuse.

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
