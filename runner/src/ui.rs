//! What people and programs read: reports, screens, JSON.

pub mod difference;
pub mod document;
pub mod report;
pub mod screen;
pub mod syntax;
