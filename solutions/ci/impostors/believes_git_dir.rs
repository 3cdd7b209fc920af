//! title: Believes what the environment says about the repository
//! severity: major
//! seen by: e2e::safety::a_merge_is_about_the_repository_of_its_folder
//! rule: in the repository of its folder, whatever the environment says about another one;
//! asks: which repository counts when the environment names another one?
//!
//! Git sets `GIT_DIR` for the hooks that it calls. Whoever starts this from one, and with it all of its tests, works on
//! the repository of the hook, in whatever folder they are. Test suites have deleted branches of real projects in this
//! way.
//!
//! The environment is input, and a test can set it.

mod environment {
    pub fn without_repository(command: &mut Command) -> &mut Command {
        command
    }
}
