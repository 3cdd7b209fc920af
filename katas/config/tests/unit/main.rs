//! The unit layer: texts in, values out. No environment, no file, microseconds each.
//!
//! The modules are in the order of the exercise, and each needs only those above it.

mod secrets;

mod values;

mod grammar;

mod bad_lines;

mod writing;

mod report;

mod showing;
