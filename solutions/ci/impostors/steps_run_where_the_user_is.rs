//! title: Steps run where the user happens to be
//! severity: minor
//! seen by: e2e::jobs::steps_run_beside_their_pipeline
//! rule: It runs in the folder of the pipeline file.
//! asks: in which folder do steps run when the pipeline is somewhere else?
//!
//! `ci run --file project/ci.toml` runs the steps of the project in the folder above it. Whoever only ever starts it
//! beside its file never sees it.
//!
//! Where something runs is input as well. A test starts it from elsewhere.

mod main {
    fn folder_of(_file: &Path) -> &Path {
        Path::new(".")
    }
}
