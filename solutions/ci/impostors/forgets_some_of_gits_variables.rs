//! title: Removes only some of git's variables
//! severity: major
//! seen by: e2e::safety::a_merge_is_about_the_repository_of_its_folder
//! rule: The list of `git rev-parse --local-env-vars`. Each of these makes git use another repository, index or set of objects than those of its folder.
//! asks: which variables can point git to another repository?
//!
//! `GIT_DIR` and `GIT_WORK_TREE` are the best known. But a hook also has `GIT_INDEX_FILE`. A step that stages a file
//! then changes the index of the user's commit.
//!
//! `git rev-parse --local-env-vars` lists all of them. A test needs more than the best known ones.

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
