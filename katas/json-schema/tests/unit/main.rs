//! The unit layer: a schema, an instance, and all its failures.
//!
//! The modules are in the order of the exercise, and each adds a few keywords. They call `Schema` and `Pointer` and
//! nothing behind them, so you may move everything behind them whenever you like.

mod check;

mod verdicts;

mod pointers;

mod types;

mod values;

mod numbers;

mod strings;

mod arrays;

mod objects;

mod combinations;

mod references;

mod schemas;
