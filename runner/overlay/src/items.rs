//! Items as an overlay addresses them: what each is called in its module, and where it stands.

use std::collections::BTreeSet;
use std::ops::Range;

use proc_macro2::Span;
use quote::ToTokens;
use syn::spanned::Spanned;

/// What an item is called in its module, so that an overlay's item finds the tree's.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Name {
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
    pub(super) fn shown(&self) -> String {
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
pub(super) struct Placed {
    pub(super) module: Vec<String>,
    pub(super) name: Name,
    /// With its attributes and its documentation.
    pub(super) whole: Range<usize>,
    /// Without them.
    pub(super) bare: Range<usize>,
    pub(super) line: usize,
    pub(super) has_attributes: bool,
    pub(super) is_public: bool,
    /// The names that occur in it.
    pub(super) mentions: BTreeSet<String>,
    pub(super) function: Option<Function>,
    /// For an item in an `impl`: its whole block, and whether it is a trait's.
    pub(super) block: Option<Range<usize>>,
}

impl Placed {
    pub(super) fn path(&self) -> String {
        self.module
            .iter()
            .cloned()
            .chain([self.name.shown()])
            .collect::<Vec<_>>()
            .join("::")
    }
}

/// An `impl` block's type and trait.
pub(super) type Header = (String, Option<String>);

/// The items of an overlay with the module that each stands for, and the names that occur in each. A module that the tree does
/// not have is an item itself.
pub(super) fn collect(
    items: &[syn::Item],
    module: &mut Vec<String>,
    exists: &dyn Fn(&[String]) -> bool,
    found: &mut Vec<Placed>,
) {
    for item in items {
        let syn::Item::Mod(inner) = item else {
            found.extend(placed(module, item, &mentions));
            continue;
        };
        module.push(inner.ident.to_string());
        match &inner.content {
            Some((_, items)) if exists(module) => {
                collect(items, module, exists, found);
            }
            _ => {
                let name = Name::Module(inner.ident.to_string());
                let around = &module[..module.len() - 1];
                let (attrs, vis) = (&inner.attrs, Some(&inner.vis));
                let mut new = place(around, name, attrs, vis, Extent::of(item, attrs), None);
                new.mentions = mentions(item);
                found.push(new);
            }
        }
        module.pop();
    }
}

/// The names that occur in something.
pub(super) fn mentions(item: &dyn ToTokens) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    words(item.to_token_stream(), &mut found);
    found
}

/// An item as it can be addressed: an `impl` by its members, a `mod` not at all. Another module says what occurs in each.
pub(super) fn placed(
    module: &[String],
    item: &syn::Item,
    mentions: &dyn Fn(&dyn ToTokens) -> BTreeSet<String>,
) -> Vec<Placed> {
    let (name, attrs, vis) = match item {
        syn::Item::Fn(f) => {
            let name = Name::Value(f.sig.ident.to_string());
            let extent = Extent::of_function(&f.attrs, &f.vis, &f.sig, &f.block);
            let function = Some(function(&f.sig, &f.block));
            let mut placed = place(module, name, &f.attrs, Some(&f.vis), extent, function);
            placed.mentions = mentions(f);
            return vec![placed];
        }
        syn::Item::Impl(block) => return members(module, block, mentions),
        syn::Item::Const(c) => (Name::Value(c.ident.to_string()), &c.attrs, Some(&c.vis)),
        syn::Item::Static(s) => (Name::Value(s.ident.to_string()), &s.attrs, Some(&s.vis)),
        syn::Item::Struct(s) => (Name::Type(s.ident.to_string()), &s.attrs, Some(&s.vis)),
        syn::Item::Enum(e) => (Name::Type(e.ident.to_string()), &e.attrs, Some(&e.vis)),
        syn::Item::Union(u) => (Name::Type(u.ident.to_string()), &u.attrs, Some(&u.vis)),
        syn::Item::Trait(t) => (Name::Type(t.ident.to_string()), &t.attrs, Some(&t.vis)),
        syn::Item::Type(t) => (Name::Type(t.ident.to_string()), &t.attrs, Some(&t.vis)),
        syn::Item::Use(u) => {
            let mut names = BTreeSet::new();
            imported(&u.tree, &mut names);
            (Name::Use(names), &u.attrs, Some(&u.vis))
        }
        syn::Item::Macro(m) => {
            let Some(ident) = &m.ident else {
                return Vec::new();
            };
            (Name::Macro(ident.to_string()), &m.attrs, None)
        }
        _ => return Vec::new(),
    };
    let mut placed = place(module, name, attrs, vis, Extent::of(item, attrs), None);
    placed.mentions = mentions(item);
    vec![placed]
}

fn members(
    module: &[String],
    block: &syn::ItemImpl,
    mentions: &dyn Fn(&dyn ToTokens) -> BTreeSet<String>,
) -> Vec<Placed> {
    let (owner, of_trait) = header(block);
    let whole = block.span().byte_range();
    let member = |name: &syn::Ident, attrs, vis, extent, function| {
        let name = Name::Member {
            owner: owner.clone(),
            of_trait: of_trait.clone(),
            name: name.to_string(),
        };
        Placed {
            block: Some(whole.clone()),
            ..place(module, name, attrs, Some(vis), extent, function)
        }
    };
    let items = block.items.iter().filter_map(|item| {
        let mut placed = match item {
            syn::ImplItem::Fn(f) => {
                let extent = Extent::of_function(&f.attrs, &f.vis, &f.sig, &f.block);
                let function = Some(function(&f.sig, &f.block));
                member(&f.sig.ident, &f.attrs, &f.vis, extent, function)
            }
            syn::ImplItem::Const(c) => {
                member(&c.ident, &c.attrs, &c.vis, Extent::of(c, &c.attrs), None)
            }
            syn::ImplItem::Type(t) => {
                member(&t.ident, &t.attrs, &t.vis, Extent::of(t, &t.attrs), None)
            }
            _ => return None,
        };
        placed.mentions = mentions(item);
        Some(placed)
    });
    items.collect()
}

/// Where something begins, with and without its attributes, and where it ends.
#[derive(Clone, Copy)]
struct Extent {
    begin: Span,
    bare_begin: Span,
    end: usize,
}

impl Extent {
    /// Of an item that is short: all its words are looked at.
    fn of(item: &dyn ToTokens, attrs: &[syn::Attribute]) -> Self {
        let tokens: Vec<_> = item.to_token_stream().into_iter().collect();
        let here = Span::call_site;
        let begin = tokens
            .first()
            .map_or_else(here, proc_macro2::TokenTree::span);
        let end = tokens
            .last()
            .map_or_else(here, proc_macro2::TokenTree::span);
        let after = attrs.last().map_or(0, |last| last.span().byte_range().end);
        // After the last attribute comes the visibility, or the item's first word.
        let mut spans = tokens.iter().map(proc_macro2::TokenTree::span);
        let bare_begin = spans.find(|span| span.byte_range().start >= after);
        Self {
            begin,
            bare_begin: bare_begin.unwrap_or(begin),
            end: end.byte_range().end,
        }
    }

    /// Of a function, which can be long.
    fn of_function(
        attrs: &[syn::Attribute],
        vis: &syn::Visibility,
        sig: &syn::Signature,
        block: &syn::Block,
    ) -> Self {
        let bare_begin = match vis {
            syn::Visibility::Inherited => sig.span(),
            vis => vis.span(),
        };
        let first = attrs
            .iter()
            .find(|attr| matches!(attr.style, syn::AttrStyle::Outer));
        Self {
            begin: first.map_or(bare_begin, |attr| attr.pound_token.span),
            bare_begin,
            end: block.brace_token.span.close().byte_range().end,
        }
    }
}

fn place(
    module: &[String],
    name: Name,
    attrs: &[syn::Attribute],
    vis: Option<&syn::Visibility>,
    extent: Extent,
    function: Option<Function>,
) -> Placed {
    Placed {
        module: module.to_vec(),
        name,
        whole: extent.begin.byte_range().start..extent.end,
        bare: extent.bare_begin.byte_range().start..extent.end,
        line: extent.begin.start().line,
        has_attributes: !attrs.is_empty(),
        is_public: vis.is_some_and(|vis| matches!(vis, syn::Visibility::Public(_))),
        mentions: BTreeSet::new(),
        function,
        block: None,
    }
}

pub(super) fn is_constant(item: &Placed) -> bool {
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
    imported_below(None, tree, names);
}

/// `self` brings in the name of what it stands below.
fn imported_below(parent: Option<&syn::Ident>, tree: &syn::UseTree, names: &mut BTreeSet<String>) {
    match tree {
        syn::UseTree::Path(path) => imported_below(Some(&path.ident), &path.tree, names),
        syn::UseTree::Name(name) => {
            let own = parent
                .filter(|_| name.ident == "self")
                .unwrap_or(&name.ident);
            names.insert(own.to_string());
        }
        syn::UseTree::Rename(rename) => {
            names.insert(rename.rename.to_string());
        }
        // A glob brings in names that only the compiler knows; its path stands for them.
        syn::UseTree::Glob(_) => {
            names.insert(parent.map_or_else(|| "*".to_owned(), |parent| format!("{parent}::*")));
        }
        syn::UseTree::Group(group) => {
            for tree in &group.items {
                imported_below(parent, tree, names);
            }
        }
    }
}

/// An `impl` block's type and trait, without the generics of the type, which an overlay may name otherwise. Those of
/// the trait stay: `From<A>` and `From<B>` are two.
pub(super) fn header(block: &syn::ItemImpl) -> Header {
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
    use rstest::rstest;

    #[rstest]
    #[case::one("use a::b;", &["b"])]
    #[case::renamed("use a::b as c;", &["c"])]
    #[case::several("use a::{b, c::d};", &["b", "d"])]
    #[case::a_module_by_itself("use a::b::{self, C};", &["C", "b"])]
    #[case::all("use a::*;", &["a::*"])]
    fn an_import_is_known_by_the_names_that_it_brings_in(
        #[case] text: &str,
        #[case] expected: &[&str],
    ) {
        let item: syn::ItemUse = syn::parse_str(text).expect("an import");
        let mut names = BTreeSet::new();
        imported(&item.tree, &mut names);
        assert_eq!(names.iter().collect::<Vec<_>>(), expected);
    }
}
