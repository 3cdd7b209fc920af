//! From the write of a file to the focus on the screen of a real terminal: `kata watch`, `bacon` on the same kata, and
//! `rustlings` in its watch mode on an exercise of its own, in turn. The floor is what has to happen at least: rustc for
//! the library and the unit suite, and a run of that.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use portable_pty::CommandBuilder;

use crate::copy::{Copy, KATA, copy_files};
use crate::edit::Floor;
use crate::screen::Screen;
use crate::turns::{Contestant, race, rounds};

/// How long a watcher is left alone between a focus and the next save.
const REST: Duration = Duration::from_secs(4);

/// Measures it with those of the others that are installed.
pub fn measure() {
    let copy = Copy::make();
    copy_files(&copy.solution(), &copy.starter());
    let source = copy.starter().join("segment.rs");
    let solved = std::fs::read_to_string(&source).expect("the solution");
    // The first test of the roster is in focus, and says which save it has seen.
    let save = move |number: usize| {
        let body = format!(
            "pub fn encode(bytes: &[u8]) -> String {{ if true {{ todo!(\"save {number}.\") }}"
        );
        let text = solved.replace("pub fn encode(bytes: &[u8]) -> String {", &body);
        assert_ne!(text, solved, "the function is called otherwise now");
        std::fs::write(&source, text).expect("a save");
    };
    save(0);
    let floor = Floor::of(&copy, KATA, "segment.rs");
    let number = RefCell::new(0);
    // The newest save, as it will be seen.
    let saved = |save: &dyn Fn(usize)| {
        *number.borrow_mut() += 1;
        save(*number.borrow());
        format!("save {}.", number.borrow())
    };
    // One watcher is there at a time: the others would build along.
    let watching: RefCell<Option<Screen>> = RefCell::new(None);
    let watcher = |name: &str, command: CommandBuilder, save: Box<dyn Fn(usize)>| {
        let save = std::rc::Rc::new(save);
        let (first, then) = (save.clone(), save);
        let (saved, watching) = (&saved, &watching);
        Contestant {
            name: name.to_owned(),
            prepare: Box::new(move |_| {
                watching.take();
                let text = saved(&**first);
                let mut screen = Screen::of(command.clone());
                screen.wait_for(&text);
                // What follows the focus, the other suites say, is over before the next save.
                std::thread::sleep(REST);
                watching.replace(Some(screen));
            }),
            run: Box::new(move || {
                let text = saved(&**then);
                if let Some(screen) = watching.borrow_mut().as_mut() {
                    screen.wait_for(&text);
                }
            }),
        }
    };
    let mut contestants = vec![watcher(
        "kata watch",
        command(&copy, "cargo", &["kata", "watch", KATA]),
        Box::new(save.clone()),
    )];
    if let Some(bacon) = installed("bacon") {
        let config = format!(
            "[jobs.kata]\ncommand = [\"cargo\", \"test\", \"--color\", \"always\", \"--package\", \"{KATA}\"]\nneed_stdout = true\napply_gitignore = false\n"
        );
        // It watches the package that it is started in, and nothing that git ignores, as the copy is.
        let package = copy.root.join("katas").join(KATA);
        std::fs::write(package.join("bacon.toml"), config).expect("a job");
        let mut bacon = command(&copy, &bacon.to_string_lossy(), &["kata"]);
        bacon.cwd(package);
        contestants.push(watcher(
            "bacon, a job of cargo test",
            bacon,
            Box::new(save.clone()),
        ));
    }
    if let Some(rustlings) = installed("rustlings") {
        let (folder, exercise) = exercises(&rustlings);
        let mut command = CommandBuilder::new(rustlings);
        command.cwd(folder);
        let save = move |number: usize| {
            let text = format!(
                "fn bigger(a: i32, b: i32) -> i32 {{ if a >= 0 || b >= 0 {{ todo!(\"save {number}.\") }} 0 }}\n\
                 fn main() {{ bigger(0, 0); }}\n\
                 #[cfg(test)]\nmod tests {{\n    #[test]\n    fn it() {{ assert_eq!(super::bigger(1, 2), 2); }}\n}}\n"
            );
            std::fs::write(&exercise, text).expect("a save");
        };
        contestants.push(watcher(
            "rustlings, an exercise of one file",
            command,
            Box::new(save),
        ));
    }
    let (saved, save) = (&saved, save);
    contestants.push(Contestant {
        name: "bare rustc and the unit suite".to_owned(),
        prepare: Box::new(|_| drop(watching.take())),
        run: Box::new(move || {
            saved(&save);
            floor.run_unit();
        }),
    });
    race(
        "From a save to the focus on the screen",
        rounds(11),
        1,
        contestants,
    );
}

fn command(copy: &Copy, program: &str, args: &[&str]) -> CommandBuilder {
    let mut command = CommandBuilder::new(program);
    command.args(args);
    command.cwd(&copy.root);
    command.env("CARGO_TARGET_DIR", &copy.target);
    command.env_remove("RUST_BACKTRACE");
    command
}

/// The program, if it is on the path.
fn installed(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let found = std::env::split_paths(&path)
        .map(|folder| folder.join(program))
        .find(|file| file.is_file());
    if found.is_none() {
        println!("{program} is not installed, and takes no part");
    }
    found
}

/// The exercises of rustlings, in a folder that is there already, and the one that is worked on.
fn exercises(rustlings: &Path) -> (PathBuf, PathBuf) {
    // Outside the workspace: rustlings would enter itself into it.
    let base = std::env::temp_dir().join("kata-bench-watch");
    let _ = std::fs::remove_dir_all(&base);
    std::fs::create_dir_all(&base).expect("a folder");
    // It asks for Enter before it writes its exercises.
    let init = format!("yes '' | '{}' init", rustlings.display());
    let status = Command::new("sh")
        .args(["-c", &init])
        .current_dir(&base)
        .output();
    assert!(
        status.is_ok_and(|output| output.status.success()),
        "rustlings makes no exercises"
    );
    let folder = base.join("rustlings");
    std::fs::write(
        folder.join(".rustlings-state.txt"),
        "DON'T EDIT THIS FILE!\n\nif1\n\nintro1\n",
    )
    .expect("where one stands");
    let exercise = folder.join("exercises/03_if/if1.rs");
    assert!(
        exercise.is_file(),
        "rustlings calls its exercises otherwise now"
    );
    (folder, exercise)
}
