//! title: Runs steps in the current folder
//! severity: minor
//! seen by: e2e::jobs::steps_run_beside_their_pipeline
//! rule: It runs in the folder of the pipeline file.
//! asks: in which folder do steps run when the pipeline is somewhere else?
//!
//! For `ci run --file project/ci.toml` the steps run in the folder above the project. A user who always starts `ci`
//! beside its file sees no difference.
//!
//! A test starts the command in another folder.

mod main {
    fn folder_of(_file: &Path) -> &Path {
        Path::new(".")
    }
}
