//! The e2e layer: the built command, as a user of a shell sees it. What it prints, where, and its exit status.
//!
//! It has few tests: one for each way into the program and out of it. The lower layers show that the price is right.

mod command;

mod quotes;

mod failures;

mod options;
