//! The e2e layer: the built command, as a person in a shell uses it: what it prints, where, and its exit status.

mod command;

mod verdicts;

mod problems;
