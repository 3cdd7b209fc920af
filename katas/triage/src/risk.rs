//! The risk score: which modules need tests most?
//!
//! risk = likelihood × cost. The likelihood of a failure comes from the module's history. Its cost is a decision
//! of the people who run the service.
//!
//! | module | holds |
//! |---|---|
//! | [`problem`] | what can be wrong with a file |
//! | [`history`] | what changed, and what broke |
//! | [`inventory`] | the modules, how complex they are, and what a failure costs |
//! | [`score`] | computes a number from both |
//! | [`ranking`] | the modules, the riskiest first |
//! | [`triage`] | reads the files and ranks their modules |

pub mod history;
pub mod inventory;
pub mod problem;
pub mod ranking;
pub mod score;
pub mod triage;
