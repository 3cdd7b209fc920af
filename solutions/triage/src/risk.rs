//! The risk score: where would a test be spent best?
//!
//! risk = likelihood × cost. How likely a module is to break is read from what happened to it; what it costs is a
//! decision that people have made.
//!
//! | module | holds |
//! |---|---|
//! | [`problem`] | what can be wrong with a file |
//! | [`history`] | what changed, and what broke |
//! | [`inventory`] | which modules there are, how complex, and what they cost when they break |
//! | [`score`] | from both of them to a number |
//! | [`ranking`] | the modules, the riskiest first |
//! | [`triage`] | reads the files and ranks what is in them |

pub mod history;
pub mod inventory;
pub mod problem;
pub mod ranking;
pub mod score;
pub mod triage;
