//! The variables that send git to another repository.

use std::process::Command;

/// The list of `git rev-parse --local-env-vars`. Each of these makes git use another repository, index or set of
/// objects than those of its folder. Git itself sets some of them for the hooks that it calls.
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

/// The command, without these variables.
pub fn without_repository(command: &mut Command) -> &mut Command {
    todo!()
}
