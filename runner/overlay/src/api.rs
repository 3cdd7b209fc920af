//! The public API of a crate, so that a starter and its solution can be held against each other.

use std::collections::{BTreeMap, BTreeSet};

use quote::ToTokens;

use crate::source::CrateSource;

/// The public items of a crate by their paths, each without its body, its documentation and its formatting.
pub type Api = BTreeMap<String, String>;

/// Reads the public API of a crate: public items in public modules, and what those re-export from private ones.
#[must_use]
pub fn of(source: &CrateSource) -> Api {
    let visible = visible_modules(source);
    let hidden = private_names(source, &visible);
    let mut api = Api::new();
    source.each_item(&mut |module, _, item| {
        let path = |name: &str| {
            module
                .iter()
                .map(String::as_str)
                .chain([name])
                .collect::<Vec<_>>()
                .join("::")
        };
        let exported = |name: &str| visible.contains(module) || visible.exports(module, name);
        match item {
            syn::Item::Impl(block) if !mentions(block, &hidden) => {
                impl_items(block, &path(""), &mut api);
            }
            syn::Item::Use(import) if is_public(&import.vis) && visible.contains(module) => {
                let text = import.to_token_stream().to_string();
                api.insert(path(&format!("use {text}")), text);
            }
            syn::Item::Macro(call)
                if call
                    .attrs
                    .iter()
                    .any(|attr| attr.path().is_ident("macro_export")) =>
            {
                let name = call
                    .ident
                    .as_ref()
                    .map(ToString::to_string)
                    .unwrap_or_default();
                api.insert(format!("{name}!"), "macro".to_owned());
            }
            other => {
                if let Some((name, text)) = public_item(other).filter(|(name, _)| exported(name)) {
                    api.insert(path(&name), text);
                }
            }
        }
    });
    api
}

/// What differs, a line for each item: it is missing, it is too much, or it is declared otherwise. `sides` is what the
/// two are called.
#[must_use]
pub fn differences(one: &Api, other: &Api, sides: [&str; 2]) -> Vec<String> {
    let [first, second] = sides;
    let names: BTreeSet<_> = one.keys().chain(other.keys()).collect();
    names
        .into_iter()
        .filter_map(|name| match (one.get(name), other.get(name)) {
            (Some(a), Some(b)) if a == b => None,
            (Some(a), Some(b)) => Some(format!(
                "`{name}` is `{a}` in the {first} and `{b}` in the {second}"
            )),
            (Some(_), None) => Some(format!(
                "`{name}` is public in the {first} and not in the {second}"
            )),
            _ => Some(format!(
                "`{name}` is public in the {second} and not in the {first}"
            )),
        })
        .collect()
}

/// The modules that a user of the crate can name, and what is re-exported from the others.
struct Visible {
    modules: BTreeSet<Vec<String>>,
    /// The last words of re-exports: `Decoder` of `pub use segment::Decoder`, or `*`, with the module before it.
    exports: BTreeSet<(String, String)>,
}

impl Visible {
    fn contains(&self, module: &[String]) -> bool {
        self.modules.contains(module)
    }

    fn exports(&self, module: &[String], name: &str) -> bool {
        let Some(last) = module.last() else {
            return false;
        };
        [name, "*"]
            .iter()
            .any(|word| self.exports.contains(&(last.clone(), (*word).to_owned())))
    }
}

fn visible_modules(source: &CrateSource) -> Visible {
    let mut visible = Visible {
        modules: BTreeSet::from([Vec::new()]),
        exports: BTreeSet::new(),
    };
    source.each_item(&mut |module, _, item| match item {
        syn::Item::Mod(inner) if is_public(&inner.vis) && visible.contains(module) => {
            visible.modules.insert(
                module
                    .iter()
                    .cloned()
                    .chain([inner.ident.to_string()])
                    .collect(),
            );
        }
        syn::Item::Use(import) if is_public(&import.vis) => {
            leaves(&import.tree, String::new(), &mut visible.exports);
        }
        _ => {}
    });
    visible
}

/// The types and traits that no user can name: their implementations are no part of the API.
fn private_names(source: &CrateSource, visible: &Visible) -> BTreeSet<String> {
    let mut hidden = BTreeSet::new();
    source.each_item(&mut |module, _, item| {
        let (vis, name) = match item {
            syn::Item::Struct(item) => (&item.vis, item.ident.to_string()),
            syn::Item::Enum(item) => (&item.vis, item.ident.to_string()),
            syn::Item::Trait(item) => (&item.vis, item.ident.to_string()),
            _ => return,
        };
        if !is_public(vis) || !(visible.contains(module) || visible.exports(module, &name)) {
            hidden.insert(name);
        }
    });
    hidden
}

fn mentions(block: &syn::ItemImpl, names: &BTreeSet<String>) -> bool {
    let of_trait = block
        .trait_
        .as_ref()
        .and_then(|(path, _)| path.segments.last());
    let owner = match &*block.self_ty {
        syn::Type::Path(path) => path.path.segments.last(),
        _ => None,
    };
    [of_trait, owner]
        .into_iter()
        .flatten()
        .any(|segment| names.contains(&segment.ident.to_string()))
}

fn leaves(tree: &syn::UseTree, before: String, found: &mut BTreeSet<(String, String)>) {
    match tree {
        syn::UseTree::Path(path) => leaves(&path.tree, path.ident.to_string(), found),
        syn::UseTree::Group(group) => group
            .items
            .iter()
            .for_each(|tree| leaves(tree, before.clone(), found)),
        syn::UseTree::Name(name) => {
            found.insert((before, name.ident.to_string()));
        }
        syn::UseTree::Rename(rename) => {
            found.insert((before, rename.ident.to_string()));
        }
        syn::UseTree::Glob(_) => {
            found.insert((before, "*".to_owned()));
        }
    }
}

fn is_public(vis: &syn::Visibility) -> bool {
    matches!(vis, syn::Visibility::Public(_))
}

/// Attributes that a user of the item notices: what it derives, and what the compiler makes of it.
fn noticeable(attrs: &[syn::Attribute]) -> Vec<syn::Attribute> {
    const NOTICED: [&str; 5] = ["derive", "must_use", "non_exhaustive", "repr", "deprecated"];
    attrs
        .iter()
        .filter(|attr| NOTICED.iter().any(|name| attr.path().is_ident(name)))
        .cloned()
        .collect()
}

fn public_fields(fields: &mut syn::Fields) {
    for field in fields.iter_mut() {
        field.attrs = noticeable(&field.attrs);
    }
}

/// A public item's name, and its declaration as text.
fn public_item(item: &syn::Item) -> Option<(String, String)> {
    let (vis, name, tokens) = match item.clone() {
        syn::Item::Fn(f) => (f.vis, f.sig.ident.to_string(), f.sig.to_token_stream()),
        syn::Item::Struct(mut s) => {
            s.attrs = noticeable(&s.attrs);
            public_fields(&mut s.fields);
            // Of a private field only its existence counts, because then the type cannot be built from outside.
            (
                s.vis.clone(),
                s.ident.to_string(),
                without_private_fields(&s),
            )
        }
        syn::Item::Enum(mut e) => {
            e.attrs = noticeable(&e.attrs);
            for variant in &mut e.variants {
                variant.attrs = noticeable(&variant.attrs);
                public_fields(&mut variant.fields);
            }
            (e.vis.clone(), e.ident.to_string(), e.to_token_stream())
        }
        syn::Item::Trait(mut t) => {
            t.attrs.clear();
            for item in &mut t.items {
                if let syn::TraitItem::Fn(method) = item {
                    method.attrs.clear();
                    method.default = None;
                }
            }
            (t.vis.clone(), t.ident.to_string(), t.to_token_stream())
        }
        syn::Item::Type(mut t) => {
            t.attrs.clear();
            (t.vis.clone(), t.ident.to_string(), t.to_token_stream())
        }
        syn::Item::Const(c) => (c.vis, c.ident.to_string(), c.ty.to_token_stream()),
        syn::Item::Static(s) => (s.vis, s.ident.to_string(), s.ty.to_token_stream()),
        _ => return None,
    };
    is_public(&vis).then(|| (name, tokens.to_string()))
}

fn without_private_fields(item: &syn::ItemStruct) -> proc_macro2::TokenStream {
    let mut item = item.clone();
    if let syn::Fields::Named(fields) = &mut item.fields {
        let all = std::mem::take(&mut fields.named);
        let hidden = all.iter().any(|field| !is_public(&field.vis));
        fields.named = all
            .into_iter()
            .filter(|field| is_public(&field.vis))
            .collect();
        if hidden {
            let text = item.to_token_stream();
            return quote::quote!(#text .. );
        }
    }
    item.to_token_stream()
}

fn impl_items(block: &syn::ItemImpl, module: &str, api: &mut Api) {
    let owner = block.self_ty.to_token_stream();
    let generics = block.generics.to_token_stream();
    if let Some((of_trait, _)) = &block.trait_ {
        let text = format!("impl {generics} {} for {owner}", of_trait.to_token_stream());
        api.insert(format!("{module}{text}"), text);
        return;
    }
    for item in &block.items {
        let (vis, name, text) = match item {
            syn::ImplItem::Fn(method) => {
                (&method.vis, &method.sig.ident, method.sig.to_token_stream())
            }
            syn::ImplItem::Const(value) => (&value.vis, &value.ident, value.ty.to_token_stream()),
            _ => continue,
        };
        if is_public(vis) {
            api.insert(format!("{module}{owner}::{name}"), text.to_string());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn api(text: &str) -> Api {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("lib.rs");
        std::fs::write(&file, text).unwrap();
        of(&CrateSource::read(&file).unwrap())
    }

    #[rstest]
    #[case::a_body(
        "pub fn f(x: u8) -> u8 { todo!() }",
        "/// Doc.\npub fn f(x: u8) -> u8 {\n    x + 1\n}"
    )]
    #[case::a_private_helper("pub fn f() {}", "pub fn f() { g() }\nfn g() {}")]
    #[case::a_private_module("pub fn f() {}", "mod m { pub fn g() {} }\npub fn f() { m::g() }")]
    #[case::a_method_body(
        "pub struct S; impl S { pub fn f(&self) { todo!() } }",
        "pub struct S; impl S { pub fn f(&self) {} }"
    )]
    #[case::a_private_type_s_impls(
        "",
        "struct P; impl Drop for P { fn drop(&mut self) {} } impl P { pub fn f() {} }"
    )]
    #[case::a_const_s_value("pub const N: u8 = 1;", "pub const N: u8 = 2;")]
    fn is_the_same_whatever_happens_inside(#[case] starter: &str, #[case] solution: &str) {
        assert_eq!(
            differences(&api(starter), &api(solution), ["starter", "solution"]),
            Vec::<String>::new()
        );
    }

    #[rstest]
    #[case::an_argument("pub fn f(x: u8) {}", "pub fn f(x: u16) {}", "`f` is")]
    #[case::a_function_more("", "pub fn f() {}", "`f` is public in the solution")]
    #[case::a_method_less(
        "pub struct S; impl S { pub fn f(&self) {} }",
        "pub struct S;",
        "`S::f` is public in the starter"
    )]
    #[case::a_derive("#[derive(Debug)] pub struct S;", "pub struct S;", "`S` is")]
    #[case::a_public_field("pub struct S { pub a: u8 }", "pub struct S { a: u8 }", "`S` is")]
    #[case::a_variant("pub enum E { A }", "pub enum E { A, B }", "`E` is")]
    #[case::a_trait_impl(
        "pub struct S;",
        "pub struct S; impl Drop for S { fn drop(&mut self) {} }",
        "impl"
    )]
    #[case::a_re_export(
        "mod m { pub fn f() {} } pub use m::f;",
        "mod m { pub fn f() {} }",
        "`m::f` is public in the starter"
    )]
    #[case::in_a_public_module(
        "pub mod m { pub fn f() {} }",
        "pub mod m {}",
        "`m::f` is public in the starter"
    )]
    fn every_difference_that_a_suite_could_meet_is_told(
        #[case] starter: &str,
        #[case] solution: &str,
        #[case] told: &str,
    ) {
        let told_of =
            differences(&api(starter), &api(solution), ["starter", "solution"]).join("\n");
        assert!(told_of.contains(told), "{told_of}");
    }
}
