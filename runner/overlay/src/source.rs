//! Source trees: a crate's files as its `mod` declarations reach them, parsed, in source order.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use crate::text::{self, Disk, Shelf};
use syn::spanned::Spanned;

/// One file of a crate.
pub struct SourceFile {
    /// Where it is.
    pub path: PathBuf,
    /// Its text, byte for byte.
    pub text: String,
    /// Its text, parsed.
    pub syntax: Rc<syn::File>,
    /// The module that it is: empty for the crate's root.
    pub module: Vec<String>,
}

impl SourceFile {
    /// The text of a part of it.
    #[must_use]
    pub fn slice(&self, range: Range<usize>) -> &str {
        self.text.get(range).unwrap_or_default()
    }
}

/// A crate's files. Modules stand in the order of their declarations.
pub struct CrateSource {
    files: Vec<SourceFile>,
}

/// Why a source tree cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    /// A file that cannot be read.
    #[error("cannot read {}: {source}", text::shown(.file))]
    Unreadable {
        /// The file.
        file: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file that is not Rust.
    #[error("{}:{line}: {message}", text::shown(.file))]
    Syntax {
        /// The file.
        file: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What the parser says.
        message: String,
    },
}

impl CrateSource {
    /// Reads the crate whose root is that file (`lib.rs`, `main.rs`, `tests/unit.rs` …).
    ///
    /// # Errors
    /// A file that cannot be read or parsed. A module whose file does not exist is left out: the compiler tells.
    pub fn read(root: &Path) -> Result<Self, SourceError> {
        Self::read_again(root, &Parsed::default())
    }

    /// The same, where much of it was parsed before.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub fn read_again(root: &Path, parsed: &Parsed) -> Result<Self, SourceError> {
        Self::read_from(&Disk, root, parsed)
    }

    /// The same, from that shelf.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub fn read_from(shelf: &dyn Shelf, root: &Path, parsed: &Parsed) -> Result<Self, SourceError> {
        let mut source = Self { files: Vec::new() };
        let dir = root.parent().unwrap_or(root);
        source.read_file(shelf, root, Vec::new(), dir, parsed)?;
        Ok(source)
    }

    /// Whether one of these words stands anywhere in it.
    #[must_use]
    pub fn mentions(&self, words: &[&str]) -> bool {
        self.files()
            .iter()
            .any(|file| words.iter().any(|word| file.text.contains(word)))
    }

    /// The files, the root first.
    #[must_use]
    pub fn files(&self) -> &[SourceFile] {
        &self.files
    }

    /// Shows every item of the crate but the `mod`s that only hold others, depth first in source order: the module
    /// that it is in, its file, the item.
    pub fn each_item<'a>(&'a self, look: &mut dyn FnMut(&[String], &'a SourceFile, &'a syn::Item)) {
        if let Some(root) = self.files.first() {
            self.each_in(root, &root.syntax.items, &mut Vec::new(), look);
        }
    }

    fn each_in<'a>(
        &'a self,
        file: &'a SourceFile,
        items: &'a [syn::Item],
        module: &mut Vec<String>,
        look: &mut dyn FnMut(&[String], &'a SourceFile, &'a syn::Item),
    ) {
        for item in items {
            look(module, file, item);
            let syn::Item::Mod(inner) = item else {
                continue;
            };
            module.push(inner.ident.to_string());
            if let Some((_, items)) = &inner.content {
                self.each_in(file, items, module, look);
            } else if let Some(file) = self.files.iter().find(|file| file.module == *module) {
                self.each_in(file, &file.syntax.items, module, look);
            }
            module.pop();
        }
    }

    fn read_file(
        &mut self,
        shelf: &dyn Shelf,
        path: &Path,
        module: Vec<String>,
        children_dir: &Path,
        parsed: &Parsed,
    ) -> Result<(), SourceError> {
        let text = shelf.text(path).map_err(|source| SourceError::Unreadable {
            file: path.to_owned(),
            source,
        })?;
        let syntax = parsed.parse(path, &text)?;
        let mut declared = Vec::new();
        declared_modules(&syntax.items, &module, children_dir, &mut declared);
        self.files.push(SourceFile {
            path: path.to_owned(),
            text,
            syntax,
            module,
        });
        for (module, candidates) in declared {
            if let Some(path) = candidates.iter().find(|path| shelf.has(path)) {
                let is_mod_rs = path.file_name().is_some_and(|name| name == "mod.rs");
                let children_dir = if is_mod_rs {
                    path.parent().map(Path::to_owned)
                } else {
                    Some(path.with_extension(""))
                };
                let children_dir = children_dir.unwrap_or_default();
                self.read_file(shelf, path, module, &children_dir, parsed)?;
            }
        }
        Ok(())
    }
}

/// The files that were parsed last: where a tree is read again after a little change, most of them need not be parsed again.
#[derive(Default)]
pub struct Parsed(RefCell<VecDeque<(String, Rc<syn::File>)>>);

impl Parsed {
    /// More than the files of a kata.
    const KEPT: usize = 32;

    /// Parses a file's text, unless that was done of late.
    fn parse(&self, path: &Path, text: &str) -> Result<Rc<syn::File>, SourceError> {
        let mut files = self.0.borrow_mut();
        let known = files.iter().position(|(known, _)| known == text);
        let file = match known.and_then(|index| files.remove(index)) {
            Some(file) => file,
            None => (text.to_owned(), Rc::new(parse(path, text)?)),
        };
        let syntax = Rc::clone(&file.1);
        files.push_front(file);
        files.truncate(Self::KEPT);
        Ok(syntax)
    }
}

/// Parses a file's text, so that every span counts from its first byte.
///
/// # Errors
/// When it is not Rust, or begins with something that a parser drops before it counts.
pub fn parse(path: &Path, text: &str) -> Result<syn::File, SourceError> {
    let wrong = |line, message: String| SourceError::Syntax {
        file: path.to_owned(),
        line,
        message,
    };
    let syntax = syn::parse_file(text)
        .map_err(|error| wrong(error.span().start().line, error.to_string()))?;
    if text.starts_with('\u{feff}') {
        return Err(wrong(
            1,
            "the file begins with a byte order mark: save it as UTF-8 without one".to_owned(),
        ));
    }
    if syntax.shebang.is_some() {
        return Err(wrong(
            1,
            "the file begins with `#!` like a script: take that line out".to_owned(),
        ));
    }
    Ok(syntax)
}

/// The modules that live in files of their own, with the places where each may lie.
fn declared_modules(
    items: &[syn::Item],
    module: &[String],
    dir: &Path,
    found: &mut Vec<(Vec<String>, Vec<PathBuf>)>,
) {
    for item in items {
        let syn::Item::Mod(inner) = item else {
            continue;
        };
        let name = inner.ident.to_string();
        let path: Vec<_> = module.iter().cloned().chain([name.clone()]).collect();
        if let Some((_, items)) = &inner.content {
            declared_modules(items, &path, &dir.join(&name), found);
        } else if let Some(given) = path_attribute(&inner.attrs) {
            found.push((path, vec![dir.join(given)]));
        } else {
            found.push((
                path,
                vec![
                    dir.join(format!("{name}.rs")),
                    dir.join(&name).join("mod.rs"),
                ],
            ));
        }
    }
}

/// The value of `#[path = "…"]`.
fn path_attribute(attrs: &[syn::Attribute]) -> Option<String> {
    attrs.iter().find_map(|attr| string_value(attr, "path"))
}

/// The text of the `#[doc = "…"]`s, which is what `///` lines are, without the space that stands before each line.
#[must_use]
pub fn doc_of(attrs: &[syn::Attribute]) -> String {
    let lines: Vec<_> = attrs
        .iter()
        .filter_map(|attr| string_value(attr, "doc"))
        .collect();
    let lines: Vec<_> = lines
        .iter()
        .map(|line| line.strip_prefix(' ').unwrap_or(line).trim_end())
        .collect();
    lines.join("\n").trim().to_owned()
}

fn string_value(attr: &syn::Attribute, name: &str) -> Option<String> {
    match &attr.meta {
        syn::Meta::NameValue(syn::MetaNameValue {
            path,
            value:
                syn::Expr::Lit(syn::ExprLit {
                    lit: syn::Lit::Str(text),
                    ..
                }),
            ..
        }) if path.is_ident(name) => Some(text.value()),
        _ => None,
    }
}

/// An item that can be named: `segment::encode`, `segment::Decoder::decode`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedItem {
    /// Its path in the crate.
    pub path: String,
    /// Its whole text, documentation and attributes included.
    pub text: String,
}

/// All items of a crate that can be named, methods among them, in source order.
#[must_use]
pub fn named_items(source: &CrateSource) -> Vec<NamedItem> {
    let mut found = Vec::new();
    source.each_item(&mut |module, file, item| {
        let mut add = |name: &str, span: proc_macro2::Span| {
            let path = module
                .iter()
                .map(String::as_str)
                .chain([name])
                .collect::<Vec<_>>()
                .join("::");
            found.push(NamedItem {
                path,
                text: file.slice(span.byte_range()).to_owned(),
            });
        };
        match item {
            syn::Item::Impl(block) => {
                let owner = type_name(&block.self_ty);
                for inner in &block.items {
                    if let syn::ImplItem::Fn(method) = inner {
                        let via = block
                            .trait_
                            .as_ref()
                            .and_then(|(path, _)| path.segments.last());
                        let name = match via {
                            Some(name) => format!("{owner}::{}::{}", name.ident, method.sig.ident),
                            None => format!("{owner}::{}", method.sig.ident),
                        };
                        add(&name, method.span());
                    }
                }
            }
            other => {
                if let Some(name) = item_name(other) {
                    add(&name, other.span());
                }
            }
        }
    });
    found
}

/// The name of an item that has one. A `mod` counts by what is in it.
fn item_name(item: &syn::Item) -> Option<String> {
    let ident = match item {
        syn::Item::Const(item) => &item.ident,
        syn::Item::Enum(item) => &item.ident,
        syn::Item::Fn(item) => &item.sig.ident,
        syn::Item::Static(item) => &item.ident,
        syn::Item::Struct(item) => &item.ident,
        syn::Item::Trait(item) => &item.ident,
        syn::Item::Type(item) => &item.ident,
        syn::Item::Union(item) => &item.ident,
        _ => return None,
    };
    Some(ident.to_string())
}

/// The name by which a reader would call a type: `Decoder` for `Decoder<'a, T>`, and `_` for one that has none.
#[must_use]
pub fn type_name(ty: &syn::Type) -> String {
    match ty {
        syn::Type::Path(path) => path
            .path
            .segments
            .last()
            .map(|segment| segment.ident.to_string()),
        syn::Type::Reference(reference) => Some(type_name(&reference.elem)),
        _ => None,
    }
    .unwrap_or_else(|| "_".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn crate_with(files: &[(&str, &str)]) -> (tempfile::TempDir, CrateSource) {
        let dir = tempfile::tempdir().unwrap();
        for (path, text) in files {
            let path = dir.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        let source = CrateSource::read(&dir.path().join("lib.rs")).unwrap();
        (dir, source)
    }

    fn paths(source: &CrateSource) -> Vec<String> {
        named_items(source)
            .into_iter()
            .map(|item| item.path)
            .collect()
    }

    #[test]
    fn what_has_not_changed_is_not_parsed_again() {
        let dir = tempfile::tempdir().unwrap();
        let (root, deep) = (dir.path().join("lib.rs"), dir.path().join("deep.rs"));
        std::fs::write(&root, "mod deep;").unwrap();
        let parsed = Parsed::default();
        let read = |text: &str| {
            std::fs::write(&deep, text).unwrap();
            CrateSource::read_again(&root, &parsed).unwrap()
        };
        let (before, after) = (read("fn a() {}"), read("fn a() {}\nfn b() {}"));
        let same = |index: usize| {
            let of = |source: &CrateSource| Rc::clone(&source.files()[index].syntax);
            Rc::ptr_eq(&of(&before), &of(&after))
        };
        assert!(same(0));
        assert!(!same(1));
        assert_eq!(after.files()[1].syntax.items.len(), 2);
    }

    #[test]
    fn modules_are_entered_where_they_are_declared() {
        let (_dir, source) = crate_with(&[
            (
                "lib.rs",
                "fn first() {}\nmod b;\nmod a { pub mod deep; }\nfn last() {}",
            ),
            ("b.rs", "mod c;\nfn in_b() {}"),
            ("b/c.rs", "fn in_c() {}"),
            ("a/deep.rs", "fn in_deep() {}"),
        ]);
        assert_eq!(
            paths(&source),
            ["first", "b::c::in_c", "b::in_b", "a::deep::in_deep", "last"]
        );
    }

    #[test]
    fn mod_rs_and_path_attributes_are_followed() {
        let (_dir, source) = crate_with(&[
            ("lib.rs", "mod old; #[path = \"elsewhere.rs\"] mod new;"),
            ("old/mod.rs", "mod inner;"),
            ("old/inner.rs", "fn f() {}"),
            ("elsewhere.rs", "fn g() {}"),
        ]);
        assert_eq!(paths(&source), ["old::inner::f", "new::g"]);
    }

    #[test]
    fn methods_are_named_with_their_type_and_trait() {
        let (_dir, source) = crate_with(&[(
            "lib.rs",
            "struct D<'a, T>(&'a T); impl<'a, T> D<'a, T> { fn go(&self) {} } impl<'a, T> Drop for D<'a, T> { fn drop(&mut self) {} }",
        )]);
        assert_eq!(paths(&source), ["D", "D::go", "D::Drop::drop"]);
    }

    #[test]
    fn an_item_s_text_is_whole_and_byte_for_byte() {
        let text =
            "//! Zürich\n\n/// Größe\n#[inline]\npub fn f() -> &'static str { \"ß\" } // after";
        let (_dir, source) = crate_with(&[("lib.rs", text)]);
        assert_eq!(
            named_items(&source)[0].text,
            "/// Größe\n#[inline]\npub fn f() -> &'static str { \"ß\" }"
        );
    }

    #[rstest]
    #[case::a_byte_order_mark("\u{feff}fn a() {}", "byte order mark")]
    #[case::a_script("#!/usr/bin/env run\nfn a() {}", "like a script")]
    fn what_would_shift_every_place_is_refused(#[case] text: &str, #[case] says: &str) {
        let error = parse(Path::new("lib.rs"), text).err().unwrap().to_string();
        assert!(error.contains(says), "{error}");
    }

    #[test]
    fn a_syntax_error_names_its_file_and_line() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("lib.rs");
        std::fs::write(&file, "fn a() {}\nfn b( {}\n").unwrap();
        let error = CrateSource::read(&file).err().unwrap().to_string();
        assert!(error.contains("lib.rs:2: "), "{error}");
    }
}
