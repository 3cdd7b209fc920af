//! title: Runs the steps of an absolute file in the current folder
//! severity: major
//! seen by: e2e::jobs::steps_run_beside_their_pipeline
//! rule: It runs in the folder of the pipeline file.
//! asks: in which folder do steps run when the path of their file is absolute?
//!
//! For a relative path the code uses the folder of the file, and for an absolute one the current folder. A user who
//! names another project by its full path runs that project's steps in the wrong folder.
//!
//! A path can be a bare name, relative or absolute. Each needs a test.

mod main {
    fn folder_of(file: &Path) -> &Path {
        match file.parent() {
            Some(folder) if folder != Path::new("") && !file.is_absolute() => folder,
            _ => Path::new("."),
        }
    }
}
