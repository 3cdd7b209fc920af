//! What each keyword asks for.
//!
//! A keyword that only looks at the value in front of it gives the reason why it refuses it, or `None`. A keyword with
//! schemas in it knows its [`Place`](crate::evaluate::Place), and gives all failures of all of them. Each keyword is about
//! one type of instance, and accepts every other.

pub(crate) mod any;
pub(crate) mod array;
mod count;
pub(crate) mod logic;
pub(crate) mod number;
pub(crate) mod object;
pub(crate) mod string;
