//! The variables by which git is told to look elsewhere.

use std::process::Command;

/// What `git rev-parse --local-env-vars` lists: each of these makes git work on another repository, index or set of
/// objects than those of the folder that it is started in. Git itself sets some of them for the hooks that it calls.
const REPOSITORY_VARIABLES: [&str; 15] = [
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_CONFIG",
    "GIT_CONFIG_COUNT",
    "GIT_CONFIG_PARAMETERS",
    "GIT_DIR",
    "GIT_GRAFT_FILE",
    "GIT_IMPLICIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_NO_REPLACE_OBJECTS",
    "GIT_OBJECT_DIRECTORY",
    "GIT_PREFIX",
    "GIT_REPLACE_REF_BASE",
    "GIT_SHALLOW_FILE",
    "GIT_WORK_TREE",
];

/// The command, with an environment that does not say which repository to use.
pub fn without_repository(command: &mut Command) -> &mut Command {
    todo!()
}
