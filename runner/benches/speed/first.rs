//! From a fresh clone to the first verdict, against installing rustlings and its first run. Both start with an empty
//! target folder and with the crates downloaded already, since no runner makes the network faster.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::copy::{clean, real_root};
use crate::turns::{Contestant, race, rounds};

/// Measures it.
pub fn measure() {
    // Outside the workspace: rustlings would enter itself into it.
    let base = std::env::temp_dir().join("kata-bench-first");
    let fresh = |name: &'static str| {
        let dir = base.join(name);
        Box::new(move |_| {
            let _ = std::fs::remove_dir_all(&dir);
            std::fs::create_dir_all(&dir).expect("a folder");
        })
    };
    let (katas, rustlings) = (base.join("katas"), base.join("rustlings"));
    race(
        "From nothing to the first verdict",
        rounds(3),
        0,
        vec![
            Contestant {
                name: "git clone, cargo kata jwt".to_owned(),
                prepare: fresh("katas"),
                run: Box::new(move || first_kata(&katas)),
            },
            Contestant {
                name: "cargo install, rustlings init, its first run".to_owned(),
                prepare: fresh("rustlings"),
                run: Box::new(move || first_rustling(&rustlings)),
            },
        ],
    );
}

fn first_kata(dir: &Path) {
    run(
        "git",
        &["clone", "--quiet", &real_root().to_string_lossy(), "clone"],
        dir,
        Some(0),
    );
    run("cargo", &["kata", "jwt"], &dir.join("clone"), Some(1));
}

fn first_rustling(dir: &Path) {
    run(
        "cargo",
        &["install", "rustlings", "--locked", "--root", "installed"],
        dir,
        Some(0),
    );
    let program = dir.join("installed/bin/rustlings");
    let program = program.to_string_lossy();
    // It asks for Enter before it writes its exercises.
    run(
        "sh",
        &["-c", &format!("yes '' | '{program}' init")],
        dir,
        Some(0),
    );
    // The first exercise compiles as it is; `run` checks it, as its watch mode does at its start.
    run(&program, &["run", "intro1"], &dir.join("rustlings"), None);
}

fn run(program: &str, args: &[&str], dir: &Path, status: Option<i32>) {
    let mut command = Command::new(program);
    command
        .args(args)
        .current_dir(dir)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    clean(&mut command);
    let target: PathBuf = dir.join("target");
    command.env("CARGO_TARGET_DIR", target);
    let found = command.status().expect("it runs").code();
    assert!(
        status.is_none() || found == status,
        "{program} {args:?} ends with {found:?}"
    );
}
