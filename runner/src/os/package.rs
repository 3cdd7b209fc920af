//! What cargo tells a running test of its package: the variables `CARGO_PKG_…` and where the manifest is.

use std::ffi::OsString;
use std::path::Path;

use toml::{Table, Value};

/// The variables and the keys of `[package]` that they are made of.
const TEXTS: [(&str, &str); 7] = [
    ("CARGO_PKG_DESCRIPTION", "description"),
    ("CARGO_PKG_HOMEPAGE", "homepage"),
    ("CARGO_PKG_LICENSE", "license"),
    ("CARGO_PKG_LICENSE_FILE", "license-file"),
    ("CARGO_PKG_README", "readme"),
    ("CARGO_PKG_REPOSITORY", "repository"),
    ("CARGO_PKG_RUST_VERSION", "rust-version"),
];

/// The names that cargo looks for where a manifest does not name a README.
const READMES: [&str; 3] = ["README.md", "README.txt", "README"];

/// The variables of a package, by its folder and the folder of its workspace. A manifest that cannot be read has empty ones:
/// cargo reports it when it builds.
/// (<https://doc.rust-lang.org/cargo/reference/environment-variables.html>)
pub fn variables(root: &Path, dir: &Path, name: &str) -> Vec<(String, OsString)> {
    let manifest = dir.join("Cargo.toml");
    let package = table(&manifest, &["package"]);
    let shared = table(&root.join("Cargo.toml"), &["workspace", "package"]);
    let value = |key: &str| match package.get(key) {
        Some(Value::Table(inherited)) if inherited.contains_key("workspace") => shared.get(key),
        own => own,
    };
    let text = |key: &str| value(key).and_then(Value::as_str).unwrap_or_default();
    let mut set = vec![
        ("CARGO_MANIFEST_DIR".to_owned(), dir.into()),
        ("CARGO_MANIFEST_PATH".to_owned(), manifest.into()),
        ("CARGO_PKG_NAME".to_owned(), name.into()),
    ];
    let mut add = |name: &str, value: &str| set.push((name.to_owned(), value.into()));
    let version = value("version").and_then(Value::as_str).unwrap_or("0.0.0");
    add("CARGO_PKG_VERSION", version);
    let (numbers, _) = version.split_once('+').unwrap_or((version, ""));
    let (numbers, pre) = numbers.split_once('-').unwrap_or((numbers, ""));
    let mut numbers = numbers.split('.');
    for part in ["MAJOR", "MINOR", "PATCH"] {
        let number = numbers.next().unwrap_or_default();
        add(&format!("CARGO_PKG_VERSION_{part}"), number);
    }
    add("CARGO_PKG_VERSION_PRE", pre);
    let authors = value("authors").and_then(Value::as_array);
    let authors = authors.into_iter().flatten().filter_map(Value::as_str);
    add("CARGO_PKG_AUTHORS", &authors.collect::<Vec<_>>().join(":"));
    for (variable, key) in TEXTS {
        let found = match (key, value(key)) {
            ("readme", None) => READMES
                .into_iter()
                .find(|name| dir.join(name).is_file())
                .unwrap_or_default(),
            ("readme", Some(Value::Boolean(true))) => "README.md",
            _ => text(key),
        };
        add(variable, found);
    }
    set
}

/// A table of a manifest; an empty one where it has none.
fn table(manifest: &Path, path: &[&str]) -> Table {
    let read = std::fs::read_to_string(manifest).ok();
    let mut table: Table = read.and_then(|text| text.parse().ok()).unwrap_or_default();
    for part in path {
        table = match table.remove(*part) {
            Some(Value::Table(inner)) => inner,
            _ => Table::new(),
        };
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_test_is_told_of_its_package_what_cargo_tells_it() {
        let root = tempfile::tempdir().unwrap();
        let dir = root.path().join("fruit");
        std::fs::create_dir(&dir).unwrap();
        std::fs::write(
            root.path().join("Cargo.toml"),
            "[workspace.package]\nversion = \"1.2.3-beta.1+7\"\nlicense = \"MIT\"\nauthors = [\"a\", \"b\"]\n",
        )
        .unwrap();
        std::fs::write(
            dir.join("Cargo.toml"),
            "[package]\nname = \"fruit\"\nversion.workspace = true\nlicense = { workspace = true }\n\
             authors.workspace = true\ndescription = \"Apples.\"\n",
        )
        .unwrap();
        std::fs::write(dir.join("README.md"), "").unwrap();
        let variables = variables(root.path(), &dir, "fruit");
        let value = |name: &str| {
            let mut found = variables.iter().filter(|(known, _)| known == name);
            let (_, value) = found.next().unwrap();
            assert_eq!(found.next(), None);
            value.to_str().unwrap()
        };
        assert_eq!(value("CARGO_PKG_NAME"), "fruit");
        assert_eq!(value("CARGO_PKG_VERSION"), "1.2.3-beta.1+7");
        let parts = ["MAJOR", "MINOR", "PATCH", "PRE"];
        let parts = parts.map(|part| value(&format!("CARGO_PKG_VERSION_{part}")));
        assert_eq!(parts, ["1", "2", "3", "beta.1"]);
        assert_eq!(value("CARGO_PKG_LICENSE"), "MIT");
        assert_eq!(value("CARGO_PKG_AUTHORS"), "a:b");
        assert_eq!(value("CARGO_PKG_DESCRIPTION"), "Apples.");
        assert_eq!(value("CARGO_PKG_README"), "README.md");
        assert_eq!(value("CARGO_PKG_HOMEPAGE"), "");
        assert_eq!(value("CARGO_MANIFEST_DIR"), dir.to_str().unwrap());
    }
}
