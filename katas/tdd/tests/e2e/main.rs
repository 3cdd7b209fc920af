//! The e2e layer: the built command, as a user of a shell sees it. What it prints, where, and its exit status.

mod command;

mod sums;

mod failures;

mod log;
