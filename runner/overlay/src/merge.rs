//! Many impostors in one copy of a solution: a function that some of them replace becomes a `match` on the active one,
//! with the solution's own body as its default arm. One build then serves them all.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::ops::Range;
use std::path::PathBuf;

use crate::{Change, Edit, Function, Overlay, OverlayError, Patch, Splice, Tree, token};

/// The environment variable that holds the [`token()`] of the active impostor. It is read once a process, and a program that
/// a test starts has it from that test.
pub const ACTIVE: &str = "KATA_IMPOSTOR";

/// The key of the tokens, as it is in a program that was just built. Another one may be put in its place: it begins at a
/// multiple of its length.
pub const KEY: [u8; 32] = *b"kata: the key of the next tokens";

/// The token that makes the impostor of that number active; 0 is none. With another random number it is another text.
#[must_use]
pub fn token(key: &[u8; 32], random: u64, number: u16) -> String {
    format!("{random:016x}{:04x}", token::stream(key, random) ^ number)
}

/// The environment variable that names a file. If it is set, the program writes a line there when a process first
/// enters a function that some impostor replaces. The line is the number of this function.
pub const ENTERED: &str = "KATA_ENTERED";

/// The function, at the root of the copy and of its program, that reads them. Tests cannot call it.
const SELECTOR: &str = "__active_impostor";

/// Lines of a generated file that came from an impostor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The generated file, relative to the source folder.
    pub file: PathBuf,
    /// The lines in it, from 1.
    pub lines: Range<usize>,
    /// The impostor's index.
    pub impostor: usize,
    /// The line in the impostor's own file that the first of them is.
    pub from_line: usize,
}

/// A source folder with impostors in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// Each file, relative to the source folder, with its text.
    pub files: Vec<(PathBuf, String)>,
    /// Which lines came from whom.
    pub origins: Vec<Origin>,
    /// The numbers of the functions that each impostor replaces, in their order. As long as none of them is entered, the
    /// code does what the solution does.
    pub replaced: Vec<BTreeSet<usize>>,
    /// The impostors that are not in it and need a copy of their own.
    pub apart: Vec<usize>,
}

/// A function's bodies besides its own, each with its impostor's index.
struct Arms {
    original: Function,
    bodies: Vec<(usize, String)>,
}

/// Merges those of the overlays that can be, and names the others. An overlay's place in the slice is its index; its
/// number for [`token()`] is one more. `left_out` are those that are known not to compile when merged.
///
/// # Errors
/// When an overlay does not fit the tree.
pub fn merge(
    tree: &Tree,
    overlays: &[&Overlay],
    left_out: &[usize],
) -> Result<Merged, OverlayError> {
    let mut functions: BTreeMap<(usize, usize), Arms> = BTreeMap::new();
    let mut apart = Vec::new();
    for (index, overlay) in overlays.iter().enumerate() {
        let edits = plan(tree, overlay)?;
        match bodies(&edits, overlay) {
            Some(bodies) if !left_out.contains(&index) => {
                for (file, original, body) in bodies {
                    let arms = functions
                        .entry((file, original.block.start))
                        .or_insert_with(|| Arms {
                            original,
                            bodies: Vec::new(),
                        });
                    arms.bodies.push((index, body));
                }
            }
            _ => apart.push(index),
        }
    }
    let mut patches = Vec::new();
    let mut replaced = vec![BTreeSet::new(); overlays.len()];
    for (number, ((file, _), arms)) in functions.iter().enumerate() {
        let own = &tree.files()[*file].1[arms.original.block.clone()];
        let mut text = format!("{{ match crate::{SELECTOR}({number}) {{\n");
        for (impostor, body) in &arms.bodies {
            replaced[*impostor].insert(number);
            let _ = writeln!(text, "{} => {body},", impostor + 1);
        }
        let _ = write!(text, "_ => {own},\n}} }}");
        patches.push(Patch {
            file: *file,
            range: arms.original.block.clone(),
            text,
        });
    }
    let mut splices = tree.splice(patches);
    let origins = splices
        .iter()
        .flat_map(|splice| origins(splice, overlays))
        .collect();
    let roots = ["lib.rs", "main.rs"].map(PathBuf::from);
    for splice in splices
        .iter_mut()
        .filter(|splice| roots.contains(&splice.path))
    {
        splice.text.push_str(&selector(functions.len()));
    }
    Ok(Merged {
        files: splices
            .into_iter()
            .map(|splice| (splice.path, splice.text))
            .collect(),
        origins,
        replaced,
        apart,
    })
}

/// A copy with one overlay laid over it.
///
/// # Errors
/// When the overlay does not fit the tree.
pub fn alone(tree: &Tree, overlay: &Overlay, impostor: usize) -> Result<Merged, OverlayError> {
    plan(tree, overlay)?;
    let splices = tree.overlaid(overlay)?;
    let mut found = Vec::new();
    for splice in &splices {
        for (range, patch) in &splice.patched {
            found.extend(origin(splice, range.start, &patch.text, overlay, impostor));
        }
    }
    let files = splices
        .into_iter()
        .map(|splice| (splice.path, splice.text))
        .collect();
    Ok(Merged {
        files,
        origins: found,
        replaced: Vec::new(),
        apart: Vec::new(),
    })
}

fn plan(tree: &Tree, overlay: &Overlay) -> Result<Vec<Edit>, OverlayError> {
    let edits = tree.plan(overlay)?;
    // A helper or an import alone changes nothing.
    if edits
        .iter()
        .all(|edit| matches!(edit.change, Change::AddItem { fits_a_block: true }))
    {
        return Err(OverlayError::Empty(overlay.file.clone()));
    }
    Ok(edits)
}

/// The bodies that an overlay gives to functions, if giving bodies is all that it does: the file, the tree's function,
/// the new body. What the overlay adds to the module goes along inside the body.
fn bodies(edits: &[Edit], overlay: &Overlay) -> Option<Vec<(usize, Function, String)>> {
    let mut replaced = Vec::new();
    let mut added = Vec::new();
    for edit in edits {
        match &edit.change {
            Change::Replace {
                functions: Some((old, new)),
            } if old.shape == new.shape && !old.single_body && !new.single_body => {
                replaced.push((edit, old, new));
            }
            Change::AddItem { fits_a_block: true } => added.push(edit),
            _ => return None,
        }
    }
    let bodies = replaced.into_iter().map(|(edit, old, new)| {
        let mut text = "{\n".to_owned();
        for item in added.iter().filter(|item| item.module == edit.module) {
            let _ = writeln!(text, "{}", &overlay.text[item.with.clone()]);
        }
        for (old, new) in old.parameters.iter().zip(&new.parameters) {
            if let (Some(old), Some(new)) = (old, new)
                && (old != new)
            {
                let mutable = if new.mutable { "mut " } else { "" };
                let _ = writeln!(text, "let {mutable}{} = {};", new.name, old.name);
            }
        }
        text.push_str(&overlay.text[new.block.clone()]);
        text.push_str("\n}");
        (edit.file, old.clone(), text)
    });
    Some(bodies.collect())
}

/// The function that says which impostor is active, and notes down which of so many functions are entered. It stands at the
/// end of the crate's root, where no line moves.
fn selector(functions: usize) -> String {
    let text = include_str!("token.rs");
    let key = String::from_utf8_lossy(&KEY);
    format!(
        r#"
/// Which impostor is active; 0 is none.
#[allow(dead_code)]
fn {SELECTOR}(function: usize) -> u16 {{
    use ::std::sync::OnceLock;
    use ::std::sync::atomic::{{AtomicBool, Ordering}};
    #[repr(align(32))]
    struct Key([u8; 32]);
    static KEY: Key = Key(*b"{key}");
    static ACTIVE: OnceLock<u16> = OnceLock::new();
    static NOTES: OnceLock<Option<::std::string::String>> = OnceLock::new();
    static ENTERED: [AtomicBool; {functions}] = [const {{ AtomicBool::new(false) }}; {functions}];
    if let Some(notes) = NOTES.get_or_init(|| __token::variable("{ENTERED}")) {{
        if !ENTERED[function].swap(true, Ordering::Relaxed) {{
            let line = ::std::format!("{{function}}\n");
            let file = ::std::fs::File::options().create(true).append(true).open(notes);
            file.and_then(|mut file| ::std::io::Write::write_all(&mut file, line.as_bytes()))
                .expect("what is entered can be noted down");
        }}
    }}
    *ACTIVE.get_or_init(|| {{
        let token = __token::variable("{ACTIVE}").unwrap_or_default();
        __token::read(&::std::hint::black_box(&KEY).0, &token)
    }})
}}

#[allow(dead_code, missing_docs, clippy::all)]
mod __token {{
{text}}}
"#
    )
}

/// Where the bodies of each impostor stand in a merged file. A body's text is its overlay's, so it is found by it.
fn origins(splice: &Splice, overlays: &[&Overlay]) -> Vec<Origin> {
    let mut found = Vec::new();
    for (range, patch) in &splice.patched {
        // An arm begins on a line of its own with its number.
        let mut offset = 0;
        let mut current: Option<(usize, usize)> = None;
        let mut close = |current: &mut Option<(usize, usize)>, end: usize| {
            if let Some((impostor, begin)) = current.take() {
                let body = &patch.text[begin..end];
                found.extend(origin(
                    splice,
                    range.start + begin,
                    body,
                    overlays[impostor],
                    impostor,
                ));
            }
        };
        for line in patch.text.split_inclusive('\n') {
            let number = line
                .split_once(" => {")
                .and_then(|(number, _)| number.parse::<usize>().ok());
            if let Some(number) = number.filter(|number| (1..=overlays.len()).contains(number)) {
                close(&mut current, offset);
                current = Some((number - 1, offset));
            } else if line.starts_with("_ => ") {
                close(&mut current, offset);
            }
            offset += line.len();
        }
    }
    found
}

fn origin(
    splice: &Splice,
    begin: usize,
    text: &str,
    overlay: &Overlay,
    impostor: usize,
) -> Option<Origin> {
    let line_of = |text: &str, offset: usize| text[..offset].matches('\n').count() + 1;
    let first = line_of(&splice.text, begin);
    let last = first + text.matches('\n').count();
    // The first line of the text that is one of the overlay's tells how far they are apart.
    let (skipped, at) = text.lines().enumerate().find_map(|(index, line)| {
        let line = line.trim();
        let at = overlay
            .text
            .lines()
            .position(|own| own.trim() == line || own.trim().ends_with(line))?;
        (line.len() > 3).then_some((index, at + 1))
    })?;
    Some(Origin {
        file: splice.path.clone(),
        lines: first..last + 1,
        impostor,
        from_line: at.saturating_sub(skipped),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;
    use std::path::Path;

    const LIB: &str = "pub mod m;\n\npub fn twice(n: u32) -> u32 {\n    n * 2\n}\n\npub const fn fixed() -> u32 { 1 }\n\n\
                       pub fn lazy() -> impl Iterator<Item = u8> { 0..3 }\n";
    const M: &str = "pub struct S;\nimpl S {\n    pub fn go(&self, (a, b): (u8, u8), text: &str) -> usize {\n        \
                     usize::from(a + b) + text.len()\n    }\n}\n";

    fn tree() -> (tempfile::TempDir, Tree) {
        let dir = tempfile::tempdir().expect("a folder");
        for (path, text) in [
            ("lib.rs", LIB),
            ("m.rs", M),
            ("main.rs", "fn main() {\n    run();\n}\nfn run() {}\n"),
        ] {
            std::fs::write(dir.path().join(path), text).expect("a file");
        }
        let tree = Tree::read(dir.path()).expect("a tree");
        (dir, tree)
    }

    fn overlay(text: &str) -> Overlay {
        Overlay::parse(Path::new("o.rs"), text.to_owned()).expect("an overlay")
    }

    fn merged(texts: &[&str]) -> Merged {
        let (_dir, tree) = tree();
        let overlays: Vec<_> = texts.iter().map(|text| overlay(text)).collect();
        merge(&tree, &overlays.iter().collect::<Vec<_>>(), &[]).expect("they fit")
    }

    #[test]
    fn a_function_becomes_a_match_on_the_active_impostor() {
        let merged = merged(&[
            "pub fn twice(n: u32) -> u32 {\n    n + 2\n}",
            "pub fn twice(mut m: u32) -> u32 {\n    m += helper();\n    m\n}\nfn helper() -> u32 { 7 }",
            "mod main { fn run() { panic!() } }",
        ]);
        assert_eq!(merged.apart, [0_usize; 0]);
        assert_eq!(
            merged.replaced,
            [[0], [0], [1]].map(BTreeSet::from),
            "the first two replace the same function"
        );
        let files = merged.files.iter().map(|(path, text)| {
            format!(
                "--- {}
{text}",
                crate::text::shown(path)
            )
        });
        insta::assert_snapshot!(files.collect::<Vec<_>>().concat());
    }

    #[test]
    fn a_token_is_another_text_each_time_and_only_its_key_reads_it() {
        let texts: BTreeSet<_> = (0..100).map(|random| token(&KEY, random, 7)).collect();
        assert_eq!(texts.len(), 100);
        assert!(texts.iter().all(|text| token::read(&KEY, text) == 7));
        let another = [9; 32];
        let read: BTreeSet<_> = texts
            .iter()
            .map(|text| token::read(&another, text))
            .collect();
        assert!(read.len() > 50, "{read:?}");
        assert_eq!(token::read(&KEY, "no token"), 0);
    }

    #[rstest]
    #[case::a_const_function("pub const fn fixed() -> u32 { 2 }")]
    #[case::an_impl_trait("pub fn lazy() -> impl Iterator<Item = u8> { 0..4 }")]
    #[case::a_type("mod m { pub struct S; pub struct T; impl S {} }")]
    #[case::another_signature("pub fn twice(n: u32) -> u64 { n.into() }")]
    fn what_has_only_one_body_is_kept_apart(#[case] text: &str) {
        let text = text.replace(" pub struct T; impl S {}", "");
        assert_eq!(
            merged(&["pub fn twice(n: u32) -> u32 { n + 2 }", &text]).apart,
            [1]
        );
    }

    #[test]
    fn patterns_and_methods_merge_too() {
        let body = "mod m { impl S { pub fn go(&self, (a, b): (u8, u8), words: &str) -> usize { words.len() } } }";
        let merged = merged(&[body]);
        assert_eq!(merged.apart, [0_usize; 0]);
        assert!(
            merged.files[1]
                .1
                .contains("let words = text;\n{ words.len() }"),
            "{}",
            merged.files[1].1
        );
    }

    #[test]
    fn a_line_of_the_merged_text_leads_back_to_its_impostor() {
        let merged = merged(&[
            "pub fn twice(n: u32) -> u32 {\n    n + 2\n}",
            "//! A doc.\n\npub fn twice(n: u32) -> u32 {\n    n + 3\n}",
        ]);
        let line = |words: &str| {
            merged.files[0]
                .1
                .lines()
                .position(|line| line.contains(words))
                .expect("it is there")
                + 1
        };
        for (words, impostor, own) in [("n + 2", 0, 2), ("n + 3", 1, 4)] {
            let line = line(words);
            let origin = merged
                .origins
                .iter()
                .find(|origin| origin.lines.contains(&line))
                .expect("an origin");
            assert_eq!(
                (
                    origin.impostor,
                    origin.from_line + line - origin.lines.start
                ),
                (impostor, own),
                "{origin:?}"
            );
        }
        let own = line("n * 2");
        assert!(
            merged
                .origins
                .iter()
                .all(|origin| !origin.lines.contains(&own))
        );
    }

    #[test]
    fn an_impostor_that_was_left_out_is_kept_apart() {
        let (_dir, tree) = tree();
        let overlay = overlay("pub fn twice(n: u32) -> u32 { n + 2 }");
        let merged = merge(&tree, &[&overlay], &[0]).unwrap();
        assert_eq!(merged.apart, [0]);
        assert!(!merged.files[0].1.contains("n + 2"));
    }

    #[test]
    fn one_that_replaces_nothing_is_an_error() {
        let (_dir, tree) = tree();
        let overlay = overlay("use std::fmt;");
        assert!(matches!(
            merge(&tree, &[&overlay], &[]),
            Err(OverlayError::Empty(_))
        ));
        assert!(matches!(
            alone(&tree, &overlay, 0),
            Err(OverlayError::Empty(_))
        ));
    }
}
