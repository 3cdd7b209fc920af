//! title: What is set outside beats the job
//! severity: minor
//! seen by: integration::shell::a_step_has_the_variables_of_its_job
//! rule: Where both have a variable, the job's value replaces the other one.
//! asks: which value has a variable that both the job and the environment set?
//!
//! A variable of the job is set only where the environment has none of that name, "so that it can be overridden". Then
//! the same commit is tested differently on every machine, by whatever happens to be set there.
//!
//! The pipeline is what everybody agrees on. Its variables go first.

mod shell {
    impl Runner for Shell {
        fn run(&self, job: &Job, step: &str) -> StepEnd {
            let _ = writeln!(io::stderr(), "ci: {}: {}", job.name, in_one_line(step));
            let mut command = shell(step);
            without_repository(&mut command)
                .envs(&job.env)
                .env("CI", "true")
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
