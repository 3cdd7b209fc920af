//! Triage: a billing service without tests, and a score that says where to begin.
//!
//! | module | holds |
//! |---|---|
//! | [`risk`] | the score of a module: how often it changes, how complex it is, how often it broke, and what a failure costs. You write it |
//! | [`billing`] | the service: complete; do not change it. Your eight tests are about it |
//! | [`date`] | days, for both |

pub mod billing;
pub mod date;
pub mod risk;
