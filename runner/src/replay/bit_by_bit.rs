//! A walk-through's code changes little by little, so rustc keeps what it can use again. It does so also where a whole
//! course is verified and the environment says that everything is built once.

use std::path::Path;
use std::sync::mpsc::Sender;

use crate::os::cargo::{Build, BuildEvent, Built, Cargo, CargoError, Said};

/// A cargo that builds bit by bit.
pub struct BitByBit<'a>(pub &'a dyn Cargo);

impl Cargo for BitByBit<'_> {
    fn build(&self, build: &Build, steps: Sender<BuildEvent>) -> Result<Built, CargoError> {
        let build = Build {
            bit_by_bit: true,
            ..build.clone()
        };
        self.0.build(&build, steps)
    }

    fn run(&self, root: &Path, args: &[String]) -> Result<Said, CargoError> {
        self.0.run(root, args)
    }
}
