//! The unit layer: a queue on one connection, in a database in memory, which is gone with the test.
//!
//! The modules are in the order of the exercise, a file of `src` each: `add`, `list`, `claim`, `finish`, `archive`.

mod queues;

mod add;

mod list;

mod claim;

mod finish;

mod archive;

mod law;

mod failures;
