//! The unit layer: one module at a time. Each test takes microseconds. Each file here is about the file of the same
//! name in `src/`.
//!
//! No test here uses the desk. So no test here can see that two modules, each right by itself, do not fit together.

mod decimal;

mod money;

mod parcel;

mod zone;

mod tariff;

mod quote;
