//! Generated packages: copies of a solution in the target folder, under `kata/NAME/PURPOSE/`. They are in a workspace
//! of their own with the same lock file, profile and target folder. So every dependency is built already, and only the
//! small crate compiles. Each purpose has its own workspace, so that impostors can be judged while a walk-through goes
//! on.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use toml::{Table, Value};

use crate::course::kata::{Course, Kata, Package};
use crate::course::sealed;
use crate::os::files::{self, Files, Texts};
use crate::os::settings::Folders;
use crate::os::status::{HasStatus, Status};

/// Why a package cannot be generated.
#[derive(Debug, thiserror::Error)]
pub enum GenerateError {
    /// A file that cannot be read or written.
    #[error("cannot prepare {}: {source}", files::shown(.path))]
    Io {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A manifest that is not TOML.
    #[error("{} is not a manifest: {message}", files::shown(.path))]
    Manifest {
        /// The manifest.
        path: PathBuf,
        /// What the TOML reader or writer says.
        message: String,
    },
}

impl HasStatus for GenerateError {
    fn status(&self) -> Status {
        Status::Fault
    }
}

/// A kata's generated workspace.
pub struct GeneratedWorkspace<'a> {
    kata: &'a Kata,
    real_root: &'a Path,
    root: PathBuf,
    target: &'a Folders,
    library: Option<String>,
    members: BTreeSet<String>,
    /// The sources that were written from a sealed solution.
    opened: BTreeSet<PathBuf>,
    /// The learner's own tests are built here, so what they need of the kata comes along.
    for_mine: bool,
}

/// A package to generate: the solution with other sources.
pub struct Copy<'s> {
    /// Its name is `KATA-LABEL`, with the clone's suffix where there may be another clone.
    pub label: &'s str,
    /// Its folder in the workspace. Rustc names its files by it.
    pub dir: &'s str,
    /// Its sources, by their paths in `src/`.
    pub sources: &'s [(PathBuf, String)],
    /// What else lies in its folder, by its path there. A suite that is here is built from here, and not from the kata's own
    /// folder.
    pub beside: &'s Texts,
    /// Whether there is a program beside the library: it need not be linked for suites that do not start it.
    pub program: bool,
}

/// Where everything that is generated for a kata is kept.
pub fn home(course: &Course, kata: &Kata) -> PathBuf {
    course.folders().generated().join(&kata.name)
}

impl<'a> GeneratedWorkspace<'a> {
    /// Prepares the workspace for that purpose, as yet without a package.
    ///
    /// # Errors
    /// When the solution's manifest cannot be read.
    pub fn new(course: &'a Course, kata: &'a Kata, purpose: &str) -> Result<Self, GenerateError> {
        let manifest = read_manifest(&kata.solution_dir.join("Cargo.toml"))?;
        let name_of = |table: &str| {
            manifest
                .get(table)?
                .get("name")?
                .as_str()
                .map(str::to_owned)
        };
        let library = sealed::has(&kata.solution_dir.join("src/lib.rs")).then(|| {
            name_of("lib")
                .or_else(|| name_of("package"))
                .unwrap_or_default()
                .replace('-', "_")
        });
        Ok(Self {
            kata,
            real_root: course.root(),
            // In the very folder that it is built in, so that it goes with it. Where two clones build in one folder, each has
            // its own below it, and packages of other names.
            root: home(course, kata).join(purpose),
            target: course.folders(),
            library,
            members: BTreeSet::new(),
            opened: BTreeSet::new(),
            for_mine: false,
        })
    }

    /// A workspace with a copy of a kata's starter and nothing else, for when cargo cannot read the real workspace because of
    /// another package. The copy lies where the kata lies in the real one, so rustc and the tests name its files alike. Its
    /// package has a name of its own, since both are built in the same target folder.
    ///
    /// # Errors
    /// When a file cannot be read or written.
    pub fn alone(course: &'a Course, kata: &'a Kata) -> Result<(Self, Package), GenerateError> {
        let read = files::read_readable(&kata.dir, &|_| true);
        let read = read.map_err(|source| GenerateError::Io {
            path: kata.dir.clone(),
            source,
        })?;
        Self::of_files(course, kata, "alone", read.files)
    }

    /// A kata's folder with those files, in a workspace for that purpose. Its manifest is the kata's own with another name.
    ///
    /// # Errors
    /// When a file cannot be read or written.
    pub fn of_files(
        course: &'a Course,
        kata: &'a Kata,
        purpose: &str,
        mut files: Files,
    ) -> Result<(Self, Package), GenerateError> {
        let mut generated = Self {
            kata,
            real_root: course.root(),
            root: home(course, kata).join(purpose),
            target: course.folders(),
            library: None,
            members: BTreeSet::new(),
            opened: BTreeSet::new(),
            for_mine: false,
        };
        let place = format!("katas/{}", kata.name);
        let package = generated.package(purpose, &place);
        generated.members.insert(place);
        let manifest = starters_manifest(kata, &package.name)?;
        files.insert("Cargo.toml".into(), manifest.into_bytes());
        put_files(&package.dir, files)?;
        generated.write_workspace()?;
        Ok((generated, package))
    }

    /// The same for the learner's own tests: they find what they would find in the kata's folder, the files beside its
    /// sources and the crates that its manifest names.
    #[must_use]
    pub fn for_mine(mut self) -> Self {
        self.for_mine = true;
        self
    }

    /// The generated workspace's folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The real workspace, in whose folders it is built.
    pub fn target(&self) -> &'a Folders {
        self.target
    }

    /// The name by which the program reaches its library, if there is one.
    pub fn library(&self) -> Option<&str> {
        self.library.as_deref()
    }

    /// What a package of that label in that folder is called.
    pub fn package(&self, label: &str, dir: &str) -> Package {
        Package {
            name: format!("{}-{label}{}", self.kata.name, self.target.suffix()),
            dir: self.root.join(dir),
        }
    }

    /// Takes those of these folders for members that are there already with a manifest.
    pub fn keep_members(&mut self, folders: impl Iterator<Item = String>) {
        let root = &self.root;
        let there = folders.filter(|folder| root.join(folder).join("Cargo.toml").is_file());
        self.members.extend(there);
    }

    /// Writes a package. Files that are there already with the same text are not touched, so that nothing is compiled for
    /// their sake.
    ///
    /// # Errors
    /// When a file cannot be read or written.
    pub fn add(&mut self, copy: &Copy<'_>) -> Result<Package, GenerateError> {
        let Package { name, dir } = self.package(copy.label, copy.dir);
        self.members.insert(copy.dir.to_owned());
        let mut wanted: Vec<(PathBuf, Vec<u8>)> = copy
            .sources
            .iter()
            .map(|(path, text)| (Path::new("src").join(path), text.clone().into_bytes()))
            .chain(
                copy.beside
                    .iter()
                    .map(|(path, text)| (path.clone(), text.clone().into_bytes())),
            )
            .collect();
        let solution = &self.kata.solution_dir;
        if sealed::is_sealed(solution) {
            self.opened.insert(dir.join("src"));
        }
        let beside = sealed::read_tree(solution).map_err(|source| GenerateError::Io {
            path: solution.clone(),
            source,
        })?;
        for (path, bytes) in beside {
            // What the sources include (a schema, a page) comes along as it is.
            let own = path.starts_with("impostors")
                || path.starts_with("twins")
                || path == Path::new("Cargo.toml")
                || ["demo.md", "solo.md", "solo.rs"]
                    .map(Path::new)
                    .contains(&&*path);
            if !own && !wanted.iter().any(|(known, _)| *known == path) {
                wanted.push((path, bytes));
            }
        }
        if self.for_mine {
            for (path, bytes) in read_tree(&self.kata.dir)? {
                let own = path.starts_with("src") || path == Path::new("Cargo.toml");
                if !own && !wanted.iter().any(|(known, _)| *known == path) {
                    wanted.push((path, bytes));
                }
            }
        }
        let manifest = self.manifest(&name, copy)?;
        wanted.push(("Cargo.toml".into(), manifest.into_bytes()));
        for path in read_tree(&dir)?
            .keys()
            .filter(|path| !wanted.iter().any(|(known, _)| known == *path))
        {
            let path = dir.join(path);
            std::fs::remove_file(&path).map_err(|source| GenerateError::Io { path, source })?;
        }
        for (path, bytes) in wanted {
            write_if_changed(&dir.join(path), &bytes)?;
        }
        self.write_workspace()?;
        Ok(Package { name, dir })
    }

    /// The solution's manifest, with another name, with the suites where they are, and with the learner's own.
    fn manifest(&self, name: &str, copy: &Copy<'_>) -> Result<String, GenerateError> {
        let path = self.kata.solution_dir.join("Cargo.toml");
        let mut manifest = read_manifest(&path)?;
        manifest.remove("lints");
        let old_name = manifest
            .get_mut("package")
            .and_then(Value::as_table_mut)
            .and_then(|package| package.insert("name".to_owned(), name.into()));
        for own in tables(&mut manifest, "bin") {
            if own.get("name") == old_name.as_ref() {
                own.insert("name".to_owned(), name.into());
            }
        }
        if !copy.program {
            manifest.remove("bin");
            if let Some(package) = manifest.get_mut("package").and_then(Value::as_table_mut) {
                package.insert("autobins".to_owned(), false.into());
            }
        }
        if self.library.is_some() {
            let library = manifest.entry("lib").or_insert_with(|| Table::new().into());
            if let (Some(table), Some(name)) = (library.as_table_mut(), self.library()) {
                table.insert("name".to_owned(), name.into());
            }
        }
        for suite in tables(&mut manifest, "test") {
            if let Some(Value::String(path)) = suite.get_mut("path") {
                *path = tidy(&self.kata.solution_dir.join(&*path));
                let here = Path::new(&*path).strip_prefix(&self.kata.dir).ok();
                if let Some(here) = here.filter(|here| copy.beside.contains_key(*here)) {
                    *path = here.to_string_lossy().into_owned();
                }
            }
        }
        let paths_from = |dependencies: &mut Table, folder: &Path| {
            for (_, dependency) in dependencies {
                absolute_path(dependency, folder);
            }
        };
        for table in DEPENDENCIES {
            if let Some(dependencies) = manifest.get_mut(table).and_then(Value::as_table_mut) {
                paths_from(dependencies, &self.kata.solution_dir);
            }
        }
        if self.for_mine {
            let mut kata = read_manifest(&self.kata.dir.join("Cargo.toml"))?;
            for table in DEPENDENCIES {
                if let Some(dependencies) = kata.get_mut(table).and_then(Value::as_table_mut) {
                    paths_from(dependencies, &self.kata.dir);
                }
            }
            add_what_tests_use(&mut manifest, &kata);
        }
        let mine = self.kata.mine();
        if mine.file.is_file() {
            let here = mine.file.strip_prefix(&self.kata.dir).ok();
            let path = match here.filter(|here| copy.beside.contains_key(*here)) {
                Some(here) => here.to_string_lossy().into_owned(),
                None => tidy(&mine.file),
            };
            let suite = Table::from_iter([
                ("name".to_owned(), mine.layer.name().into()),
                ("path".to_owned(), path.into()),
            ]);
            let suites = manifest
                .entry("test")
                .or_insert_with(|| Value::Array(Vec::new()));
            if let Some(suites) = suites.as_array_mut() {
                suites.push(suite.into());
            }
        }
        toml::to_string(&manifest).map_err(|error| GenerateError::Manifest {
            path,
            message: error.to_string(),
        })
    }

    /// The real workspace's manifest with other members, and its lock file.
    fn write_workspace(&self) -> Result<(), GenerateError> {
        let path = self.real_root.join("Cargo.toml");
        let mut manifest = read_manifest(&path)?;
        if let Some(workspace) = manifest.get_mut("workspace").and_then(Value::as_table_mut) {
            workspace.remove("default-members");
            let members = self.members.iter().cloned().map(Value::String).collect();
            workspace.insert("members".to_owned(), Value::Array(members));
            if let Some(shared) = workspace
                .get_mut("dependencies")
                .and_then(Value::as_table_mut)
            {
                for (_, dependency) in shared {
                    absolute_path(dependency, self.real_root);
                }
            }
        }
        let patches = manifest.get_mut("patch").and_then(Value::as_table_mut);
        let patches = patches.into_iter().flatten();
        for (_, patch) in patches
            .filter_map(|(_, source)| source.as_table_mut())
            .flatten()
        {
            absolute_path(patch, self.real_root);
        }
        let text = toml::to_string(&manifest).map_err(|error| GenerateError::Manifest {
            path,
            message: error.to_string(),
        })?;
        write_if_changed(&self.root.join("Cargo.toml"), text.as_bytes())?;
        let lock = self.real_root.join("Cargo.lock");
        let own_lock = self.root.join("Cargo.lock");
        let bytes =
            std::fs::read(&lock).map_err(|source| GenerateError::Io { path: lock, source })?;
        // Cargo takes out of the copy what these packages do not need; it is made anew when the real one is another.
        let made_of = self.root.join("Cargo.lock.made-of");
        if !own_lock.is_file() || std::fs::read(&made_of).ok().as_ref() != Some(&bytes) {
            write_if_changed(&own_lock, &bytes)?;
            write_if_changed(&made_of, &bytes)?;
        }
        Ok(())
    }
}

/// What was sealed is as readable afterwards as before. The next build brings its sources back, and finds what it built.
impl Drop for GeneratedWorkspace<'_> {
    fn drop(&mut self) {
        for sources in &self.opened {
            // At worst they stay in the target folder.
            let _ = std::fs::remove_dir_all(sources);
        }
    }
}

/// A kata's own manifest with another name for the package and its program. The library keeps its name, by which the tests
/// know it.
fn starters_manifest(kata: &Kata, name: &str) -> Result<String, GenerateError> {
    let path = kata.dir.join("Cargo.toml");
    let mut manifest = read_manifest(&path)?;
    let package = manifest.get_mut("package").and_then(Value::as_table_mut);
    let old_name = package.and_then(|package| package.insert("name".to_owned(), name.into()));
    for own in tables(&mut manifest, "bin") {
        if own.get("name") == old_name.as_ref() {
            own.insert("name".to_owned(), name.into());
        }
    }
    if let Some(old_name) = old_name.as_ref().and_then(Value::as_str)
        && kata.dir.join("src/lib.rs").is_file()
    {
        let library = manifest
            .entry("lib")
            .or_insert_with(|| Table::new().into())
            .as_table_mut();
        if let Some(library) = library {
            let name = old_name.replace('-', "_");
            library.entry("name").or_insert_with(|| name.into());
        }
    }
    for table in DEPENDENCIES {
        let dependencies = manifest.get_mut(table).and_then(Value::as_table_mut);
        for (_, dependency) in dependencies.into_iter().flatten() {
            absolute_path(dependency, &kata.dir);
        }
    }
    toml::to_string(&manifest).map_err(|error| GenerateError::Manifest {
        path,
        message: error.to_string(),
    })
}

/// The tables of a manifest that name other crates.
const DEPENDENCIES: [&str; 3] = ["dependencies", "dev-dependencies", "build-dependencies"];

/// A dependency's path, if it has one, as seen from anywhere.
fn absolute_path(dependency: &mut Value, folder: &Path) {
    if let Some(Value::String(path)) = dependency.get_mut("path") {
        *path = tidy(&folder.join(&*path));
    }
}

/// Adds the crates that a kata's tests may use to a copy of its solution: those that the learner added are there, with the
/// features that they asked for. The solution's own code keeps what its manifest says.
fn add_what_tests_use(solution: &mut Table, kata: &Table) {
    for table in ["dependencies", "dev-dependencies"] {
        let Some(theirs) = kata.get(table).and_then(Value::as_table) else {
            continue;
        };
        let same = solution.get(table).and_then(Value::as_table).cloned();
        let own = solution
            .entry("dev-dependencies")
            .or_insert_with(|| Table::new().into());
        let Some(own) = own.as_table_mut() else {
            continue;
        };
        for (name, dependency) in theirs {
            if same.as_ref().and_then(|same| same.get(name)) != Some(dependency) {
                own.insert(name.clone(), dependency.clone());
            }
        }
    }
    if let Some(targets) = kata.get("target") {
        solution.entry("target").or_insert_with(|| targets.clone());
    }
}

fn tables<'t>(manifest: &'t mut Table, key: &str) -> impl Iterator<Item = &'t mut Table> {
    manifest
        .get_mut(key)
        .and_then(Value::as_array_mut)
        .into_iter()
        .flatten()
        .filter_map(Value::as_table_mut)
}

/// Whether a kata's manifest names crates that the solution's does not, or otherwise: a learner has added them.
///
/// # Errors
/// When one of the manifests cannot be read.
pub fn has_more_crates(kata: &Kata) -> Result<bool, GenerateError> {
    let of = |dir: &Path| read_manifest(&dir.join("Cargo.toml"));
    let (theirs, ours) = (of(&kata.dir)?, of(&kata.solution_dir)?);
    let crates = |manifest: &Table, table: &str| {
        manifest
            .get(table)
            .and_then(Value::as_table)
            .cloned()
            .unwrap_or_default()
    };
    Ok(DEPENDENCIES.iter().any(|table| {
        let ours = crates(&ours, table);
        crates(&theirs, table)
            .iter()
            .any(|(name, dependency)| ours.get(name) != Some(dependency))
    }))
}

fn read_manifest(path: &Path) -> Result<Table, GenerateError> {
    let text = sealed::read(path).map_err(|source| GenerateError::Io {
        path: path.to_owned(),
        source,
    })?;
    text.parse()
        .map_err(|error: toml::de::Error| GenerateError::Manifest {
            path: path.to_owned(),
            message: error.to_string(),
        })
}

/// Makes a folder have those files and no others. Files that are there already with the same text are not touched.
fn put_files(dir: &Path, files: Files) -> Result<(), GenerateError> {
    for path in read_tree(dir)?.keys() {
        if !files.contains_key(path) {
            let path = dir.join(path);
            std::fs::remove_file(&path).map_err(|source| GenerateError::Io { path, source })?;
        }
    }
    for (path, bytes) in files {
        write_if_changed(&dir.join(path), &bytes)?;
    }
    Ok(())
}

fn read_tree(dir: &Path) -> Result<Files, GenerateError> {
    files::read_tree(dir).map_err(|source| GenerateError::Io {
        path: dir.to_owned(),
        source,
    })
}

fn write_if_changed(path: &Path, bytes: &[u8]) -> Result<(), GenerateError> {
    if std::fs::read(path).is_ok_and(|old| old == bytes) {
        return Ok(());
    }
    files::write_whole(path, bytes).map_err(|source| GenerateError::Io {
        path: path.to_owned(),
        source,
    })
}

/// A path without `..` in it, as TOML takes it, so that rustc names a suite's file as people would.
fn tidy(path: &Path) -> String {
    files::without_parents(path).to_string_lossy().into_owned()
}
