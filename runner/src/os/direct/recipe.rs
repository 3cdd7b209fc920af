//! How cargo had a package built, and what has been built in that way.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};

use super::guard::stamp;
use crate::os::cargo::{Artifact, Build};
use crate::os::digest::Digest;
use crate::os::files;
use crate::os::rustc::Call;

/// The calls for a package.
#[derive(Serialize, Deserialize)]
pub struct Recipe {
    /// What cargo's answer depended on.
    pub guard: String,
    /// Whether code is all that it is made of: no build script, no crate from a folder.
    pub fits: bool,
    pub library: Option<Unit>,
    /// By the test target.
    pub suites: BTreeMap<String, Unit>,
    /// By the crate's name.
    pub programs: BTreeMap<String, Unit>,
}

/// One of the calls, and what was made by it.
#[derive(Serialize, Deserialize)]
pub struct Unit {
    pub call: Call,
    /// The compiler that made it.
    compiler: Option<Stamp>,
    /// Nothing is known of what lies there, where this is missing.
    pub made: Option<Made>,
}

/// When a file was written last, and how long it is.
type Stamp = (u64, u64);

/// What was made of what.
#[derive(Serialize, Deserialize)]
pub struct Made {
    /// What rustc has read, with fingerprints.
    read: BTreeMap<PathBuf, String>,
    /// The variables that the code asked for, with fingerprints of their values.
    asked: BTreeMap<String, String>,
    /// The libraries that it was linked with.
    linked: Vec<(PathBuf, Option<Stamp>)>,
    /// The file itself; `None` where it is not known whether it was made of what was read.
    file: Option<Stamp>,
    /// What rustc warned of.
    pub warnings: Vec<String>,
}

/// How much older a file looks than it is, at most: file systems take their time from a clock that moves in steps.
const MOMENT: Duration = Duration::from_secs(1);

/// The name of the file that a recipe is kept in.
const FILE: &str = "recipe.json";

impl Recipe {
    /// Reads what is known under that guard.
    pub fn read(folder: &Path, guard: String) -> Self {
        let text = std::fs::read(folder.join(FILE)).unwrap_or_default();
        let known = serde_json::from_slice::<Self>(&text).ok();
        known.filter(|known| known.guard == guard).unwrap_or(Self {
            guard,
            fits: true,
            library: None,
            suites: BTreeMap::new(),
            programs: BTreeMap::new(),
        })
    }

    /// Keeps it. Where it cannot be kept, cargo is asked the next time.
    pub fn keep(&self, folder: &Path) {
        if let Ok(text) = serde_json::to_vec(self) {
            let _ = files::write_whole(&folder.join(FILE), &text);
        }
    }

    /// Adds the calls that cargo has made for a package.
    pub fn learn(&mut self, build: &Build, calls: Vec<Call>, artifacts: &[Artifact]) {
        self.fits = artifacts.iter().all(|artifact| {
            artifact.package_dir == build.package_dir && artifact.kind != "custom-build"
        });
        for call in calls
            .into_iter()
            .filter(|call| call.package() == Some(&build.package))
        {
            let name = call.crate_name().unwrap_or_default().to_owned();
            let unit = Unit {
                compiler: stamp(Path::new(&call.program)),
                made: None,
                call,
            };
            if unit.call.makes_a_suite() {
                self.suites.insert(name, unit);
            } else if unit.call.crate_types() == ["lib"] {
                self.library = Some(unit);
            } else if unit.call.crate_types() == ["bin"] {
                self.programs.insert(name, unit);
            } else {
                self.fits = false;
            }
        }
    }
}

impl Unit {
    /// Has it made in that folder, with the libraries of these names that were made there, too.
    pub fn move_to(&mut self, folder: &Path, libraries: &[std::ffi::OsString]) {
        let libraries: Vec<&OsStr> = libraries.iter().map(AsRef::as_ref).collect();
        self.call = self.call.made_in(folder, &libraries);
    }

    /// The names of the files that a library is.
    pub fn files_of_a_library(&self) -> Vec<std::ffi::OsString> {
        let name = self.call.makes().unwrap_or_default();
        ["rlib", "rmeta"]
            .map(|end| format!("lib{name}.{end}").into())
            .into()
    }

    /// The file that it is.
    pub fn file(&self) -> PathBuf {
        self.call.file()
    }

    /// Whether rustc would make it as it is.
    pub fn is_fresh(&self, digests: &mut Digests) -> bool {
        let Some(made) = &self.made else {
            return false;
        };
        // All files are looked at before rustc reads them.
        let differs = made
            .read
            .iter()
            .filter(|(file, known)| digests.of(file).as_ref() != Some(known));
        differs.count() == 0
            && made.file.is_some()
            && made.file == stamp(&self.file())
            && self.compiler == stamp(Path::new(&self.call.program))
            && made
                .linked
                .iter()
                .all(|(file, known)| stamp(file) == *known)
            && made
                .asked
                .iter()
                .all(|(name, known)| value_of(&self.call, name) == *known)
    }
}

impl Made {
    /// What rustc has just made. Where a file may have been saved meanwhile, it is taken for another one the next time.
    /// `None` where rustc's note is missing.
    pub fn of(
        unit: &Unit,
        before: &Digests,
        began: SystemTime,
        warnings: &[String],
    ) -> Option<Self> {
        let call = &unit.call;
        let note = call.out_dir()?.join(format!("{}.d", call.makes()?));
        let note = std::fs::read_to_string(note).ok()?;
        let mut read = BTreeMap::new();
        let mut is_known = true;
        for file in crate::os::cargo::read_files(&note) {
            let file = files::without_parents(&call.dir.join(file));
            let now = digest(&file)?;
            is_known &= match before.known(&file) {
                Some(known) => *known == now,
                None => files::is_older(&file, began.checked_sub(MOMENT)?),
            };
            read.insert(file, now);
        }
        let asked = note.lines().filter_map(|line| {
            let said = line.strip_prefix("# env-dep:")?;
            let name = said.split_once('=').map_or(said, |(name, _)| name);
            Some((name.to_owned(), value_of(call, name)))
        });
        Some(Self {
            read,
            asked: asked.collect(),
            linked: call
                .given()
                .map(|(_, file)| (file.to_owned(), stamp(file)))
                .collect(),
            file: stamp(&unit.file()).filter(|_| is_known),
            warnings: warnings.to_vec(),
        })
    }
}

/// A fingerprint of a variable's value, as a call sees it.
fn value_of(call: &Call, name: &str) -> String {
    let own = call.variable(name).map(OsStr::to_owned);
    let value = own.or_else(|| std::env::var_os(name));
    value.map_or_else(String::new, |value| Digest::of(value.as_encoded_bytes()))
}

fn digest(file: &Path) -> Option<String> {
    Some(Digest::of(&std::fs::read(file).ok()?))
}

/// Fingerprints of files as they were when they were looked at first.
#[derive(Clone, Default)]
pub struct Digests(BTreeMap<PathBuf, Option<String>>);

impl Digests {
    /// That of a file; `None` where it cannot be read.
    pub fn of(&mut self, file: &Path) -> Option<String> {
        if let Some(known) = self.0.get(file) {
            return known.clone();
        }
        let found = digest(file);
        self.0.insert(file.to_owned(), found.clone());
        found
    }

    /// That of a file that was looked at.
    pub fn known(&self, file: &Path) -> Option<&String> {
        self.0.get(file)?.as_ref()
    }
}
