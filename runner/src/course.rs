//! What authors write: katas, their pages, tests, walk-throughs, impostors and twins.

pub mod concept;
pub mod features;
pub mod fingerprint;
pub mod handout;
pub mod hints;
pub mod impostor;
pub mod kata;
pub mod language;
pub mod links;
pub mod listed;
pub mod lists;
pub mod manifests;
pub mod named;
pub mod page;
pub mod part;
pub mod promises;
pub mod roster;
pub mod rules;
pub mod sealed;
pub mod surroundings;
pub mod template;
pub mod twin;
pub mod vacant;
pub mod variants;
pub mod walkthrough;
