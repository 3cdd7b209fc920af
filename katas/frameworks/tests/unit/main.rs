//! The unit layer: one small thing at a time, no socket, microseconds each.
//!
//! The modules are in the order of the exercise: what both frameworks need, then Flask's way, then Express's way, and
//! at the end two laws that hold for both.

mod path;

mod methods;

mod rule;

mod routes;

mod reply;

mod flask_app;

mod pool;

mod pattern;

mod chain;

mod mounted;

mod laws;
