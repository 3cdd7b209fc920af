//! The e2e layer: the built command, in a folder and an environment of its own. The tests check what it prints, on
//! which stream, and its exit status.

mod command;

mod show;

mod check;

mod set;
