//! title: Reads a date of the wrong type as a missing date
//! severity: critical
//! seen by: unit::claims::a_claim_of_the_wrong_type_is_refused
//! rule: A claim of the wrong type makes the token invalid, and `null` is always wrong.
//! asks: is a token accepted whose `exp` is not a number?
//!
//! `exp` is optional, so the author treats a date that cannot be read like a missing one. Some clients write `"exp":
//! "1300819380"`, with quotation marks. The issuer believes that this token lasts an hour, and the verifier accepts
//! it for ever.
//!
//! A missing claim and a malformed claim are different cases. A test gives every claim a wrong type, `null` among
//! them.

mod claims {
    fn date(object: &Object, name: &'static str) -> Result<Option<f64>, WrongType> {
        Ok(object.get(name).and_then(Value::as_f64))
    }
}
