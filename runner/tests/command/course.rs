//! The course as it stands in this workspace: its katas, its questions, and what each kata costs.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use serde_json::Value;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the runner lies in the workspace")
}

fn json(args: &[&str]) -> Value {
    let output = Command::new(env!("CARGO_BIN_EXE_kata"))
        .args(args)
        .current_dir(root())
        .output()
        .expect("the command runs");
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {output:?}"))
}

fn names(list: &Value) -> Vec<&str> {
    let list = list.as_array().expect("a list");
    list.iter()
        .map(|entry| entry["name"].as_str().expect("a name"))
        .collect()
}

/// The manifests of the katas, by the names of their folders.
fn manifests() -> BTreeMap<String, toml::Table> {
    let folders = std::fs::read_dir(root().join("katas")).expect("a folder");
    let read = folders.filter_map(|entry| {
        let folder = entry.expect("an entry").path();
        let text = std::fs::read_to_string(folder.join("Cargo.toml")).ok()?;
        let name = folder.file_name()?.to_string_lossy().into_owned();
        Some((name, text.parse().expect("a manifest")))
    });
    read.collect()
}

/// The names in a list of a kata's manifest.
fn listed<'m>(manifest: &'m toml::Table, key: &str) -> Option<Vec<&'m str>> {
    let list = manifest["package"]["metadata"]["kata"]
        .get(key)?
        .as_array()?;
    Some(list.iter().filter_map(toml::Value::as_str).collect())
}

#[test]
fn every_kata_is_listed_behind_those_that_come_before_it() {
    let list = json(&["--json"]);
    let listed_katas = names(&list["katas"]);
    let manifests = manifests();
    assert_eq!(
        listed_katas.iter().copied().collect::<BTreeSet<_>>(),
        manifests.keys().map(String::as_str).collect()
    );
    for (at, kata) in listed_katas.iter().enumerate() {
        for before in listed(&manifests[*kata], "after").unwrap_or_default() {
            let place = listed_katas.iter().position(|name| *name == before);
            assert!(
                place.is_none_or(|place| place < at),
                "{kata} before {before}"
            );
        }
    }
}

#[test]
fn every_question_of_the_course_has_its_page_and_its_quiz() {
    let list = json(&["--json"]);
    let manifests = manifests();
    let concepts = names(&list["katas"])
        .into_iter()
        .flat_map(|kata| listed(&manifests[kata], "concepts").unwrap_or_else(|| vec![kata]));
    let concepts: Vec<_> = concepts.collect();
    assert_eq!(concepts.is_empty(), manifests.is_empty());
    assert_eq!(names(&json(&["quiz", "--json"])["topics"]), concepts);
}

/// A package that the lock file names.
#[derive(serde::Deserialize)]
struct Locked {
    name: String,
    version: String,
    /// `serde`, or `serde 1.0.0` where there are several.
    #[serde(default)]
    dependencies: Vec<String>,
}

/// The names of all packages that this one needs, by the lock file. Cargo would say it more exactly, but only where every
/// crate has been downloaded.
fn needed(package: &str) -> BTreeSet<String> {
    #[derive(serde::Deserialize)]
    struct Lock {
        package: Vec<Locked>,
    }
    let text = std::fs::read_to_string(root().join("Cargo.lock")).expect("a lock file");
    let lock: Lock = toml::from_str(&text).expect("a lock file");
    let mut found = BTreeSet::new();
    let mut waiting = vec![package.to_owned()];
    while let Some(wanted) = waiting.pop() {
        let mut words = wanted.split(' ');
        let (name, version) = (words.next().unwrap_or_default(), words.next());
        let is_it = |locked: &&Locked| {
            locked.name == name && version.is_none_or(|version| locked.version == version)
        };
        let locked = lock.package.iter().find(is_it);
        let locked = locked.unwrap_or_else(|| panic!("the lock file has no `{wanted}`"));
        if found.insert(format!("{} {}", locked.name, locked.version)) {
            waiting.extend(locked.dependencies.iter().cloned());
        }
    }
    found
        .iter()
        .map(|package| package.split(' ').next().unwrap_or_default().to_owned())
        .collect()
}

/// `mockito` is an HTTP server, too.
const HEAVY: [&str; 9] = [
    "axum",
    "hyper",
    "tokio",
    "rusqlite",
    "libsqlite3-sys",
    "jsonschema",
    "argon2",
    "tungstenite",
    "mockito",
];

/// The heavy crates that a kata's own manifest asks for.
fn asked_for(manifest: &toml::Table) -> BTreeSet<&str> {
    let tables = ["dependencies", "dev-dependencies"].map(|table| manifest.get(table));
    let names = tables
        .into_iter()
        .flatten()
        .filter_map(toml::Value::as_table);
    names
        .flat_map(toml::Table::keys)
        .map(String::as_str)
        .filter(|name| HEAVY.contains(name))
        .collect()
}

/// What a learner would wait for before the first red: a kata that is not about a heavy crate builds none. For a kata that
/// is, the lock file is read rightly.
#[test]
fn a_kata_does_not_pay_for_another() {
    for (kata, manifest) in manifests() {
        let needed = needed(&kata);
        let asked_for = asked_for(&manifest);
        for heavy in &asked_for {
            assert!(needed.contains(*heavy), "{kata} does not build {heavy}");
        }
        let found: Vec<_> = HEAVY.iter().filter(|one| needed.contains(**one)).collect();
        assert_eq!(found.is_empty(), asked_for.is_empty(), "{kata}: {found:?}");
    }
}

/// The same reading of the lock file, on a package that is always there.
#[test]
fn what_a_package_needs_is_found_in_the_lock_file() {
    let needed = needed("kata");
    for direct_or_not in ["clap", "clap_builder", "kata-overlay", "proc-macro2"] {
        assert!(needed.contains(direct_or_not), "{needed:?}");
    }
    assert!(!needed.contains("kata-launcher"), "{needed:?}");
}
