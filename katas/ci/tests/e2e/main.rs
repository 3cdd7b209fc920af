//! The e2e layer: the built command in real repositories, as a user in a shell sees it. What it prints and where, its
//! exit status, and above all what it leaves alone.

mod command;

#[path = "../support/repo.rs"]
mod repo;

mod jobs;

mod merge;

mod safety;
