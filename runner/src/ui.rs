//! What people and programs read: reports, screens, JSON.

pub mod annotations;
pub mod difference;
pub mod document;
pub mod escape;
pub mod failure;
pub mod report;
pub mod screen;
pub mod status_line;
pub mod style;
pub mod syntax;
