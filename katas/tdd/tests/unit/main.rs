//! The unit layer: `add`, as its caller sees it. Each test takes microseconds.
//!
//! The modules are in the order of the exercise. They call `add`, and none of the functions behind it, so you may
//! change those functions whenever you like.

mod numbers;

mod refusals;

mod header;

mod negatives;

mod limits;

mod brackets;
