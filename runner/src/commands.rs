//! What a person asks for: a file for each line of `kata --help`, and what an error means to them.

pub mod ask;
pub mod book;
pub mod completion;
pub mod demo;
pub mod error;
pub mod flip;
pub mod handout;
pub mod hint;
pub mod history;
pub mod init;
pub mod list;
pub mod mark;
pub mod new;
pub mod pack;
pub mod practice;
pub mod quiz;
pub mod remove;
pub mod rename;
pub mod solo;
pub mod solution;
pub mod verify;
pub mod watch;
