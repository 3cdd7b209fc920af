//! What cargo and git do for an edition: its lock file, its dependencies, its one commit.

use std::io;
use std::path::Path;

use crate::commands::error::Error;
use crate::os::cargo::Cargo;
use crate::os::git::Git;

/// What cargo reads so that it takes the crates from `vendor/`, and asks no network for anything.
const FROM_VENDOR: &str = "\n# The dependencies lie beside this: no network is needed.\n\
    [source.crates-io]\nreplace-with = \"vendored-sources\"\n\n\
    [source.vendored-sources]\ndirectory = \"vendor\"\n\n[net]\noffline = true\n";

/// Crates are checked byte for byte, so git must not change a line end in them.
const AS_THEY_ARE: &str = "/vendor/** -text\n";

/// Takes out of the lock file what the edition does not need. Every other crate keeps its version. That needs no network where
/// the course was built.
///
/// # Errors
/// When cargo cannot do it.
pub fn lock(cargo: &dyn Cargo, root: &Path) -> Result<(), Error> {
    let update = |more: &[&str]| run(cargo, root, &[&["update", "--workspace"], more].concat());
    update(&["--offline"]).or_else(|_| update(&[]))
}

/// Brings the sources of all dependencies along.
///
/// # Errors
/// When cargo cannot do it, which needs a network for the crates that were never downloaded.
pub fn vendor(cargo: &dyn Cargo, root: &Path) -> Result<(), Error> {
    run(cargo, root, &["vendor", "--locked", "vendor"])?;
    add(&root.join(".cargo/config.toml"), FROM_VENDOR)?;
    add(&root.join(".gitattributes"), AS_THEY_ARE)
}

fn add(file: &Path, text: &str) -> Result<(), Error> {
    let old = match std::fs::read_to_string(file) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(String::new()),
        read => read,
    };
    let old = old.map_err(Error::io("read", file))?;
    std::fs::write(file, old + text).map_err(Error::io("write", file))
}

fn run(cargo: &dyn Cargo, root: &Path, args: &[&str]) -> Result<(), Error> {
    let words: Vec<_> = args.iter().map(ToString::to_string).collect();
    let said = cargo.run(root, &words)?;
    if said.success {
        return Ok(());
    }
    Err(Error::io("run", format!("cargo {}", args.join(" ")))(
        io::Error::other(said.text.trim_end().to_owned()),
    ))
}

/// Makes a repository of one commit.
///
/// # Errors
/// When there is no git, or it cannot do it.
pub fn commit(git: &dyn Git, root: &Path) -> Result<(), Error> {
    let root = root.canonicalize().map_err(Error::io("find", root))?;
    let here = root.to_string_lossy().into_owned();
    let repository = root.join(".git");
    let commands: [&[&str]; 3] = [
        &["-c", "init.defaultBranch=main", "init", "--quiet"],
        &["add", "--all"],
        &[
            "-c",
            "user.name=kata handout",
            "-c",
            "user.email=handout@localhost",
            "commit",
            "--quiet",
            "--message=The handout",
        ],
    ];
    for command in commands {
        let args = [&["-C", &here], command].concat();
        let said = git
            .run(&repository, &args, b"")
            .map_err(Error::io("run", "git"))?;
        if !said.success {
            let why = io::Error::other(said.errors.trim_end().to_owned());
            return Err(Error::io("run", format!("git {}", command.join(" ")))(why));
        }
    }
    Ok(())
}
