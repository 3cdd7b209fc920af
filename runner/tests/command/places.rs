//! Folders with names that some program on the way may take for something else.

use predicates::str::contains;

use crate::demo;
use crate::settings::{COMMANDS, with_an_impostor};

/// Everything that builds, writes or replaces something, in a clone that lies in such a folder.
fn all_work_in(folder: &str) {
    let workspace = with_an_impostor(demo::with_a_program_in(folder));
    for (args, answer) in COMMANDS {
        workspace.kata(args).assert().stdout(contains(answer));
    }
    let lib = "katas/sums/src/lib.rs";
    let starter = workspace.read(lib);
    workspace.write(lib, "half a th");
    workspace.kata(&["reset", "sums"]).assert().code(0);
    assert_eq!(workspace.read(lib), starter);
    workspace.kata(&["back", "sums"]).assert().code(0);
    assert_eq!(workspace.read(lib), "half a th");
}

/// In a pattern, a shell, a list, an address or TOML each of them means something.
#[test]
fn a_clone_may_lie_in_a_folder_whose_name_has_signs_and_other_letters() {
    all_work_in("-a'b  #c &d $HOME {x} @=,;!~^`(1)+ 課題 übung ");
}

/// Windows has no such names.
#[cfg(unix)]
#[test]
fn a_clone_may_lie_in_a_folder_whose_name_has_signs_that_only_some_systems_allow() {
    all_work_in("a\"b *c ?d \\n <e> | f\ng ");
}

/// What no folder of a clone can be called, since some tool takes it for something else: every command names it.
#[cfg(unix)]
#[rstest::rstest]
fn a_folder_s_name_that_a_tool_cannot_take_is_named_by_every_command(
    #[values("sums", "demo sums --plain", "flip sums", "verify sums --gate 6")] command: &str,
) {
    let workspace = with_an_impostor(demo::with_a_program_in("a:b "));
    let args: Vec<_> = command.split(' ').collect();
    workspace
        .kata(&args)
        .assert()
        .code(3)
        .stderr(contains("contains `:`"));
}
