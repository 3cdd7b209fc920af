//! title: Runs the steps of an absolute file in the current folder
//! severity: major
//! seen by: e2e::jobs::steps_run_beside_their_pipeline
//! rule: It runs in the folder of the pipeline file.
//! asks: In which folder do steps run, and does it matter how their file is called?
//!
//! The folder of the file is used if the path is relative. For an absolute one somebody thought it would be the place of the program. The
//! steps of another project run here.
//!
//! A path has three shapes: a bare name, a relative one, an absolute one. Test all of them.

mod main {
    fn folder_of(file: &Path) -> &Path {
        match file.parent() {
            Some(folder) if folder != Path::new("") && !file.is_absolute() => folder,
            _ => Path::new("."),
        }
    }
}
