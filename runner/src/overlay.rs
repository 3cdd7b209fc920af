//! Overlays: Rust items that replace the items of the same path in a source tree, spliced in by byte span, so that all
//! other text stays byte for byte.
//!
//! An overlay is plain Rust. `mod segment { fn decode … }` in it means the function `segment::decode`; what stands in
//! `mod main { … }` belongs to the program (`src/main.rs`), unless the library has a module of that name. What an
//! overlay brings along that the tree does not have (a helper, an import) is added at the end of its module.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::{Path, PathBuf};

use proc_macro2::Span;
use quote::ToTokens;
use syn::spanned::Spanned;

use crate::course::nearest;
use crate::source::{CrateSource, SourceError};

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
        .file.display(), nearest.as_ref().map_or_else(String::new, |name| format!("; the nearest is `{name}`"))
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
    #[error("{} replaces nothing: it holds no item of the tree", .0.display())]
    Empty(PathBuf),
    /// It names an item that stands more than once in the tree or in itself (behind `#[cfg]`, say).
    #[error("{}:{line}: {item} stands there twice, and nobody can say which is meant", .file.display())]
    Twice {
        /// The overlay.
        file: PathBuf,
        /// The line of the item in it, from 1.
        line: usize,
        /// What it names.
        item: String,
    },
    /// It imports a part of what an import of the tree brings in.
    #[error("{}:{line}: `{import}` brings in a part of what one import of the tree does; give that one whole", .file.display())]
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
        let text = std::fs::read_to_string(file).map_err(|source| SourceError::Unreadable {
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
    pub fn doc(&self) -> String {
        crate::source::doc_of(&self.syntax.attrs)
    }
}

/// What an item is called in its module, so that an overlay's item finds the tree's.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Name {
    /// A function, a constant, a static.
    Value(String),
    /// A type or a trait.
    Type(String),
    /// `macro_rules!`.
    Macro(String),
    /// A whole module that is new.
    Module(String),
    /// An import, by the names that it brings in.
    Use(BTreeSet<String>),
    /// Something in an `impl` block.
    Member {
        owner: String,
        of_trait: Option<String>,
        name: String,
    },
}

impl Name {
    /// How a person would call it.
    fn shown(&self) -> String {
        match self {
            Self::Value(name) | Self::Type(name) | Self::Module(name) => name.clone(),
            Self::Macro(name) => format!("{name}!"),
            Self::Use(names) => format!(
                "use {{{}}}",
                names.iter().cloned().collect::<Vec<_>>().join(", ")
            ),
            Self::Member {
                owner,
                of_trait: None,
                name,
            } => format!("{owner}::{name}"),
            Self::Member {
                owner,
                of_trait: Some(of_trait),
                name,
            } => format!("<{owner} as {of_trait}>::{name}"),
        }
    }
}

/// What of a function matters for giving it several bodies.
#[derive(Debug, Clone)]
pub struct Function {
    /// Its signature without the names of its parameters: two that differ here cannot share a body.
    pub shape: String,
    /// The names of its parameters, `self` left out; `None` where one is a pattern.
    pub parameters: Vec<Option<Parameter>>,
    /// Where its block stands, braces included.
    pub block: Range<usize>,
    /// It can be evaluated at compile time, or its return type is the body's own: one body only.
    pub single_body: bool,
}

/// A parameter that has a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parameter {
    /// Its name.
    pub name: String,
    /// Whether it is `mut`.
    pub mutable: bool,
}

/// An item with its place.
#[derive(Debug, Clone)]
struct Placed {
    module: Vec<String>,
    name: Name,
    /// With its attributes and its documentation.
    whole: Range<usize>,
    /// Without them.
    bare: Range<usize>,
    line: usize,
    has_attributes: bool,
    is_public: bool,
    /// The names that occur in it.
    mentions: BTreeSet<String>,
    function: Option<Function>,
    /// For an item in an `impl`: its whole block, and whether it is a trait's.
    block: Option<Range<usize>>,
}

impl Placed {
    fn path(&self) -> String {
        self.module
            .iter()
            .cloned()
            .chain([self.name.shown()])
            .collect::<Vec<_>>()
            .join("::")
    }
}

/// An `impl` block's type and trait.
type Header = (String, Option<String>);

/// A source folder that overlays can be laid over.
pub struct Tree {
    files: Vec<(PathBuf, String)>,
    /// With the index of its file.
    items: Vec<(usize, Placed)>,
    /// Where a module's text ends: its file and the offset.
    module_ends: BTreeMap<Vec<String>, (usize, usize)>,
    /// The index of the program's first file; the library's come before it.
    program: usize,
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
        let mut tree = Self {
            files: Vec::new(),
            items: Vec::new(),
            module_ends: BTreeMap::new(),
            block_ends: BTreeMap::new(),
            program: 0,
        };
        for (root, prefix) in [("lib.rs", None), ("main.rs", Some("main"))] {
            let root = src.join(root);
            if prefix.is_some() {
                tree.program = tree.files.len();
            }
            if root.is_file() {
                tree.add_crate(src, &CrateSource::read(&root)?, prefix);
            }
        }
        Ok(tree)
    }

    /// Whether a file belongs to the program and not to the library.
    pub fn is_program(&self, file: usize) -> bool {
        file >= self.program
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
            self.items
                .extend(placed(&module, item).into_iter().map(|item| (index, item)));
        });
    }

    /// The files: each path relative to the source folder, and its text.
    pub fn files(&self) -> &[(PathBuf, String)] {
        &self.files
    }

    /// What laying the overlay over the tree changes, item by item.
    ///
    /// # Errors
    /// When the overlay names an item that is not there, or replaces nothing.
    pub fn plan(&self, overlay: &Overlay) -> Result<Vec<Edit>, OverlayError> {
        let mut wanted = Vec::new();
        collect(&overlay.syntax.items, &mut Vec::new(), self, &mut wanted);
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

/// The items of an overlay with the module that each stands for. A module that the tree does not have is an item itself.
fn collect(items: &[syn::Item], module: &mut Vec<String>, tree: &Tree, found: &mut Vec<Placed>) {
    for item in items {
        match item {
            syn::Item::Mod(inner) => {
                module.push(inner.ident.to_string());
                match &inner.content {
                    Some((_, items)) if tree.module_ends.contains_key(module) => {
                        collect(items, module, tree, found);
                    }
                    _ => {
                        let name = Name::Module(inner.ident.to_string());
                        let around = &module[..module.len() - 1];
                        found.push(place(
                            around,
                            name,
                            &inner.attrs,
                            Some(&inner.vis),
                            item,
                            None,
                        ));
                    }
                }
                module.pop();
            }
            item => found.extend(placed(module, item)),
        }
    }
}

/// An item as it can be addressed: an `impl` by its members, a `mod` not at all.
fn placed(module: &[String], item: &syn::Item) -> Vec<Placed> {
    let (name, attrs, vis, function) = match item {
        syn::Item::Fn(f) => {
            let function = function(&f.sig, &f.block);
            (
                Name::Value(f.sig.ident.to_string()),
                &f.attrs,
                Some(&f.vis),
                Some(function),
            )
        }
        syn::Item::Const(c) => (
            Name::Value(c.ident.to_string()),
            &c.attrs,
            Some(&c.vis),
            None,
        ),
        syn::Item::Static(s) => (
            Name::Value(s.ident.to_string()),
            &s.attrs,
            Some(&s.vis),
            None,
        ),
        syn::Item::Struct(s) => (
            Name::Type(s.ident.to_string()),
            &s.attrs,
            Some(&s.vis),
            None,
        ),
        syn::Item::Enum(e) => (
            Name::Type(e.ident.to_string()),
            &e.attrs,
            Some(&e.vis),
            None,
        ),
        syn::Item::Union(u) => (
            Name::Type(u.ident.to_string()),
            &u.attrs,
            Some(&u.vis),
            None,
        ),
        syn::Item::Trait(t) => (
            Name::Type(t.ident.to_string()),
            &t.attrs,
            Some(&t.vis),
            None,
        ),
        syn::Item::Type(t) => (
            Name::Type(t.ident.to_string()),
            &t.attrs,
            Some(&t.vis),
            None,
        ),
        syn::Item::Use(u) => {
            let mut names = BTreeSet::new();
            imported(&u.tree, &mut names);
            (Name::Use(names), &u.attrs, Some(&u.vis), None)
        }
        syn::Item::Macro(m) => {
            let Some(ident) = &m.ident else {
                return Vec::new();
            };
            (Name::Macro(ident.to_string()), &m.attrs, None, None)
        }
        syn::Item::Impl(block) => return members(module, block),
        _ => return Vec::new(),
    };
    vec![place(module, name, attrs, vis, item, function)]
}

fn members(module: &[String], block: &syn::ItemImpl) -> Vec<Placed> {
    let (owner, of_trait) = header(block);
    let named = |name: &syn::Ident| Name::Member {
        owner: owner.clone(),
        of_trait: of_trait.clone(),
        name: name.to_string(),
    };
    block
        .items
        .iter()
        .filter_map(|item| {
            let mut member = match item {
                syn::ImplItem::Fn(f) => {
                    let function = function(&f.sig, &f.block);
                    place(
                        module,
                        named(&f.sig.ident),
                        &f.attrs,
                        Some(&f.vis),
                        item,
                        Some(function),
                    )
                }
                syn::ImplItem::Const(c) => {
                    place(module, named(&c.ident), &c.attrs, Some(&c.vis), item, None)
                }
                syn::ImplItem::Type(t) => {
                    place(module, named(&t.ident), &t.attrs, Some(&t.vis), item, None)
                }
                _ => return None,
            };
            member.block = Some(block.span().byte_range());
            Some(member)
        })
        .collect()
}

fn place(
    module: &[String],
    name: Name,
    attrs: &[syn::Attribute],
    vis: Option<&syn::Visibility>,
    item: &(impl ToTokens + Spanned),
    function: Option<Function>,
) -> Placed {
    let whole = item.span().byte_range();
    let tokens = item.to_token_stream();
    // After the last attribute comes the visibility, or the item's first word.
    let bare_start = tokens
        .clone()
        .into_iter()
        .map(|token| token.span())
        .find(|span| {
            attrs
                .iter()
                .all(|attr| span.byte_range().start >= attr.span().byte_range().end)
        })
        .map_or(whole.start, |span: Span| span.byte_range().start);
    let mut mentions = BTreeSet::new();
    words(tokens, &mut mentions);
    Placed {
        module: module.to_vec(),
        name,
        bare: bare_start..whole.end,
        line: item.span().start().line,
        has_attributes: !attrs.is_empty(),
        is_public: vis.is_some_and(|vis| matches!(vis, syn::Visibility::Public(_))),
        mentions,
        function,
        block: None,
        whole,
    }
}

fn is_constant(item: &Placed) -> bool {
    item.function.is_none()
        && matches!(item.name, Name::Value(_))
        && item.mentions.contains("const")
}

fn words(tokens: proc_macro2::TokenStream, found: &mut BTreeSet<String>) {
    for token in tokens {
        match token {
            proc_macro2::TokenTree::Ident(ident) => {
                found.insert(ident.to_string());
            }
            proc_macro2::TokenTree::Group(group) => words(group.stream(), found),
            _ => {}
        }
    }
}

fn imported(tree: &syn::UseTree, names: &mut BTreeSet<String>) {
    match tree {
        syn::UseTree::Path(path) => match &*path.tree {
            // A glob brings in names that only the compiler knows; its path stands for them.
            syn::UseTree::Glob(_) => {
                names.insert(format!("{}::*", path.ident));
            }
            syn::UseTree::Name(name) if name.ident == "self" => {
                names.insert(path.ident.to_string());
            }
            tree => imported(tree, names),
        },
        syn::UseTree::Name(name) => {
            names.insert(name.ident.to_string());
        }
        syn::UseTree::Rename(rename) => {
            names.insert(rename.rename.to_string());
        }
        syn::UseTree::Glob(_) => {
            names.insert("*".to_owned());
        }
        syn::UseTree::Group(group) => group.items.iter().for_each(|tree| imported(tree, names)),
    }
}

/// An `impl` block's type and trait, without the generics of the type, which an overlay may name otherwise. Those of
/// the trait stay: `From<A>` and `From<B>` are two.
fn header(block: &syn::ItemImpl) -> Header {
    let owner = match &*block.self_ty {
        syn::Type::Path(path) => path
            .path
            .segments
            .last()
            .map(|segment| segment.ident.to_string()),
        _ => None,
    };
    let owner = owner.unwrap_or_else(|| block.self_ty.to_token_stream().to_string());
    let of_trait = block
        .trait_
        .as_ref()
        .and_then(|(path, _)| path.segments.last());
    (
        owner,
        of_trait.map(|segment| segment.to_token_stream().to_string()),
    )
}

fn function(sig: &syn::Signature, block: &syn::Block) -> Function {
    let mut shape = sig.clone();
    let mut parameters = Vec::new();
    for input in &mut shape.inputs {
        let syn::FnArg::Typed(input) = input else {
            continue;
        };
        parameters.push(match &mut *input.pat {
            syn::Pat::Ident(pat) if pat.by_ref.is_none() && pat.subpat.is_none() => {
                let parameter = Parameter {
                    name: pat.ident.to_string(),
                    mutable: pat.mutability.is_some(),
                };
                pat.mutability = None;
                pat.ident = syn::Ident::new("_parameter", pat.ident.span());
                Some(parameter)
            }
            _ => None,
        });
    }
    let returns_impl = match &sig.output {
        syn::ReturnType::Default => false,
        syn::ReturnType::Type(_, ty) => {
            let mut found = BTreeSet::new();
            words(ty.to_token_stream(), &mut found);
            found.contains("impl")
        }
    };
    Function {
        shape: shape.to_token_stream().to_string(),
        parameters,
        block: block.brace_token.span.join().byte_range(),
        single_body: sig.constness.is_some() || returns_impl,
    }
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
