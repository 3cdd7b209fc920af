//! The manifests of an edition: only what its packages need.

use std::collections::BTreeSet;

use toml::{Table, Value};

use crate::commands::handout::edition::Edition;

/// The tables of a manifest that name other crates.
const DEPENDENCIES: [&str; 3] = ["dependencies", "dev-dependencies", "build-dependencies"];

/// What stands above a manifest that was written anew.
const NOTE: &str = "# Written by `cargo kata handout`.\n";

/// The workspace's manifest with those members, and with the shared dependencies that they use.
///
/// # Errors
/// When one of them is not TOML.
pub fn workspace(
    text: &str,
    members: &[String],
    manifests: &[String],
) -> Result<String, toml::de::Error> {
    let mut manifest: Table = text.parse()?;
    let mut used = BTreeSet::new();
    for member in manifests {
        add_used(&member.parse()?, &mut used);
    }
    if let Some(workspace) = manifest.get_mut("workspace").and_then(Value::as_table_mut) {
        let list =
            |names: &[String]| Value::Array(names.iter().cloned().map(Value::String).collect());
        workspace.insert("members".to_owned(), list(members));
        // The katas are what a learner builds.
        let katas: Vec<_> = members
            .iter()
            .filter(|name| name.starts_with("katas/"))
            .cloned()
            .collect();
        workspace.insert("default-members".to_owned(), list(&katas));
        workspace.remove("exclude");
        let shared = workspace
            .get_mut("dependencies")
            .and_then(Value::as_table_mut);
        if let Some(shared) = shared {
            shared.retain(|name, _| used.contains(name));
        }
    }
    Ok(NOTE.to_owned() + &manifest.to_string())
}

/// The shared dependencies that a manifest uses.
fn add_used(manifest: &Table, used: &mut BTreeSet<String>) {
    let targets = manifest.get("target").and_then(Value::as_table);
    let targets = targets.into_iter().flat_map(Table::values);
    for table in targets.filter_map(Value::as_table).chain([manifest]) {
        let tables = DEPENDENCIES
            .iter()
            .filter_map(|name| table.get(*name)?.as_table());
        for (name, dependency) in tables.flatten() {
            if dependency.get("workspace").is_some() {
                used.insert(name.clone());
            }
        }
    }
}

/// The manifest of a package of the runner without its tests and benchmarks, which stay with the course, and without the
/// crates that only these need.
///
/// # Errors
/// When it is not TOML.
pub fn without_tests(text: &str, has_library: bool) -> Result<String, toml::de::Error> {
    let mut manifest: Table = text.parse()?;
    for key in ["dev-dependencies", "test", "bench", "example"] {
        manifest.remove(key);
    }
    if let Some(targets) = manifest.get_mut("target").and_then(Value::as_table_mut) {
        for (_, target) in targets.iter_mut() {
            if let Some(target) = target.as_table_mut() {
                target.remove("dev-dependencies");
            }
        }
        targets.retain(|_, target| target.as_table().is_none_or(|target| !target.is_empty()));
    }
    // The tests in the sources need these crates, too.
    let off = |table: &mut Table| {
        for key in ["test", "bench", "doctest"] {
            if key != "doctest" || has_library {
                table.insert(key.to_owned(), false.into());
            }
        }
    };
    if has_library {
        let library = manifest.entry("lib").or_insert_with(|| Table::new().into());
        library.as_table_mut().into_iter().for_each(off);
    } else {
        let name = manifest
            .get("package")
            .and_then(|package| package.get("name"))
            .cloned()
            .unwrap_or_else(|| "kata".into());
        let program = Table::from_iter([
            ("name".to_owned(), name),
            ("path".to_owned(), "src/main.rs".into()),
        ]);
        let programs = manifest
            .entry("bin")
            .or_insert_with(|| Value::Array(vec![program.into()]));
        let programs = programs.as_array_mut().into_iter().flatten();
        programs.filter_map(Value::as_table_mut).for_each(off);
    }
    Ok(NOTE.to_owned() + &manifest.to_string())
}

/// A kata's manifest without the katas that it says come before it and are left out. All other lines stay as they are.
pub fn of_kata(edition: &Edition, text: &str) -> String {
    let line = |line: &str| match line.trim().strip_prefix("after = [") {
        Some(names) if names.ends_with(']') => {
            let names = names.trim_end_matches(']').split(',').map(str::trim);
            let names = names.filter(|name| !edition.missing.contains(name.trim_matches('"')));
            let names: Vec<_> = names.filter(|name| !name.is_empty()).collect();
            format!("after = [{}]\n", names.join(", "))
        }
        _ => format!("{line}\n"),
    };
    text.lines().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::handout::edition::tests::edition;

    #[test]
    fn a_workspace_keeps_what_its_members_use() {
        let text = "[workspace]\nmembers = [\"a\", \"solutions/*\"]\ndefault-members = [\"a\"]\n\
                    [workspace.dependencies]\nserde = \"1\"\naxum = \"0.8\"\nnix = \"1\"\n\
                    [workspace.lints.rust]\nunsafe_code = \"forbid\"\n";
        let members = ["runner".to_owned(), "katas/*".to_owned()];
        let manifests = [
            "[dev-dependencies]\nserde = { workspace = true }\n".to_owned(),
            "[dependencies]\naxum = \"0.7\"\n[target.'cfg(unix)'.dependencies]\nnix.workspace = true\n"
                .to_owned(),
        ];
        let made: Table = workspace(text, &members, &manifests)
            .unwrap()
            .parse()
            .unwrap();
        let workspace = &made["workspace"];
        assert_eq!(workspace["members"], Value::from(members.to_vec()));
        assert_eq!(workspace["default-members"], Value::from(vec!["katas/*"]));
        let shared: Vec<_> = workspace["dependencies"]
            .as_table()
            .unwrap()
            .keys()
            .collect();
        assert_eq!(shared, ["nix", "serde"]);
        assert_eq!(
            workspace["lints"]["rust"]["unsafe_code"].as_str(),
            Some("forbid")
        );
    }

    #[test]
    fn a_package_of_the_runner_needs_nothing_for_its_tests() {
        let text = "[package]\nname = \"kata\"\n[dependencies]\nsyn = \"2\"\n[dev-dependencies]\nrstest = \"1\"\n\
                    [target.'cfg(unix)'.dev-dependencies]\nnix = \"1\"\n\
                    [target.'cfg(windows)'.dependencies]\nctrlc = \"3\"\n\
                    [[test]]\nname = \"command\"\npath = \"tests/command/main.rs\"\n";
        let made: Table = without_tests(text, false).unwrap().parse().unwrap();
        let keys: Vec<_> = made.keys().map(String::as_str).collect();
        assert_eq!(keys, ["bin", "dependencies", "package", "target"]);
        let targets: Vec<_> = made["target"].as_table().unwrap().keys().collect();
        assert_eq!(targets, ["cfg(windows)"]);
        assert_eq!(made["bin"][0]["test"].as_bool(), Some(false));
        assert_eq!(made["bin"][0]["name"].as_str(), Some("kata"));
        let library: Table = without_tests(text, true).unwrap().parse().unwrap();
        assert_eq!(library["lib"]["doctest"].as_bool(), Some(false));
    }

    #[test]
    fn a_kata_comes_after_those_that_are_there() {
        let text = "[package]\nname = \"x\" # so\n\nafter = [\"auth\", \"fruit\"]\n";
        assert_eq!(
            of_kata(&edition(), text),
            "[package]\nname = \"x\" # so\n\nafter = [\"fruit\"]\n"
        );
    }
}
