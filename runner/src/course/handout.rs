//! A handout: an edition of the course for learners, with some of its katas and without the solutions. `handout.toml` in the
//! workspace's folder says that it is one.

use std::path::Path;

use serde::{Deserialize, Serialize};

/// The file that makes a workspace a handout.
pub const FILE: &str = "handout.toml";

/// What that file says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Handout {
    /// The katas, in the order in which they are listed.
    pub katas: Vec<String>,
}

impl Handout {
    /// The handout in that folder, if it is one. A file that cannot be understood gives no order.
    pub fn at(root: &Path) -> Option<Self> {
        let text = std::fs::read_to_string(root.join(FILE)).ok()?;
        Some(toml::from_str(&text).unwrap_or_default())
    }

    /// Where a kata is in the order. One that a learner has added stands at the end.
    pub fn position(&self, kata: &str) -> usize {
        let position = self.katas.iter().position(|known| known == kata);
        position.unwrap_or(self.katas.len())
    }
}
