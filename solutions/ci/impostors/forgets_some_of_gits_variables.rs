//! title: Takes only the best known of git's variables away
//! severity: major
//! seen by: e2e::safety::a_merge_is_about_the_repository_of_its_folder
//! rule: What `git rev-parse --local-env-vars` lists: each of these makes git work on another repository, index or set of objects than those of the folder that it is started in.
//! asks: By which variables can git be told to look elsewhere?
//!
//! `GIT_DIR` and `GIT_WORK_TREE` are the two that everybody knows. A hook that starts the run has `GIT_INDEX_FILE` too, and a step that
//! stages something does so in the index of the commit that is just being made.
//!
//! Git lists all of them (`git rev-parse --local-env-vars`). A test that has only the famous ones proves little.

mod shell {
    impl Runner for Shell {
        fn run(&self, job: &Job, step: &str) -> StepEnd {
            let _ = writeln!(io::stderr(), "ci: {}: {}", job.name, in_one_line(step));
            let mut command = shell(step);
            command
                .env_remove("GIT_DIR").env_remove("GIT_WORK_TREE").env_remove("GIT_OBJECT_DIRECTORY")
                .env("CI", "true")
                .envs(&job.env)
                .current_dir(&self.folder)
                .stdin(Stdio::null())
                .stdout(io::stderr());
            match lifeline::status(&mut command) {
                Ok(status) => end_of(status),
                Err(error) => StepEnd::NotStarted(error.to_string()),
            }
        }
    }
}
