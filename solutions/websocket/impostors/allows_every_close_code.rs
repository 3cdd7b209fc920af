//! title: Allows every close code from 1000 to 4999
//! severity: minor
//! seen by: unit::close::a_close_code_is_for_the_wire_or_it_is_not
//! rule: A close may carry the codes 1000 to 1003, 1007 to 1014 and 3000 to 4999.
//! asks: which close codes between the first and the last one may not be sent?
//!
//! The range is right and has holes: 1004 to 1006, 1015, and everything up to 2999 that nobody has given a meaning.
//!
//! A range is tested at its ends, and a range with holes at the ends of each hole.

mod close {
    pub fn is_for_the_wire(code: u16) -> bool {
        (1000..5000).contains(&code)
    }
}
