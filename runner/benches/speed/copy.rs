//! A copy of the workspace under `target/bench/`, with a target folder of its own.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The kata that everything is measured on.
pub const KATA: &str = "jwt";

/// The copy.
pub struct Copy {
    /// Its folder.
    pub root: PathBuf,
    /// Its target folder.
    pub target: PathBuf,
}

/// The folder of the real workspace.
pub fn real_root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the runner lies in the workspace")
}

impl Copy {
    /// Makes it anew from what git knows, as it is in the work tree; what was built before stays.
    pub fn make() -> Self {
        let base = real_root().join("target/bench");
        let root = base.join("workspace");
        let _ = std::fs::remove_dir_all(&root);
        let files = Command::new("git")
            .args(["ls-files", "-z"])
            .current_dir(real_root())
            .output();
        let files =
            String::from_utf8(files.expect("git lists the files").stdout).expect("names are text");
        for file in files
            .split_terminator('\0')
            .filter(|file| real_root().join(file).exists())
        {
            let to = root.join(file);
            std::fs::create_dir_all(to.parent().expect("a folder")).expect("a folder");
            std::fs::copy(real_root().join(file), to).expect("a copy");
        }
        Self {
            root,
            target: base.join("target"),
        }
    }

    /// A cargo command in it, silent, and without what `cargo bench` says of the runner's package.
    pub fn cargo(&self, args: &[&str]) -> Command {
        let mut command = Command::new("cargo");
        command
            .args(args)
            .current_dir(&self.root)
            .env("CARGO_TARGET_DIR", &self.target)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        clean(&mut command);
        command
    }

    /// Runs it, and expects that verdict: a contestant that fails at once would win.
    pub fn expect(&self, args: &[&str], green: bool) {
        let success = self.cargo(args).status().expect("cargo runs").success();
        assert_eq!(
            success, green,
            "cargo {args:?} says something else than it should"
        );
    }

    /// Whether cargo has that subcommand here.
    pub fn has(&self, subcommand: &str) -> bool {
        self.cargo(&[subcommand, "--version"])
            .status()
            .is_ok_and(|status| status.success())
    }

    /// The learner's source folder.
    pub fn starter(&self) -> PathBuf {
        self.src_of(KATA)
    }

    /// That of another kata.
    pub fn src_of(&self, kata: &str) -> PathBuf {
        self.root.join("katas").join(kata).join("src")
    }

    /// The solution's.
    pub fn solution(&self) -> PathBuf {
        self.root.join("solutions").join(KATA).join("src")
    }
}

/// Takes out of a command's environment what this benchmark's own start has put there.
pub fn clean(command: &mut Command) {
    let own = |name: &str| {
        name.starts_with("CARGO_PKG_") || ["CARGO_MANIFEST_DIR", "RUST_BACKTRACE"].contains(&name)
    };
    for (name, _) in std::env::vars().filter(|(name, _)| own(name)) {
        command.env_remove(name);
    }
}

/// A saved edit: a private function more, or another one in its place.
pub fn edit(file: &Path, number: usize) {
    let text = std::fs::read_to_string(file).expect("a source file");
    let text = text.split("\n// edit\n").next().unwrap_or_default();
    let edited = format!(
        "{text}\n// edit\n#[allow(dead_code)]\nfn edit_{number}() -> usize {{\n    {number}\n}}\n"
    );
    std::fs::write(file, edited).expect("the edit");
}

/// Copies the files of a folder into another.
pub fn copy_files(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in from.read_dir().expect("a folder").flatten() {
        std::fs::copy(entry.path(), to.join(entry.file_name())).expect("a copy");
    }
}
