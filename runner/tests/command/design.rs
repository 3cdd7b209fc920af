//! The page of the design against the sources: which file uses which.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use crate::any_course::Course;

/// A module, as its names from the crate's root: `["os", "git"]`. The root itself has none.
pub type Module = Vec<String>;

/// The sources of the runner.
fn sources() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// Every module that has a file, and its code without its tests.
pub fn modules() -> BTreeMap<Module, Vec<TokenTree>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![sources()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                let text = std::fs::read_to_string(&path).expect("a source");
                let tokens: TokenStream = text.parse().expect("Rust");
                let module = path.strip_prefix(sources()).expect("below it");
                let module = module.with_extension("");
                let names = module
                    .iter()
                    .map(|name| name.to_string_lossy().into_owned());
                let names = names.filter(|name| name != "main");
                found.insert(names.collect(), without_tests(tokens));
            }
        }
    }
    found
}

/// The tokens without items for tests only.
fn without_tests(tokens: TokenStream) -> Vec<TokenTree> {
    let mut kept = Vec::new();
    let mut tokens = tokens.into_iter();
    while let Some(token) = tokens.next() {
        if let TokenTree::Group(group) = &token
            && group.delimiter() == Delimiter::Bracket
            && group.stream().to_string().replace(' ', "") == "cfg(test)"
        {
            // The item ends with its body, or with a semicolon.
            let _item = tokens.by_ref().find(|token| match token {
                TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
                TokenTree::Punct(punct) => punct.as_char() == ';',
                _ => false,
            });
        } else {
            kept.push(token);
        }
    }
    kept
}

fn is_punct(token: Option<&TokenTree>, wanted: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == wanted)
}

/// Whether a path goes on at that token: `::`.
fn goes_on(tokens: &[TokenTree], at: usize) -> bool {
    is_punct(tokens.get(at), ':') && is_punct(tokens.get(at + 1), ':')
}

/// All paths that stand in the tokens, from the crate's root; those that begin otherwise than with `crate`, `super`, `self`
/// or a module of `own` are left out.
fn paths(tokens: &[TokenTree], module: &Module, own: &BTreeSet<String>, found: &mut Vec<Module>) {
    let mut at = 0;
    while at < tokens.len() {
        match &tokens[at..] {
            // A module within the file: `super` in it is the file.
            [
                TokenTree::Ident(word),
                TokenTree::Ident(name),
                TokenTree::Group(body),
                ..,
            ] if *word == "mod" => {
                let inner: Vec<_> = body.stream().into_iter().collect();
                let module = [&module[..], &[name.to_string()]].concat();
                paths(&inner, &module, &BTreeSet::new(), found);
                at += 3;
            }
            [TokenTree::Group(group), ..] => {
                let inner: Vec<_> = group.stream().into_iter().collect();
                paths(&inner, module, own, found);
                at += 1;
            }
            [TokenTree::Ident(_), ..] => {
                let begins_here = at < 2 || !goes_on(tokens, at - 2);
                let base = begins_here
                    .then(|| base(&tokens[at], module, own))
                    .flatten();
                match base {
                    Some(base) if goes_on(tokens, at + 1) => {
                        at = rest(tokens, at + 3, base, found);
                    }
                    _ => at += 1,
                }
            }
            _ => at += 1,
        }
    }
}

/// Where a path that begins with this word begins.
fn base(word: &TokenTree, module: &Module, own: &BTreeSet<String>) -> Option<Module> {
    match word.to_string().as_str() {
        "crate" => Some(Vec::new()),
        "self" => Some(module.clone()),
        "super" => Some(module[..module.len().checked_sub(1)?].to_vec()),
        word if own.contains(word) => Some([&module[..], &[word.to_owned()]].concat()),
        _ => None,
    }
}

/// Adds what a path goes on with, from that token; returns where it ends.
fn rest(tokens: &[TokenTree], mut at: usize, mut base: Module, found: &mut Vec<Module>) -> usize {
    loop {
        match tokens.get(at) {
            Some(TokenTree::Ident(word)) => {
                match word.to_string().as_str() {
                    "super" => {
                        base.pop();
                    }
                    "self" => {}
                    word => base.push(word.to_owned()),
                }
                if !goes_on(tokens, at + 1) {
                    found.push(base);
                    return at + 1;
                }
                at += 3;
            }
            Some(TokenTree::Group(group)) => {
                let inner: Vec<_> = group.stream().into_iter().collect();
                let mut inside = 0;
                while inside < inner.len() {
                    inside = rest(&inner, inside, base.clone(), found);
                    // To behind the comma.
                    while inside < inner.len() && !is_punct(inner.get(inside), ',') {
                        inside += 1;
                    }
                    inside += 1;
                }
                return at + 1;
            }
            _ => {
                found.push(base);
                return at + 1;
            }
        }
    }
}

/// Which modules each module uses. What lies in no file of its own belongs to the nearest file above it.
fn uses() -> BTreeMap<Module, BTreeSet<Module>> {
    let modules = modules();
    let file_of = |path: &Module| {
        let lengths = (0..=path.len()).rev();
        lengths
            .map(|length| path[..length].to_vec())
            .find(|path| modules.contains_key(path))
            .expect("the root is there")
    };
    let of = |(module, tokens): (&Module, &Vec<TokenTree>)| {
        let children = modules
            .keys()
            .filter(|child| child.len() == module.len() + 1 && child.starts_with(module));
        let own = children.filter_map(|child| child.last().cloned()).collect();
        let mut found = Vec::new();
        paths(tokens, module, &own, &mut found);
        let used = found.iter().map(file_of).filter(|used| used != module);
        (module.clone(), used.collect())
    };
    modules.iter().map(of).collect()
}

/// The layers of the page, from top to bottom.
fn layers() -> Vec<String> {
    let page = sources().join("../../docs/design.md");
    let text = std::fs::read_to_string(page).expect("the page");
    let name = |line: &str| {
        let (number, rest) = line.split_once(". `")?;
        number.parse::<u8>().ok()?;
        Some(rest.split_once('`')?.0.to_owned())
    };
    text.lines().filter_map(name).collect()
}

/// The layer that a module is in.
fn layer_of(module: &Module) -> &str {
    module.first().map_or("main", String::as_str)
}

#[test]
fn the_page_of_the_design_has_every_layer_and_no_other() {
    let there: BTreeSet<_> = uses()
        .keys()
        .map(|module| layer_of(module).to_owned())
        .collect();
    let layers = layers();
    let named: BTreeSet<_> = layers.iter().cloned().collect();
    assert_eq!(named.len(), layers.len(), "a layer is named twice");
    assert_eq!(named, there);
}

#[test]
fn no_file_uses_one_of_a_layer_above_it() {
    let layers = layers();
    let height = |module: &Module| {
        let layer = layers.iter().position(|name| name == layer_of(module));
        layer.unwrap_or_else(|| panic!("{module:?} is in no layer"))
    };
    let mut seen = 0;
    let mut upwards = Vec::new();
    for (module, used) in uses() {
        for used in used {
            seen += 1;
            if height(&used) < height(&module) {
                upwards.push(format!("{} uses {}", module.join("/"), used.join("/")));
            }
        }
    }
    assert!(seen > 400, "only {seen} uses were found");
    assert!(upwards.is_empty(), "{upwards:#?}");
}

#[test]
fn no_files_use_each_other() {
    let uses = uses();
    // What no file that is left uses, and what uses no file that is left, is in no circle.
    let mut left: BTreeSet<_> = uses.keys().cloned().collect();
    loop {
        let used_by_none = |module: &Module| !left.iter().any(|user| uses[user].contains(module));
        let uses_none = |module: &Module| uses[module].is_disjoint(&left);
        let out: Vec<_> = left
            .iter()
            .filter(|module| used_by_none(module) || uses_none(module))
            .cloned()
            .collect();
        if out.is_empty() {
            break;
        }
        for module in out {
            left.remove(&module);
        }
    }
    let circles = left.iter().map(|module| {
        let used = uses[module].intersection(&left);
        let used: Vec<_> = used.map(|used| used.join("/")).collect();
        format!("{} uses {}", module.join("/"), used.join(", "))
    });
    let circles: Vec<_> = circles.collect();
    assert!(
        circles.is_empty(),
        "these files use each other: {circles:#?}"
    );
}

#[test]
fn grouped_imports_and_paths_in_code_are_seen() {
    let text = "use crate::os::{files::{self, Place}, git};\n\
                use super::court::Court;\n\
                mod child;\n\
                fn f() { child::g(); crate::ui::report::styled(\"crate::no\"); }\n\
                #[cfg(test)] mod tests { use crate::run::suite; }\n\
                impl T for X { fn g() { super::h() } }\n\
                mod inline { use super::super::merge; use super::near; }";
    let tokens = without_tests(text.parse().expect("Rust"));
    let module = vec!["impostors".to_owned(), "judge".to_owned()];
    let own = BTreeSet::from(["child".to_owned()]);
    let mut found = Vec::new();
    paths(&tokens, &module, &own, &mut found);
    let found: Vec<_> = found.iter().map(|path| path.join("::")).collect();
    assert_eq!(
        found,
        [
            "os::files",
            "os::files::Place",
            "os::git",
            "impostors::court::Court",
            "impostors::judge::child::g",
            "ui::report::styled",
            "impostors::h",
            "impostors::merge",
            "impostors::judge::near",
        ]
    );
}

/// The lines that mean the kata of that name: its folder, its package, a command about it, a comparison with its name. The name
/// alone may be a word of the runner, such as `layers`.
fn means_the_kata(text: &str, name: &str) -> Vec<String> {
    const BEHIND: [&str; 7] = [
        "katas/",
        "katas\\",
        "solutions/",
        "concepts/",
        "CARGO_BIN_EXE_",
        "cargo_bin(\"",
        "kata ",
    ];
    const PACKAGES: [&str; 4] = ["-merged", "-solution", "-demo", "-apart"];
    let ends = |rest: &str| {
        let goes_on = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
        !rest.starts_with(goes_on) || PACKAGES.iter().any(|end| rest.starts_with(end))
    };
    let is_meant = |line: &&str| {
        line.match_indices(name).any(|(at, _)| {
            let (before, rest) = (&line[..at], &line[at + name.len()..]);
            let in_prose = before.ends_with("kata `") && rest.starts_with('`');
            let is_compared = rest.starts_with('"') && before.ends_with("= \"")
                || rest.starts_with("\" =>") && before.ends_with('"');
            // `kata flip NAME`
            let words = before
                .strip_suffix(' ')
                .and_then(|words| words.rsplit_once(' '));
            let is_behind = words.is_some_and(|(words, _)| words.ends_with("kata"))
                || BEHIND.iter().any(|begin| before.ends_with(begin));
            in_prose || is_compared || is_behind && ends(rest)
        })
    };
    text.lines().filter(is_meant).map(str::to_owned).collect()
}

/// Nothing in the runner knows the katas of this course by name, so any course has the same runner. Its tests may use names.
#[test]
fn the_runner_names_no_kata_of_the_course() {
    let names = Course::any().katas();
    let mut found = Vec::new();
    let mut lines = 0;
    for module in modules().into_keys() {
        let mut file: PathBuf = sources();
        file.extend(if module.is_empty() {
            vec!["main".to_owned()]
        } else {
            module
        });
        let text = std::fs::read_to_string(file.with_extension("rs")).expect("a source");
        // The tests are at the foot.
        let feet = ["mod tests {", "pub mod tests {"].map(|begin| format!("#[cfg(test)]\n{begin}"));
        let foot = feet.iter().find_map(|foot| text.find(foot));
        let code = &text[..foot.unwrap_or(text.len())];
        lines += code.lines().count();
        for name in &names {
            let meant = means_the_kata(code, name).into_iter();
            found.extend(meant.map(|line| format!("{}: {name}: {line}", file.display())));
        }
    }
    assert!(lines > 10_000, "only {lines} lines of code");
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[rstest::rstest]
#[case::its_folder("see katas/tides/src", 1)]
#[case::its_solution("`solutions/tides/../..`", 1)]
#[case::its_package("`kata tides-merged`", 1)]
#[case::its_program("cargo_bin(\"tides\")", 1)]
#[case::a_run("cargo kata tides --list", 1)]
#[case::a_command("cargo kata flip tides", 1)]
#[case::a_comparison("if name == \"tides\" {", 1)]
#[case::a_pattern("\"tides\" => 3,", 1)]
#[case::in_prose("the kata `tides`", 1)]
#[case::another_kata("katas/tides-2 and katas/tidesmen", 0)]
#[case::a_word("all `tides` of a kata, in [\"tides\"]", 0)]
fn a_line_that_means_a_kata_is_seen(#[case] line: &str, #[case] many: usize) {
    assert_eq!(means_the_kata(line, "tides").len(), many);
}
