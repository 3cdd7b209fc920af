//! The e2e layer: the built command, as a person in a shell uses it. The tests look at its output and its exit status.

mod command;

mod verdicts;

mod problems;
