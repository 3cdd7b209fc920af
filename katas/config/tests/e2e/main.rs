//! The e2e layer: the built command, in a folder and an environment of its own. What it prints, where, and its exit status.

mod command;

mod show;

mod check;

mod set;
