//! title: A date of the wrong type is no date
//! severity: critical
//! seen by: unit::claims::a_claim_of_the_wrong_type_is_refused
//! rule: A claim of the wrong type makes the token invalid, and `null` is always wrong.
//! asks: what is a token worth whose `exp` is there and is no number?
//!
//! `exp` is optional, so what cannot be read is as good as not there. Then `"exp": "1300819380"`, which
//! some client writes with quotation marks, is a token that never ends. Its issuer believes that it lasts
//! an hour, and both sides have passed their own tests.
//!
//! What is missing and what is malformed are different things. The test that sees it feeds every claim a
//! wrong type, `null` among them.

mod claims {
    fn date(object: &Object, name: &'static str) -> Result<Option<f64>, WrongType> {
        Ok(object.get(name).and_then(Value::as_f64))
    }
}
