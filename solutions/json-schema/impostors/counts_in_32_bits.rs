//! title: Takes a limit for 32 bits
//! severity: minor
//! seen by: unit::strings::lengths_are_counted_in_code_points
//! rule: `minLength`, `maxLength` | at least or at most this number of code points
//! asks: what does a limit ask for that is larger than four thousand million?
//!
//! A length is a small number, so 32 bits are enough for it, and `as` cuts the limit to fit. What is left of a large limit is
//! a small one, and everything passes.
//!
//! Who writes such a limit? Somebody who wants that nothing passes, or a slip in a number. It takes one limit beyond the type.

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
