//! The e2e layer: the built command, as a script meets it. What it prints, where, and its exit status.

mod command;

mod jobs;

mod failures;

mod processes;
