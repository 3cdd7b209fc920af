//! The e2e layer: the built command, as a user runs it in a shell. What it prints, where, and its exit status.

mod command;

mod tokens;

mod inspect;

mod sign;

mod verify;

mod failures;
