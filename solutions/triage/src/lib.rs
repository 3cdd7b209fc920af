//! Triage: a billing service that nobody has tested, and a score that says where to begin.
//!
//! | module | holds |
//! |---|---|
//! | [`risk`] | the score: what changes often, is complex, has broken before and costs much. Yours to write |
//! | [`billing`] | the service: complete, and not to be changed. Your eight tests are about it |
//! | [`date`] | days, for both of them |

pub mod billing;
pub mod date;
pub mod risk;
