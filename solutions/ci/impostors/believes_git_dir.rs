//! title: Uses the repository that the environment names
//! severity: major
//! seen by: e2e::safety::a_merge_is_about_the_repository_of_its_folder
//! rule: in the repository of its folder, even if the environment names another one;
//! asks: which repository counts when the environment names another one?
//!
//! Git sets `GIT_DIR` for the hooks that it calls. A user who starts `ci` from a hook then works on the hook's
//! repository, in whatever folder. Test suites have deleted branches of real projects like this.
//!
//! The environment is input. A test sets this variable.

mod environment {
    pub fn without_repository(command: &mut Command) -> &mut Command {
        command
    }
}
