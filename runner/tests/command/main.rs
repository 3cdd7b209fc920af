//! The command as a whole, on small workspaces of its own: real cargo, real processes, real bad input.

mod author;
mod bad_input;
mod book;
mod budget;
mod completion;
mod corpus;
mod course;
mod demo;
mod documents;
mod flip;
mod history;
mod json;
mod line_ends;
mod own_tests;
mod planted;
mod practice;
mod processes;
mod quiz;
mod screen;
mod settings;
mod sources;
mod stage;
mod terminal;
mod verify;
mod watch;
mod workspace;
