//! The `use` that a test needs for something that the learner's code has.

use std::collections::BTreeSet;

use overlay::source::CrateSource;

use crate::course::kata::Kata;

/// The line, in backticks, or each of several that would do. `None` where the code shows nothing of that name.
pub fn of(kata: &Kata, name: &str) -> Option<String> {
    if name.is_empty() {
        return None;
    }
    let source = CrateSource::read(&kata.dir.join("src/lib.rs")).ok()?;
    let mut found = BTreeSet::new();
    let mut private: Vec<Vec<String>> = Vec::new();
    source.each_item(&mut |module, _, item| {
        if let syn::Item::Mod(inner) = item
            && !is_public(&inner.vis)
        {
            private.push([module, &[inner.ident.to_string()]].concat());
        }
        let is_hidden = private.iter().any(|hidden| module.starts_with(hidden));
        if !is_hidden && shows(item, name) {
            found.insert(module.to_vec());
        }
    });
    // What the crate shows by itself needs no longer path.
    if found.contains(&Vec::new()) {
        found.retain(Vec::is_empty);
    }
    let own = kata.name.replace('-', "_");
    let lines = found.iter().map(|module| {
        let mut path = vec![own.as_str()];
        path.extend(module.iter().map(String::as_str));
        path.push(name);
        format!("`use {};`", path.join("::"))
    });
    let lines: Vec<_> = lines.collect();
    (!lines.is_empty()).then(|| lines.join(" or "))
}

/// Whether an item is public and has that name, or gives it to another.
fn shows(item: &syn::Item, name: &str) -> bool {
    let (visibility, is_it) = match item {
        syn::Item::Const(it) => (&it.vis, it.ident == name),
        syn::Item::Enum(it) => (&it.vis, it.ident == name),
        syn::Item::Fn(it) => (&it.vis, it.sig.ident == name),
        syn::Item::Mod(it) => (&it.vis, it.ident == name),
        syn::Item::Static(it) => (&it.vis, it.ident == name),
        syn::Item::Struct(it) => (&it.vis, it.ident == name),
        syn::Item::Trait(it) => (&it.vis, it.ident == name),
        syn::Item::Type(it) => (&it.vis, it.ident == name),
        syn::Item::Use(it) => (&it.vis, gives(&it.tree, name)),
        _ => return false,
    };
    is_it && is_public(visibility)
}

/// Whether a `use` makes something of that name.
fn gives(tree: &syn::UseTree, name: &str) -> bool {
    match tree {
        syn::UseTree::Path(path) => gives(&path.tree, name),
        syn::UseTree::Name(it) => it.ident == name,
        syn::UseTree::Rename(it) => it.rename == name,
        syn::UseTree::Glob(_) => false,
        syn::UseTree::Group(group) => group.items.iter().any(|tree| gives(tree, name)),
    }
}

fn is_public(visibility: &syn::Visibility) -> bool {
    matches!(visibility, syn::Visibility::Public(_))
}
