//! title: Cuts a limit to 32 bits
//! severity: minor
//! seen by: unit::strings::lengths_are_counted_in_code_points
//! rule: `minLength`, `maxLength` | at least or at most this number of code points
//! asks: what does a limit above 4294967295 ask for?
//!
//! Lengths are small numbers, so 32 bits look enough, and `as` cuts the limit to fit. A very large `minLength` becomes
//! a small one, and the code accepts strings that are too short.
//!
//! An author may write such a limit to refuse everything, or by a typing error. A test needs one limit beyond the type.

mod keywords {
    mod count {
        pub(crate) fn too_few(limit: &Value, count: usize) -> Option<Number> {
            let limit = limit.as_number()?;
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "this is the mistake"
            )]
            let wanted = limit.as_f64()? as u64 as u32;
            (count < usize::try_from(wanted).ok()?).then(|| limit.clone())
        }
    }
}
