//! What the manifests of katas say of other katas, and what they take from the workspace's.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use toml::Value;

use crate::course::kata::{Course, CourseError};
use crate::os::files;

/// The tables of a manifest whose entries may come from the workspace.
const TABLES: [&str; 3] = ["dependencies", "dev-dependencies", "build-dependencies"];

/// In every other kata, `after` names the kata by its new name, or not at all. Gives the manifests that were changed,
/// relative to the course.
///
/// # Errors
/// When a manifest cannot be read or written; the file, and why.
pub fn change_after(
    course: &Course,
    name: &str,
    new: Option<&str>,
) -> Result<Vec<PathBuf>, (PathBuf, io::Error)> {
    let mut done = Vec::new();
    for other in course.names() {
        let path = Path::new("katas").join(other).join("Cargo.toml");
        let file = course.root().join(&path);
        if !file.is_file() {
            continue;
        }
        let failed = |error| (file.clone(), error);
        let text = files::read_source(&file).map_err(failed)?;
        let changed = after_changed(&text, name, new);
        if changed != text {
            files::write_whole(&file, changed.as_bytes()).map_err(failed)?;
            done.push(path);
        }
    }
    Ok(done)
}

/// A manifest does not name that kata in `after` any more.
///
/// # Errors
/// When it cannot be read or written.
pub fn leave_out(manifest: &Path, name: &str) -> io::Result<()> {
    let text = files::read_source(manifest)?;
    files::write_whole(manifest, after_changed(&text, name, None).as_bytes())
}

/// Adds the dependencies that those manifests take from the workspace, and that it lacks, as another workspace has them.
/// Gives their names.
///
/// # Errors
/// A manifest that cannot be read or written.
pub fn add_dependencies(
    root: &Path,
    there: &Path,
    manifests: &[&str],
) -> Result<Vec<String>, CourseError> {
    const HEAD: &str = "[workspace.dependencies]\n";
    let missing = missing(root, manifests)?;
    let names = missing
        .into_iter()
        .find(|(table, _)| table == "workspace.dependencies");
    let names = names.map_or_else(Vec::new, |(_, names)| names);
    let other = read(&there.join("Cargo.toml"))?;
    let known = other
        .get("workspace")
        .and_then(|workspace| workspace.get("dependencies"));
    let mut lines = String::new();
    let mut added = Vec::new();
    for name in names {
        if let Some(value) = known.and_then(|known| known.get(&name)) {
            lines += &name;
            lines += " = ";
            lines += &value.to_string();
            lines.push('\n');
            added.push(name);
        }
    }
    let file = root.join("Cargo.toml");
    let failed = |source| CourseError::Unreadable {
        file: file.clone(),
        source,
    };
    let text = files::read_source(&file).map_err(failed)?;
    // Where there is no such table, the missing keys are told.
    let Some(at) = text.find(HEAD).filter(|_| !added.is_empty()) else {
        return Ok(Vec::new());
    };
    let (before, behind) = text.split_at(at + HEAD.len());
    let text = format!("{before}{lines}{behind}");
    files::write_whole(&file, text.as_bytes()).map_err(failed)?;
    Ok(added)
}

fn after_changed(text: &str, name: &str, new: Option<&str>) -> String {
    let mut lines = Vec::new();
    for line in text.split_inclusive('\n') {
        let list = line
            .strip_prefix("after")
            .and_then(|rest| rest.trim_start().strip_prefix('='))
            .and_then(|rest| toml::from_str::<toml::Table>(&format!("after ={rest}")).ok())
            .and_then(|table| table.get("after")?.as_array().cloned());
        let Some(list) = list.filter(|list| list.iter().any(|item| item.as_str() == Some(name)))
        else {
            lines.push(line.to_owned());
            continue;
        };
        let names = list.iter().filter_map(Value::as_str);
        let names = names.filter_map(|item| if item == name { new } else { Some(item) });
        let names: Vec<_> = names.map(|item| format!("\"{item}\"")).collect();
        lines.push(format!("after = [{}]\n", names.join(", ")));
    }
    lines.concat()
}

/// Whether the workspace's manifest has what katas and solutions take from it, and what those other manifests would take.
/// Cargo would name one missing key at a time.
///
/// # Errors
/// All that is missing; a manifest that cannot be read.
pub fn check(root: &Path, others: &[&str]) -> Result<(), CourseError> {
    let missing = missing(root, others)?;
    if missing.is_empty() {
        return Ok(());
    }
    Err(CourseError::NoKeys(missing))
}

/// The missing keys, table by table. What is no TOML is told elsewhere.
fn missing(root: &Path, others: &[&str]) -> Result<Vec<(String, Vec<String>)>, CourseError> {
    let workspace = read(&root.join("Cargo.toml"))?;
    let mut manifests: Vec<toml::Table> = others
        .iter()
        .map(|text| text.parse().unwrap_or_default())
        .collect();
    for folder in ["katas", "solutions"] {
        for entry in root.join(folder).read_dir().into_iter().flatten().flatten() {
            let file = entry.path().join("Cargo.toml");
            if file.is_file() {
                manifests.push(read(&file)?);
            }
        }
    }
    let (mut package, mut dependencies) = (BTreeSet::new(), BTreeSet::new());
    let mut lints = false;
    for manifest in manifests {
        package.extend(inherited(manifest.get("package")));
        let targets = manifest.get("target").and_then(Value::as_table);
        let targets: Vec<_> = targets.into_iter().flat_map(toml::Table::values).collect();
        for name in TABLES {
            dependencies.extend(inherited(manifest.get(name)));
            for target in &targets {
                dependencies.extend(inherited(target.get(name)));
            }
        }
        let of_lints = manifest
            .get("lints")
            .and_then(|lints| lints.get("workspace"));
        lints |= of_lints.and_then(Value::as_bool) == Some(true);
    }
    let of = |table: &str| {
        let workspace = workspace.get("workspace")?;
        workspace.get(table)?.as_table()
    };
    let mut found = Vec::new();
    for (table, mut keys) in [("package", package), ("dependencies", dependencies)] {
        keys.retain(|key| of(table).is_none_or(|table| !table.contains_key(key)));
        if !keys.is_empty() {
            found.push((format!("workspace.{table}"), keys.into_iter().collect()));
        }
    }
    if lints && of("lints").is_none() {
        found.push(("workspace.lints".to_owned(), Vec::new()));
    }
    Ok(found)
}

fn read(file: &Path) -> Result<toml::Table, CourseError> {
    let text = files::read_source(file).map_err(|source| CourseError::Unreadable {
        file: file.to_owned(),
        source,
    })?;
    Ok(text.parse().unwrap_or_default())
}

/// The keys of a table with `workspace = true`.
fn inherited(table: Option<&Value>) -> Vec<String> {
    let table = table.and_then(Value::as_table).into_iter().flatten();
    let taken =
        table.filter(|(_, value)| value.get("workspace").and_then(Value::as_bool) == Some(true));
    taken.map(|(name, _)| name.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::gone("after = [\"tdd\", \"jwt\"]\n", None, "after = [\"jwt\"]\n")]
    #[case::the_only_one(
        "title = \"T\"\nafter=[ 'tdd' ] # x\n",
        None,
        "title = \"T\"\nafter = []\n"
    )]
    #[case::renamed("after = [\"tdd\"]\n", Some("first"), "after = [\"first\"]\n")]
    #[case::another("after = [\"tdd2\"]\n", None, "after = [\"tdd2\"]\n")]
    #[case::no_list("afterwards = [\"tdd\"]\n", None, "afterwards = [\"tdd\"]\n")]
    fn the_katas_behind_it_follow(
        #[case] text: &str,
        #[case] new: Option<&str>,
        #[case] expected: &str,
    ) {
        assert_eq!(after_changed(text, "tdd", new), expected);
    }

    #[test]
    fn all_missing_keys_are_told_at_once() {
        let root = tempfile::tempdir().unwrap();
        let write = |path: &str, text: &str| {
            let file = root.path().join(path);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, text).unwrap();
        };
        write(
            "Cargo.toml",
            "[workspace]\n[workspace.package]\nversion = \"1.0.0\"\n",
        );
        write(
            "katas/one/Cargo.toml",
            "[package]\nname = \"one\"\nversion.workspace = true\nedition.workspace = true\n\
             [dev-dependencies]\nrstest.workspace = true\nown = { path = \"own\" }\n\
             [target.'cfg(unix)'.dependencies]\nnix = { workspace = true }\n",
        );
        write(
            "solutions/one/Cargo.toml",
            "[package]\nname = \"one-solution\"\nlicense.workspace = true\n[lints]\nworkspace = true\n",
        );
        let expected = [
            (
                "workspace.package",
                vec!["edition", "license", "rust-version"],
            ),
            ("workspace.dependencies", vec!["nix", "rstest"]),
            ("workspace.lints", vec![]),
        ];
        let other = "[package]\nrust-version.workspace = true\n";
        let found = missing(root.path(), &[other]).unwrap();
        let found: Vec<_> = found
            .iter()
            .map(|(table, keys)| (table.as_str(), keys.iter().map(String::as_str).collect()))
            .collect();
        assert_eq!(found, expected);
    }
}
