//! The e2e layer: the built command, as somebody in a shell meets it. What it prints, where, and its exit status.

mod command;

mod verdicts;

mod problems;
