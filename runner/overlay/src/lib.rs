//! Overlays: Rust items that replace the items of the same path in a source tree, spliced in by byte span, so that all
//! other text stays byte for byte.
//!
//! An overlay is plain Rust. `mod segment { fn decode … }` in it means the function `segment::decode`. Items in
//! `mod main { … }` belong to the program (`src/main.rs`), unless the library has a module of that name. What an overlay
//! brings along that the tree does not have (a helper, an import, `mod segment;`) is added at the end of its module.

pub mod api;
mod items;
pub mod merge;
pub mod nearest;
pub mod source;
pub mod text;
pub mod token;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::{Path, PathBuf};

pub use items::Function;
use items::{Header, Name, Placed, collect, header, is_constant, placed};

use crate::nearest::nearest;
use crate::source::{CrateSource, Parsed, SourceError};
use crate::text::{Disk, Shelf};

/// Why an overlay cannot be laid over a tree.
#[derive(Debug, thiserror::Error)]
pub enum OverlayError {
    /// It cannot be read, or is not Rust.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// It names an item that the tree does not have, and that nothing in the overlay uses.
    #[error(
        "{}:{line}: there is no {item} to replace{}\n\
         name an item that is there; a new one has to be private and used by another item of the overlay",
        text::shown(.file), nearest.as_ref().map_or_else(String::new, |name| format!("; the nearest is `{name}`"))
    )]
    Gone {
        /// The overlay.
        file: PathBuf,
        /// The line of the item in it, from 1.
        line: usize,
        /// What it names.
        item: String,
        /// The existing item with the nearest name.
        nearest: Option<String>,
    },
    /// It has no item at all that replaces one.
    #[error("{} replaces nothing: it holds no item of the tree", text::shown(.0))]
    Empty(PathBuf),
    /// It names an item that stands more than once in the tree or in itself (behind `#[cfg]`, say).
    #[error("{}:{line}: {item} occurs twice, so it is not clear which is meant", text::shown(.file))]
    Twice {
        /// The overlay.
        file: PathBuf,
        /// The line of the item in it, from 1.
        line: usize,
        /// What it names.
        item: String,
    },
    /// It imports a part of what an import of the tree brings in.
    #[error("{}:{line}: `{import}` brings in a part of what one import of the tree does; give that one whole", text::shown(.file))]
    PartOfUse {
        /// The overlay.
        file: PathBuf,
        /// The line of the import in it, from 1.
        line: usize,
        /// The import.
        import: String,
    },
}

/// A parsed overlay.
pub struct Overlay {
    /// Where it comes from.
    pub file: PathBuf,
    /// Its text.
    pub text: String,
    syntax: syn::File,
}

impl Overlay {
    /// Reads an overlay from a file.
    ///
    /// # Errors
    /// When the file cannot be read or is not Rust.
    pub fn read(file: &Path) -> Result<Self, SourceError> {
        let text = text::read(file).map_err(|source| SourceError::Unreadable {
            file: file.to_owned(),
            source,
        })?;
        Self::parse(file, text)
    }

    /// Takes an overlay's text; the file is for messages.
    ///
    /// # Errors
    /// When the text is not Rust.
    pub fn parse(file: &Path, text: String) -> Result<Self, SourceError> {
        let syntax = crate::source::parse(file, &text)?;
        Ok(Self {
            file: file.to_owned(),
            text,
            syntax,
        })
    }

    /// Its inner doc comment.
    #[must_use]
    pub fn doc(&self) -> String {
        crate::source::doc_of(&self.syntax.attrs)
    }
}

/// A source folder that overlays can be laid over.
pub struct Tree {
    files: Vec<(PathBuf, String)>,
    /// With the index of its file.
    items: Vec<(usize, Placed)>,
    /// Where a module's text ends: its file and the offset.
    module_ends: BTreeMap<Vec<String>, (usize, usize)>,
    /// Where an `impl` block ends, by module, owner and trait.
    block_ends: BTreeMap<(Vec<String>, Header), (usize, usize)>,
}

/// What an edit does.
#[derive(Debug, Clone)]
pub enum Change {
    /// It replaces an item, both of which may be functions.
    Replace {
        /// The tree's function and the overlay's.
        functions: Option<(Function, Function)>,
    },
    /// It adds an item to a module.
    AddItem {
        /// Whether the item may also stand inside a block, with no other meaning there.
        fits_a_block: bool,
    },
    /// It adds an item to an `impl`.
    AddMember,
}

/// One change of one file: a range of the tree's text, and the range of the overlay's that takes its place.
#[derive(Debug, Clone)]
pub struct Edit {
    /// The file's index in the tree.
    pub file: usize,
    /// What is replaced; empty where something is added.
    pub range: Range<usize>,
    /// What takes its place, in the overlay's text.
    pub with: Range<usize>,
    /// What it does.
    pub change: Change,
    /// The module that it is in.
    pub module: Vec<String>,
}

impl Edit {
    /// The plain change that an edit is.
    #[must_use]
    pub fn patch(&self, overlay: &Overlay) -> Patch {
        let text = overlay.text[self.with.clone()].to_owned();
        let text = match self.change {
            Change::Replace { .. } => text,
            // The lines of a member keep the indentation that they have in the overlay's `impl`; so does the first.
            Change::AddMember => format!("\n    {text}\n"),
            Change::AddItem { .. } => format!("\n{text}\n"),
        };
        Patch {
            file: self.file,
            range: self.range.clone(),
            text,
        }
    }
}

/// A piece of new text for a range of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Patch {
    /// The file's index in the tree.
    pub file: usize,
    /// What is replaced.
    pub range: Range<usize>,
    /// By what.
    pub text: String,
}

impl Tree {
    /// Reads the library and the program of a source folder, as far as it has them.
    ///
    /// # Errors
    /// When a file cannot be read or parsed.
    pub fn read(src: &Path) -> Result<Self, SourceError> {
        Self::read_again(src, &Parsed::default())
    }

    /// The same, where much of it was parsed before.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub fn read_again(src: &Path, parsed: &Parsed) -> Result<Self, SourceError> {
        Self::read_from(&Disk, src, parsed)
    }

    /// The same, from that shelf.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub fn read_from(shelf: &dyn Shelf, src: &Path, parsed: &Parsed) -> Result<Self, SourceError> {
        let mut tree = Self {
            files: Vec::new(),
            items: Vec::new(),
            module_ends: BTreeMap::new(),
            block_ends: BTreeMap::new(),
        };
        for (root, prefix) in [("lib.rs", None), ("main.rs", Some("main"))] {
            let root = src.join(root);
            if shelf.has(&root) {
                let source = CrateSource::read_from(shelf, &root, parsed)?;
                tree.add_crate(src, &source, prefix);
            }
        }
        Ok(tree)
    }

    fn add_crate(&mut self, src: &Path, source: &CrateSource, prefix: Option<&str>) {
        let first = self.files.len();
        let in_crate = |module: &[String]| -> Vec<String> {
            prefix
                .into_iter()
                .map(str::to_owned)
                .chain(module.iter().cloned())
                .collect()
        };
        for (index, file) in source.files().iter().enumerate() {
            let path = file.path.strip_prefix(src).unwrap_or(&file.path).to_owned();
            self.files.push((path, file.text.clone()));
            self.module_ends
                .insert(in_crate(&file.module), (first + index, file.text.len()));
        }
        source.each_item(&mut |module, file, item| {
            let index = first
                + source
                    .files()
                    .iter()
                    .position(|other| other.path == file.path)
                    .unwrap_or(0);
            let module = in_crate(module);
            if let syn::Item::Mod(syn::ItemMod {
                ident,
                content: Some((brace, _)),
                ..
            }) = item
            {
                let inner = module.iter().cloned().chain([ident.to_string()]).collect();
                self.module_ends
                    .insert(inner, (index, brace.span.close().byte_range().start));
            }
            if let syn::Item::Impl(block) = item {
                let end = block.brace_token.span.close().byte_range().start;
                self.block_ends
                    .insert((module.clone(), header(block)), (index, end));
            }
            self.items.extend(
                placed(&module, item, &|_| BTreeSet::new())
                    .into_iter()
                    .map(|item| (index, item)),
            );
        });
    }

    /// The files: each path relative to the source folder, and its text.
    #[must_use]
    pub fn files(&self) -> &[(PathBuf, String)] {
        &self.files
    }

    /// What laying the overlay over the tree changes, item by item.
    ///
    /// # Errors
    /// When the overlay names an item that is not there, or replaces nothing.
    pub fn plan(&self, overlay: &Overlay) -> Result<Vec<Edit>, OverlayError> {
        let mut wanted = Vec::new();
        let exists = |module: &[String]| self.module_ends.contains_key(module);
        collect(&overlay.syntax.items, &mut Vec::new(), &exists, &mut wanted);
        for (index, item) in wanted.iter().enumerate() {
            let twice = wanted[..index]
                .iter()
                .any(|other| other.module == item.module && other.name == item.name);
            if twice
                || self
                    .items
                    .iter()
                    .filter(|(_, known)| known.module == item.module && known.name == item.name)
                    .count()
                    > 1
            {
                let (file, line) = (overlay.file.clone(), item.line);
                return Err(OverlayError::Twice {
                    file,
                    line,
                    item: format!("`{}`", item.path()),
                });
            }
        }
        let mut edits = wanted
            .iter()
            .enumerate()
            .map(|(index, item)| self.edit(overlay, item, index, &wanted))
            .collect::<Result<Vec<_>, _>>()?;
        // Members of a new `impl` block all bring the whole block along.
        edits.dedup_by(|a, b| a.with == b.with && a.file == b.file);
        Ok(edits)
    }

    fn edit(
        &self,
        overlay: &Overlay,
        item: &Placed,
        index: usize,
        all: &[Placed],
    ) -> Result<Edit, OverlayError> {
        let line = item.line;
        if let Some((file, known)) = self.find(item) {
            // An overlay's item without documentation or attributes leaves those that are there.
            let (range, with) = if item.has_attributes {
                (known.whole.clone(), item.whole.clone())
            } else {
                (known.bare.clone(), item.bare.clone())
            };
            let functions = known.function.clone().zip(item.function.clone());
            let change = Change::Replace { functions };
            return Ok(Edit {
                file,
                range,
                with,
                change,
                module: known.module.clone(),
            });
        }
        if let Name::Use(names) = &item.name {
            let overlaps = self.items.iter().any(|(_, known)| {
                known.module == item.module
                    && matches!(&known.name, Name::Use(theirs) if !theirs.is_disjoint(names))
            });
            if overlaps {
                let import = item.name.shown();
                return Err(OverlayError::PartOfUse {
                    file: overlay.file.clone(),
                    line,
                    import,
                });
            }
        }
        let is_used = all.iter().enumerate().any(|(other, placed)| {
            other != index && matches!(&item.name, Name::Value(name) | Name::Type(name) | Name::Macro(name) | Name::Module(name) | Name::Member { name, of_trait: None, .. } if placed.mentions.contains(name))
        });
        let may_be_new = match &item.name {
            Name::Module(_) if overlay.text[item.whole.clone()].ends_with(';') => true,
            Name::Use(_)
            | Name::Member {
                of_trait: Some(_), ..
            } => true,
            _ => is_used && !item.is_public,
        };
        let add = |&(file, end): &(usize, usize), with: &Range<usize>, change| Edit {
            file,
            range: end..end,
            with: with.clone(),
            change,
            module: item.module.clone(),
        };
        let module_end = self.module_ends.get(&item.module).filter(|_| may_be_new);
        if let Some(module_end) = module_end {
            if let (
                Name::Member {
                    owner, of_trait, ..
                },
                Some(block),
            ) = (&item.name, &item.block)
            {
                let key = (item.module.clone(), (owner.clone(), of_trait.clone()));
                return Ok(match self.block_ends.get(&key) {
                    Some(block_end) => add(block_end, &item.whole, Change::AddMember),
                    None => add(
                        module_end,
                        block,
                        Change::AddItem {
                            fits_a_block: false,
                        },
                    ),
                });
            }
            let fits_a_block =
                item.function.is_some() || matches!(item.name, Name::Use(_)) || is_constant(item);
            return Ok(add(
                module_end,
                &item.whole,
                Change::AddItem { fits_a_block },
            ));
        }
        Err(OverlayError::Gone {
            file: overlay.file.clone(),
            line,
            item: format!("`{}`", item.path()),
            nearest: nearest(
                &item.path(),
                &self
                    .items
                    .iter()
                    .map(|(_, known)| known.path())
                    .collect::<Vec<_>>(),
            ),
        })
    }

    /// The tree's item that an overlay's stands for.
    fn find(&self, item: &Placed) -> Option<(usize, &Placed)> {
        let in_module = |known: &Placed| known.module == item.module;
        let exact = self
            .items
            .iter()
            .find(|(_, known)| in_module(known) && known.name == item.name);
        let found = exact.or_else(|| {
            // An import replaces each one that brings in nothing else.
            let Name::Use(names) = &item.name else {
                return None;
            };
            self.items.iter().find(|(_, known)| {
                in_module(known)
                    && matches!(&known.name, Name::Use(theirs) if theirs.is_subset(names))
            })
        });
        found.map(|(file, known)| (*file, known))
    }

    /// The module that a file is, `main` in front for the program's.
    #[must_use]
    pub fn module_of(&self, file: &Path) -> Option<&[String]> {
        let index = self.files.iter().position(|(path, _)| path == file)?;
        self.module_ends
            .iter()
            .filter(|(_, (in_file, _))| *in_file == index)
            .map(|(module, _)| module.as_slice())
            .min_by_key(|module| module.len())
    }

    /// What puts an item of another tree in the place of this tree's, or adds it where this tree has none: a function
    /// `encode`, a member `Token::sign`, a type; all imports for `use`. Nothing, if the other tree has no such item.
    #[must_use]
    pub fn taken(&self, other: &Self, module: &[String], item: &str) -> Vec<Patch> {
        let wanted = other.items.iter().filter(|(_, theirs)| {
            theirs.module == module
                && match &theirs.name {
                    Name::Use(_) => item == "use",
                    name => name.shown() == item,
                }
        });
        wanted
            .filter_map(|(file, theirs)| self.taken_one(&other.files[*file].1, theirs))
            .collect()
    }

    fn taken_one(&self, text: &str, theirs: &Placed) -> Option<Patch> {
        let patch = |file: usize, range: Range<usize>, text: String| Patch { file, range, text };
        let whole = text[theirs.whole.clone()].to_owned();
        let own = self.items.iter().find(|(_, own)| {
            own.module == theirs.module
                && match (&own.name, &theirs.name) {
                    (Name::Use(own), Name::Use(theirs)) => !own.is_disjoint(theirs),
                    (own, theirs) => own == theirs,
                }
        });
        if let Some((file, own)) = own {
            return Some(patch(*file, own.whole.clone(), whole));
        }
        let &(file, module_end) = self.module_ends.get(&theirs.module)?;
        let (
            Name::Member {
                owner, of_trait, ..
            },
            Some(block),
        ) = (&theirs.name, &theirs.block)
        else {
            return Some(patch(file, module_end..module_end, format!("\n{whole}\n")));
        };
        let key = (theirs.module.clone(), (owner.clone(), of_trait.clone()));
        if let Some(&(file, end)) = self.block_ends.get(&key) {
            return Some(patch(file, end..end, format!("\n    {whole}\n")));
        }
        let block = &text[block.clone()];
        Some(patch(file, module_end..module_end, format!("\n{block}\n")))
    }

    /// The tree with the overlay laid over it: every file with its new text.
    ///
    /// # Errors
    /// When the overlay does not fit.
    pub fn overlaid(&self, overlay: &Overlay) -> Result<Vec<Splice>, OverlayError> {
        let edits = self.plan(overlay)?;
        if edits.is_empty() {
            return Err(OverlayError::Empty(overlay.file.clone()));
        }
        Ok(self.splice(edits.iter().map(|edit| edit.patch(overlay)).collect()))
    }

    /// Puts new text in place of ranges that do not overlap. What is added at one and the same place stands there in
    /// the order of its text, so that the order of the patches makes no difference.
    #[must_use]
    pub fn splice(&self, mut patches: Vec<Patch>) -> Vec<Splice> {
        patches.sort_by(|a, b| {
            (a.file, a.range.start, a.range.end, &a.text).cmp(&(
                b.file,
                b.range.start,
                b.range.end,
                &b.text,
            ))
        });
        patches.dedup();
        let mut files: Vec<_> = self
            .files
            .iter()
            .map(|(path, _)| Splice {
                path: path.clone(),
                text: String::new(),
                patched: Vec::new(),
            })
            .collect();
        for (index, (_, old)) in self.files.iter().enumerate() {
            let file = &mut files[index];
            let mut copied = 0;
            for patch in patches.iter().filter(|patch| patch.file == index) {
                file.text.push_str(&old[copied..patch.range.start]);
                let begin = file.text.len();
                file.text.push_str(&patch.text);
                file.patched.push((begin..file.text.len(), patch.clone()));
                copied = patch.range.end;
            }
            file.text.push_str(&old[copied..]);
        }
        files
    }
}

/// A file after splicing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Splice {
    /// Relative to the source folder.
    pub path: PathBuf,
    /// Its new text.
    pub text: String,
    /// Where in the new text each patch stands.
    pub patched: Vec<(Range<usize>, Patch)>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    const LIB: &str = r#"//! Größe, byte for byte.
use std::fmt;
use std::io::{self, Read};

mod deep;

/// Doubles.
#[must_use]
pub fn double(n: u32) -> u32 { n * 2 } // after

  const  LIMIT : u32=3; static NAMES: [&str; 1] = ["ß"];
type Pair = (u8, u8);

pub struct Decoder<'a, T> { rest: &'a [T] }

impl<'a, T: Clone> Decoder<'a, T> {
    /// The next one.
    pub fn next(&mut self) -> Option<T> {
        None
    }
    const SIZE: usize = 1;
}

impl<T> Drop for Decoder<'_, T> { fn drop(&mut self) {} }
impl From<u8> for Pair2 { fn from(n: u8) -> Self { Pair2(n, n) } }
impl From<u16> for Pair2 { fn from(_: u16) -> Self { Pair2(0, 0) } }
pub struct Pair2(u8, u8);

mod inline {
    pub(super) fn here() -> &'static str { "}" }
}
"#;
    const DEEP: &str = "pub fn bottom() -> u8 {\n    0\n}\n";
    const MAIN: &str = "fn main() { run() }\nfn run() {}\n";

    fn tree() -> (tempfile::TempDir, Tree) {
        tree_of(&[("lib.rs", LIB), ("deep.rs", DEEP), ("main.rs", MAIN)])
    }

    fn tree_of(files: &[(&str, &str)]) -> (tempfile::TempDir, Tree) {
        let dir = tempfile::tempdir().expect("a folder");
        for (path, text) in files {
            std::fs::write(dir.path().join(path), text).expect("a file");
        }
        let tree = Tree::read(dir.path()).expect("a tree");
        (dir, tree)
    }

    fn overlay(text: &str) -> Overlay {
        Overlay::parse(Path::new("o.rs"), text.to_owned()).expect("an overlay")
    }

    /// The text of a file after an overlay.
    fn after(tree: &Tree, text: &str, file: &str) -> String {
        let files = tree.overlaid(&overlay(text)).expect("it fits");
        files
            .into_iter()
            .find(|splice| splice.path == Path::new(file))
            .expect("the file")
            .text
    }

    #[rstest]
    #[case::a_function(
        "fn double(n: u32) -> u32 { n + n }",
        "pub fn double(n: u32) -> u32 { n * 2 }",
        "fn double(n: u32) -> u32 { n + n }"
    )]
    #[case::a_const(
        "const LIMIT: u32 = 4;",
        "const  LIMIT : u32=3;",
        "const LIMIT: u32 = 4;"
    )]
    #[case::a_static(
        "static NAMES: [&str; 0] = [];",
        "static NAMES: [&str; 1] = [\"ß\"];",
        "static NAMES: [&str; 0] = [];"
    )]
    #[case::a_type_alias(
        "type Pair = (u8, u16);",
        "type Pair = (u8, u8);",
        "type Pair = (u8, u16);"
    )]
    #[case::a_struct(
        "pub struct Pair2(u8);",
        "pub struct Pair2(u8, u8);",
        "pub struct Pair2(u8);"
    )]
    #[case::a_use("use std::io::Read;\nuse std::fmt::{self, Write};", "", "")]
    #[case::a_method(
        "impl<'b, U: Clone> Decoder<'b, U> { pub fn next(&mut self) -> Option<U> { todo!() } }",
        "pub fn next(&mut self) -> Option<T> {\n        None\n    }",
        "pub fn next(&mut self) -> Option<U> { todo!() }"
    )]
    #[case::a_const_of_an_impl(
        "impl<T> Decoder<'_, T> { const SIZE: usize = 2; }",
        "const SIZE: usize = 1;",
        "const SIZE: usize = 2;"
    )]
    #[case::a_trait_s_method(
        "impl<T> Drop for Decoder<'_, T> { fn drop(&mut self) { panic!() } }",
        "fn drop(&mut self) {}",
        "fn drop(&mut self) { panic!() }"
    )]
    #[case::one_of_two_impls(
        "impl From<u16> for Pair2 { fn from(_: u16) -> Self { Pair2(1, 1) } }",
        "fn from(_: u16) -> Self { Pair2(0, 0) }",
        "fn from(_: u16) -> Self { Pair2(1, 1) }"
    )]
    #[case::in_an_inline_module(
        "mod inline { pub(super) fn here() -> &'static str { \"{\" } }",
        "pub(super) fn here() -> &'static str { \"}\" }",
        "pub(super) fn here() -> &'static str { \"{\" }"
    )]
    fn an_item_is_replaced_and_nothing_else(
        #[case] text: &str,
        #[case] old: &str,
        #[case] new: &str,
    ) {
        let (_dir, tree) = tree();
        if old.is_empty() {
            // An import that would bring in a part of another one is refused instead.
            assert!(matches!(
                tree.overlaid(&overlay(text)),
                Err(OverlayError::PartOfUse { line: 1, .. })
            ));
        } else {
            assert_eq!(after(&tree, text, "lib.rs"), LIB.replace(old, new));
        }
    }

    #[test]
    fn documentation_stays_unless_the_overlay_brings_its_own() {
        let (_dir, tree) = tree();
        let text = "/// Trebles.\npub fn double(n: u32) -> u32 { n * 3 }";
        let expected = LIB.replace(
            "/// Doubles.\n#[must_use]\npub fn double(n: u32) -> u32 { n * 2 }",
            text,
        );
        assert_eq!(after(&tree, text, "lib.rs"), expected);
    }

    #[test]
    fn other_files_are_reached_by_their_modules() {
        let (_dir, tree) = tree();
        assert_eq!(
            after(&tree, "mod deep { pub fn bottom() -> u8 { 1 } }", "deep.rs"),
            "pub fn bottom() -> u8 { 1 }\n"
        );
        assert_eq!(
            after(&tree, "mod main { fn run() { loop {} } }", "main.rs"),
            "fn main() { run() }\nfn run() { loop {} }\n"
        );
        assert_eq!(
            after(&tree, "mod main { fn run() { loop {} } }", "lib.rs"),
            LIB
        );
    }

    #[test]
    fn what_is_new_is_added_to_its_module() {
        let (_dir, tree) = tree();
        let text =
            "mod deep { use std::mem; pub fn bottom() -> u8 { helper() } fn helper() -> u8 { 7 } }";
        assert_eq!(
            after(&tree, text, "deep.rs"),
            "pub fn bottom() -> u8 { helper() }\n\nfn helper() -> u8 { 7 }\n\nuse std::mem;\n"
        );
        let text = "impl<T> Decoder<'_, T> { pub fn next(&mut self) -> Option<T> { self.more() } fn more(&self) -> Option<T> { None } }";
        assert!(
            after(&tree, text, "lib.rs")
                .contains("const SIZE: usize = 1;\n\n    fn more(&self) -> Option<T> { None }\n}")
        );
        let text = "impl Default for Pair2 { fn default() -> Self { Pair2(0, 0) } }";
        assert!(after(&tree, text, "lib.rs").ends_with(&format!("\n{text}\n")));
    }

    #[rstest]
    #[case::a_function("\nfn duoble(n: u32) -> u32 { n }", 2, "`duoble`", Some("double"))]
    #[case::a_method(
        "impl<T> Decoder<'_, T> { fn nxt(&self) {} }",
        1,
        "`Decoder::nxt`",
        Some("Decoder::next")
    )]
    #[case::another_module(
        "mod deep { fn botom() -> u8 { 1 } }",
        1,
        "`deep::botom`",
        Some("deep::bottom")
    )]
    #[case::no_such_module("mod depe { fn bottom() -> u8 { 1 } }", 1, "`depe`", None)]
    #[case::a_public_one_that_is_used(
        "fn double(n: u32) -> u32 { treble(n) } pub fn treble(n: u32) -> u32 { n }",
        1,
        "`treble`",
        Some("double")
    )]
    fn an_item_that_is_gone_is_an_error_with_the_nearest(
        #[case] text: &str,
        #[case] at: usize,
        #[case] named: &str,
        #[case] offered: Option<&str>,
    ) {
        let (_dir, tree) = tree();
        match tree.overlaid(&overlay(text)) {
            Err(OverlayError::Gone {
                file,
                line,
                item,
                nearest,
            }) => {
                assert_eq!(
                    (file.as_path(), line, item.as_str(), nearest.as_deref()),
                    (Path::new("o.rs"), at, named, offered)
                );
            }
            other => panic!("{:?}", other.map_err(|error| error.to_string())),
        }
    }

    #[rstest]
    #[case::in_the_overlay(
        "fn double(n: u32) -> u32 { n }\nfn double(n: u32) -> u32 { n + 1 }",
        2,
        "`double`"
    )]
    #[case::in_the_tree("fn twin() {}", 1, "`twin`")]
    fn an_item_that_stands_twice_is_an_error(
        #[case] text: &str,
        #[case] at: usize,
        #[case] named: &str,
    ) {
        let lib = format!("{LIB}#[cfg(unix)]\nfn twin() {{}}\n#[cfg(windows)]\nfn twin() {{}}\n");
        let (_dir, tree) = tree_of(&[("lib.rs", &lib)]);
        match tree.overlaid(&overlay(text)) {
            Err(OverlayError::Twice { line, item, .. }) => {
                assert_eq!((line, item.as_str()), (at, named));
            }
            other => panic!("{:?}", other.map_err(|error| error.to_string())),
        }
    }

    #[test]
    fn a_file_is_a_module() {
        let (_dir, tree) = tree();
        let of = |file: &str| {
            tree.module_of(Path::new(file))
                .map(|module| module.join("::"))
        };
        assert_eq!(
            [of("lib.rs"), of("deep.rs"), of("main.rs"), of("gone.rs")]
                .map(|module| module.unwrap_or("none".to_owned())),
            ["", "deep", "main", "none"]
        );
    }

    #[rstest]
    #[case::a_function("double", "{ n * 2 }", "{\n    treble(n)\n}")]
    #[case::a_new_one("treble", "", "\nfn treble(n: u32) -> u32 {\n    3 * n\n}\n")]
    #[case::a_member("Decoder::next", "None", "self.0.take()")]
    #[case::a_new_member("Decoder::more", "", "fn more(&self) -> bool {\n        true\n    }")]
    #[case::a_new_block("<Other as Display>::fmt", "", "\nimpl std::fmt::Display for Other {")]
    #[case::imports("use", "", "use std::mem;")]
    #[case::nothing("gone", "", "")]
    fn an_item_is_taken_from_another_tree(
        #[case] item: &str,
        #[case] without: &str,
        #[case] with: &str,
    ) {
        let own = "/// Doubles.\npub fn double(n: u32) -> u32 { n * 2 }\nstruct Decoder<T>(Option<T>);\nstruct Other;\n\
            impl<T> Decoder<T> {\n    fn next(&mut self) -> Option<T> {\n        None\n    }\n}\n";
        let theirs = "use std::mem;\n/// Doubles, or more.\npub fn double(n: u32) -> u32 {\n    treble(n)\n}\nstruct Decoder<T>(Option<T>);\nstruct Other;\n\
            impl<T> Decoder<T> {\n    fn next(&mut self) -> Option<T> {\n        self.0.take()\n    }\n\n    fn more(&self) -> bool {\n        true\n    }\n}\n\n\
            fn treble(n: u32) -> u32 {\n    3 * n\n}\n\
            impl std::fmt::Display for Other {\n    fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {\n        Ok(())\n    }\n}\n";
        let ((_own, tree), (_theirs, other)) =
            (tree_of(&[("lib.rs", own)]), tree_of(&[("lib.rs", theirs)]));
        let after = &tree.splice(tree.taken(&other, &[], item))[0].text;
        assert!(after.contains(with), "{after}");
        assert!(without.is_empty() || !after.contains(without), "{after}");
        syn::parse_file(after).unwrap();
        if with.is_empty() {
            assert_eq!(after, own);
        }
    }

    #[test]
    fn a_new_module_comes_along_whole() {
        let (_dir, tree) = tree();
        let text = "mod helper {\n    pub(crate) fn shout() -> u32 { 7 }\n}\npub fn double(_: u32) -> u32 { helper::shout() }";
        let lib = after(&tree, text, "lib.rs");
        assert!(
            lib.ends_with("\nmod helper {\n    pub(crate) fn shout() -> u32 { 7 }\n}\n"),
            "{lib}"
        );
    }

    #[test]
    fn a_module_in_a_file_of_its_own_can_be_declared() {
        let (_dir, tree) = tree();
        let lib = after(&tree, "mod helper;", "lib.rs");
        assert!(lib.ends_with("\nmod helper;\n"), "{lib}");
    }

    #[test]
    fn an_overlay_of_nothing_replaces_nothing() {
        let (_dir, tree) = tree();
        assert!(matches!(
            tree.overlaid(&overlay("//! Only words.\n")),
            Err(OverlayError::Empty(_))
        ));
        assert!(
            tree.splice(vec![])
                .iter()
                .zip(tree.files())
                .all(|(after, (_, before))| after.text == *before)
        );
    }

    #[test]
    fn rust_that_does_not_parse_is_named_with_its_line() {
        let error = Overlay::parse(Path::new("o.rs"), "fn a() {}\nfn b( {}\n".to_owned())
            .err()
            .unwrap();
        assert!(error.to_string().starts_with("o.rs:2: "), "{error}");
    }

    /// A small file of items that are all different, as a generated test sees many of them.
    fn items() -> impl Strategy<Value = Vec<String>> {
        let body = prop_oneof![
            Just("{ 1 }".to_owned()),
            Just("{\n    // ü } {\n    let s = \"}\";\n    s.len()\n}".to_owned()),
            Just("{ r#\"multi\n   line\"#.len() }".to_owned()),
        ];
        prop::collection::vec((0..4_u8, body, "[ \n]{0,3}", prop::bool::ANY), 1..8).prop_map(|kinds| {
            kinds
                .into_iter()
                .enumerate()
                .map(|(index, (kind, body, space, doc))| {
                    let doc = if doc { "/// Dök.\n" } else { "" };
                    match kind {
                        0 => format!("{space}{doc}pub fn f{index}() -> usize {body}"),
                        1 => format!("{space}{doc}const C{index}: usize = {body};"),
                        2 => format!("{space}{doc}pub struct S{index}; impl S{index} {{ fn m(&self) -> usize {body} }}"),
                        _ => format!("{space}mod m{index} {{ {doc}pub fn g() -> usize {body} }}"),
                    }
                })
                .collect()
        })
    }

    /// The same items with other bodies.
    fn changed(item: &str) -> String {
        item.replace("{ 1 }", "{ 2 }")
            .replace("s.len()", "0")
            .replace("multi", "other")
    }

    fn spliced(text: &str, overlays: &[String]) -> String {
        let mut text = text.to_owned();
        for overlay_text in overlays {
            let (_dir, tree) = tree_of(&[("lib.rs", &text)]);
            let edits = tree.plan(&overlay(overlay_text)).expect("it fits");
            let patches = edits
                .iter()
                .map(|edit| edit.patch(&overlay(overlay_text)))
                .collect();
            text = tree.splice(patches).remove(0).text;
        }
        text
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn an_empty_overlay_changes_nothing(items in items()) {
            let text = items.join("\n");
            prop_assert_eq!(spliced(&text, &[String::new()]), text);
        }

        #[test]
        fn an_item_over_itself_changes_nothing(items in items()) {
            let text = items.join("\n");
            prop_assert_eq!(spliced(&text, std::slice::from_ref(&text)), text.clone());
            prop_assert_eq!(spliced(&text, &items), text);
        }

        #[test]
        fn twice_is_once(items in items()) {
            let text = items.join("\n");
            let other: String = items.iter().map(|item| changed(item)).collect();
            let once = spliced(&text, std::slice::from_ref(&other));
            prop_assert_eq!(spliced(&text, &[other.clone(), other]), once);
        }

        #[test]
        fn the_order_of_overlays_of_different_items_does_not_matter(items in items()) {
            let text = items.join("\n");
            let overlays: Vec<_> = items.iter().map(|item| changed(item)).collect();
            let backwards: Vec<_> = overlays.iter().rev().cloned().collect();
            let forwards = spliced(&text, &overlays);
            prop_assert_eq!(&spliced(&text, &backwards), &forwards);
            let expected: Vec<_> = items.iter().map(|item| changed(item)).collect();
            prop_assert_eq!(forwards, expected.join("\n"));
        }
    }
}
