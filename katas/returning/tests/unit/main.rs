//! The unit layer: a queue on one connection, in a database that lives in memory and is gone with the test.
//!
//! The modules stand in the order of the exercise, a file of `src` each: `add`, `list`, `claim`, `finish`, `archive`.

mod queues;

mod add;

mod list;

mod claim;

mod finish;

mod archive;

mod law;

mod failures;
