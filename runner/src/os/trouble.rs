//! What keeps a machine from building anything: a full disk, too little memory, a folder's name that a tool cannot take.
//! Cargo's own words for it are far down, behind rustc's command line.

use crate::os::files;
use std::fmt;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anstream::adapter::strip_str;

/// What is in the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// The disk of that folder is full.
    Disk(PathBuf),
    /// Rustc or the linker did not get the memory that it needs.
    Memory,
    /// A character in the name of that folder.
    Name {
        folder: PathBuf,
        character: char,
        /// Whose limit it is.
        limit: &'static str,
    },
}

/// What systems and tools say if a disk is full.
const DISK: [&str; 6] = [
    "No space left on device",
    "(os error 28)",
    "Disk quota exceeded",
    "(os error 122)",
    "There is not enough space on the disk",
    "(os error 112)",
];

/// What they say if they get no memory.
const MEMORY: [&str; 8] = [
    "memory allocation of ",
    "Cannot allocate memory",
    "failed to map segment from shared object",
    "failed to mmap",
    "only metadata stub found for",
    "LLVM ERROR: out of memory",
    "std::bad_alloc",
    "(signal: 9, SIGKILL",
];

/// How much is written to find out whether a disk is full: more than what a file system keeps in its own books.
const PROBE: usize = 4 * 1024 * 1024;

impl Trouble {
    /// What was in the way of a build, if one of these was.
    pub fn of(said: &str, workspace: &Path, target: &Path) -> Option<Self> {
        let says = |words: &[&str]| words.iter().any(|word| said.contains(word));
        if says(&DISK) {
            return Some(Self::Disk(target.to_owned()));
        }
        if is_memory(said) {
            return Some(Self::Memory);
        }
        let named = |folder: &Path, character: char, limit: &'static str| {
            let is_in = folder.to_string_lossy().contains(character);
            is_in.then(|| Self::Name {
                folder: folder.to_owned(),
                character,
                limit,
            })
        };
        if says(&[
            "could not parse pattern",
            "failed to load manifest for workspace member",
        ]) {
            return named(
                workspace,
                '[',
                "cargo takes it for the beginning of a pattern",
            );
        }
        if says(&["failed to join paths from"]) {
            let separator = if cfg!(windows) { ';' } else { ':' };
            let limit = "the system takes it for the end of a folder in a list of folders";
            return named(target, separator, limit);
        }
        if says(&["cannot open output file"]) {
            return named(target, '%', "the linker replaces it by a random digit");
        }
        None
    }

    /// The same for a failure that says nothing of the kind: a linker on a full disk may just crash.
    pub fn unsaid(target: &Path) -> Option<Self> {
        let probe = target.join(format!("room-for-{}", std::process::id()));
        let written = std::fs::write(&probe, vec![1; PROBE]);
        // What was written of it, if anything.
        let _ = std::fs::remove_file(&probe);
        let full = [ErrorKind::StorageFull, ErrorKind::QuotaExceeded];
        let is_full = written.is_err_and(|error| full.contains(&error.kind()));
        is_full.then(|| Self::Disk(target.to_owned()))
    }
}

/// Whether something says that there was not enough memory.
pub fn is_memory(said: &str) -> bool {
    MEMORY.iter().any(|word| said.contains(word))
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Disk(target) => write!(
                f,
                "the disk is full: cargo cannot write to {}\n\
                 free some space, and try again: `cargo clean` empties this folder",
                files::shown(target)
            ),
            Self::Memory => write!(
                f,
                "there is not enough memory to compile\n\
                 close other programs, or raise the limit (`ulimit -v`, a container's), and try again"
            ),
            Self::Name {
                folder,
                character,
                limit,
            } => write!(
                f,
                "the name of the folder {} contains `{character}`: {limit}\n{}",
                files::shown(folder),
                if *character == '[' {
                    "rename the folder, and try again"
                } else {
                    "rename the folder, or set `CARGO_TARGET_DIR` to another one, and try again"
                }
            ),
        }
    }
}

/// What cargo said about a failure, without how far it had come and without the command lines: the error comes first.
pub fn without_noise(said: &str) -> String {
    const PROGRESS: [&str; 8] = [
        "Compiling ",
        "Downloading ",
        "Downloaded ",
        "Updating ",
        "Locking ",
        "Fresh ",
        "Checking ",
        "Building ",
    ];
    /// Longer than anything that a person reads on one line.
    const LONG: usize = 300;
    let is_noise = |line: &&str| {
        let text = strip_str(line).to_string();
        let text = text.trim_start();
        PROGRESS.iter().any(|word| text.starts_with(word))
            || text.starts_with("= note: some arguments are omitted")
            || (line.len() > LONG && text.starts_with("= note:"))
    };
    let cut = |line: &str| match line.char_indices().nth(LONG) {
        Some((at, _)) => format!("{} …", strip_str(&line[..at])),
        None => line.to_owned(),
    };
    let lines = said.lines().filter(|line| !is_noise(line)).map(cut);
    let text = lines.collect::<Vec<_>>().join("\n");
    text.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    const HOME: &str = "/home/me/katas";

    fn trouble(said: &str, workspace: &str) -> Option<String> {
        let workspace = Path::new(workspace);
        let trouble = Trouble::of(said, workspace, &workspace.join("target"))?;
        Some(trouble.to_string())
    }

    #[rstest]
    #[case::a_full_disk(
        "rustc-LLVM ERROR: IO failure on output stream: No space left on device\n",
        HOME,
        "the disk is full: cargo cannot write to /home/me/katas/target"
    )]
    #[case::little_memory(
        "memory allocation of 65536 bytes failed\n",
        HOME,
        "there is not enough memory to compile"
    )]
    #[case::little_address_space(
        "rustc: error while loading shared libraries: libLLVM.so: failed to map segment from shared object\n",
        HOME,
        "there is not enough memory to compile"
    )]
    #[case::a_pattern(
        "error: could not parse pattern `/a[b/katas/*`\n",
        "/a[b",
        "the name of the folder /a[b contains `[`: cargo takes it for the beginning of a pattern"
    )]
    #[case::a_pattern_that_matches_nothing(
        "error: failed to load manifest for workspace member `/a[b]/katas/*`\n",
        "/a[b]",
        "the name of the folder /a[b] contains `[`: cargo takes it for the beginning of a pattern"
    )]
    #[case::the_linker(
        "rust-lld: error: cannot open output file /a%20b/target/debug/deps/unit-1\n",
        "/a%20b",
        "the name of the folder /a%20b/target contains `%`: the linker replaces it by a random digit"
    )]
    #[cfg_attr(
        unix,
        case::a_list_of_folders(
            "error: failed to join paths from `$LD_LIBRARY_PATH` together\n",
            "/a:b",
            "the name of the folder /a:b/target contains `:`: the system takes it for the end of a folder in a list of folders"
        )
    )]
    fn the_first_line_is_the_cause(
        #[case] said: &str,
        #[case] workspace: &str,
        #[case] first: &str,
    ) {
        let told = trouble(said, workspace).unwrap();
        assert_eq!(told.lines().next(), Some(first));
        assert!(told.contains("try again"), "{told}");
    }

    #[rstest]
    #[case::nothing("error: could not compile `serde`\n", HOME)]
    #[case::another_manifest(
        "error: failed to load manifest for workspace member `/home/katas/tiny`\n",
        HOME
    )]
    #[case::another_output(
        "rust-lld: error: cannot open output file /home/me/katas/target/x\n",
        HOME
    )]
    fn another_failure_is_another_matter(#[case] said: &str, #[case] workspace: &str) {
        assert_eq!(trouble(said, workspace), None);
    }

    #[test]
    fn a_folder_with_room_is_not_full_and_stays_as_it_was() {
        let dir = tempfile::tempdir().unwrap();
        assert_eq!(Trouble::unsaid(dir.path()), None);
        assert_eq!(dir.path().read_dir().unwrap().count(), 0);
    }

    #[test]
    fn how_far_cargo_had_come_and_command_lines_are_left_out() {
        let said = format!(
            "   Compiling tiny v0.0.0 (/w/katas/tiny)\nerror: linking with `cc` failed: exit status: 1\n  |\n\u{1b}[94m  \u{1b}[0m= \u{1b}[1mnote\u{1b}[0m:  \"cc\" {}\n  \
             = note: some arguments are omitted. use `--verbose` to show all linker arguments\n  = note: ld: no such symbol\n\
             process didn't exit successfully: `rustc {}`\n",
            "\"-L\" ".repeat(100),
            "x".repeat(1000),
        );
        let text = without_noise(&said);
        assert!(
            text.starts_with("error: linking with `cc` failed: exit status: 1\n  |\n  = note: ld: no such symbol\n"),
            "{text}"
        );
        assert!(text.len() < 500, "{text}");
    }
}
