//! The outside: everything that is not this program. Each part is a trait where tests need to stand in for it.

pub mod cache;
pub mod cargo;
pub mod changes;
pub mod digest;
pub mod direct;
pub mod ending;
pub mod files;
pub mod git;
pub mod jail;
pub mod lock;
pub mod missing;
pub mod package;
pub mod pool;
pub mod process;
pub mod remembered;
pub mod rustc;
pub mod settings;
pub mod status;
pub mod terminal;
pub mod trouble;
