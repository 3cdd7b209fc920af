//! The keywords.
//!
//! A keyword that only looks at the instance returns the reason why it refuses it, or `None`. A keyword with schemas in
//! it gets its [`Place`](crate::evaluate::Place), and returns all of their failures. Each keyword is for one type of
//! instance, and accepts all others.

pub(crate) mod any;
pub(crate) mod array;
mod count;
pub(crate) mod logic;
pub(crate) mod number;
pub(crate) mod object;
pub(crate) mod string;
