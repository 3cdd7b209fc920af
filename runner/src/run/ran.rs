//! What a run found.

use std::collections::BTreeMap;

use crate::course::kata::Layer;
use crate::course::roster::{self, TestFunction};
use crate::os::cargo::{Artifact, CompileError};
use crate::run::suite::Executable;
use crate::run::verdict::{TestReport, Verdict};

/// What a run found.
#[derive(Debug, Clone)]
pub struct Ran {
    pub verdict: Verdict,
    /// The test functions of each suite that was asked for, in source order.
    pub functions: BTreeMap<Layer, Vec<TestFunction>>,
    /// What rustc warns of in the package.
    pub warnings: Vec<String>,
    /// What rustc has against it.
    pub errors: Vec<CompileError>,
    /// What was built of packages that lie in a folder.
    pub artifacts: Vec<Artifact>,
    /// The suites' executables.
    pub programs: BTreeMap<Layer, Executable>,
}

impl Ran {
    /// The function that a report's test belongs to.
    pub fn function_of(&self, test: &TestReport) -> Option<&TestFunction> {
        roster::function_of(&test.name, self.functions.get(&test.layer)?)
    }
}
