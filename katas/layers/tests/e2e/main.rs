//! The e2e layer: the built command, as somebody in a shell meets it. What it prints, where, and its exit status.
//!
//! Few tests: each way into the program and each way out of it, once. That the price is right has been shown below.

mod command;

mod quotes;

mod failures;

mod options;
