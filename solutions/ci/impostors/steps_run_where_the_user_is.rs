//! title: Steps run where the user happens to be
//! severity: minor
//! seen by: e2e::jobs::steps_run_beside_their_pipeline
//! rule: Each step runs in a shell of its own (`sh -c`; `cmd /C` on Windows), in the folder of the pipeline, with `CI=true`, with an empty standard input, and without the variables by which git is told to use another repository (`GIT_DIR` and its like).
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
