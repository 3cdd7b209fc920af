//! title: Allows every close code from 1000 to 4999
//! severity: minor
//! seen by: unit::close::a_close_code_is_for_the_wire_or_it_is_not
//! rule: A close may carry the codes 1000 to 1003, 1007 to 1014 and 3000 to 4999.
//! asks: which close codes between the first and the last one may not be sent?
//!
//! The range is right, and it has holes: 1004 to 1006, 1015, and the codes up to 2999 without a meaning. The server
//! accepts a close with 1005, which no client may send.
//!
//! A range needs tests at both ends. A range with holes needs them at the ends of each hole.

mod close {
    pub fn is_for_the_wire(code: u16) -> bool {
        (1000..5000).contains(&code)
    }
}
