//! The unit layer: one module at a time, microseconds each. Each file here is about the file of the same name in
//! `src/`.
//!
//! Nothing here knows that a desk exists. So nothing here can notice that two modules, each right by itself, do not
//! fit.

mod decimal;

mod money;

mod parcel;

mod zone;

mod tariff;

mod quote;
