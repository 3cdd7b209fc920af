//! The integration layer: the parts with each other. The runner, git and the tester are mocked if a test is about the
//! calls that they get. They are real if a test is about what they do: a real shell, and real repositories of a few
//! commits.

#[path = "../support/jobs.rs"]
mod jobs;

mod mocks;

#[path = "../support/repo.rs"]
mod repo;

mod running;

mod shell;

mod git;

mod gate;

mod trial;
