//! What several modules of this layer need.

use triage::date::Date;
use triage::risk::history::{Entry, Kind};
use triage::risk::inventory::{Criticality, Module};

/// The day on which all of these tests take place.
pub const TODAY: &str = "2026-11-01";

/// A day.
pub fn date(text: &str) -> Date {
    Date::parse(text).expect("the test has a day of the calendar")
}

/// Something that changed.
pub fn change(day: &str, module: &str) -> Entry {
    entry(day, module, Kind::Change)
}

/// Something that was broken.
pub fn fault(day: &str, module: &str) -> Entry {
    entry(day, module, Kind::Fault)
}

/// A module.
pub fn module(name: &str, criticality: Criticality, branches: u32) -> Module {
    Module {
        name: name.to_owned(),
        criticality,
        branches,
    }
}

fn entry(day: &str, module: &str, kind: Kind) -> Entry {
    Entry {
        date: date(day),
        module: module.to_owned(),
        kind,
        note: String::new(),
    }
}
