//! What a test calls, as its text has it. A call of a helper in the test's own file leads into that helper: it is no function
//! of the kata, whatever its name is.

use std::collections::BTreeSet;
use std::path::Path;

use overlay::source::{self, type_name};
use syn::spanned::Spanned;

use crate::os::files;

/// A call as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// Its name, behind what stands before it and `::`.
    pub path: Vec<String>,
    /// It is behind a dot.
    pub is_method: bool,
}

impl Call {
    /// The name of what is called.
    pub fn name(&self) -> &str {
        self.path.last().map_or("", String::as_str)
    }

    /// What stands right before the name.
    pub fn owner(&self) -> Option<&str> {
        let at = self.path.len().checked_sub(2)?;
        Some(&self.path[at])
    }
}

/// What a text calls outside of its file, in its order, and all the text that was read for it.
#[derive(Debug, Default)]
pub struct Reached {
    /// The calls.
    pub calls: Vec<Call>,
    /// The text, with that of each helper that it calls.
    pub text: String,
}

/// A file of tests: its helpers, and the names that it imports.
#[derive(Debug, Default)]
pub struct TestFile {
    helpers: Vec<Helper>,
    imports: Vec<Import>,
}

/// A function of the file. Tests are some, too.
#[derive(Debug)]
struct Helper {
    module: Vec<String>,
    /// The type that it belongs to.
    owner: Option<String>,
    name: String,
    text: String,
    /// Its first line and its last, from 1.
    lines: (usize, usize),
}

/// A name and what it stands for.
#[derive(Debug)]
struct Import {
    module: Vec<String>,
    name: String,
    path: Vec<String>,
}

impl TestFile {
    /// Reads it. One that cannot be read has no helpers.
    pub fn read(path: &Path) -> Self {
        let mut file = Self::default();
        if let Ok(text) = files::read_source(path)
            && let Ok(syntax) = source::parse(path, &text)
        {
            file.add(&text, &syntax.items, &[]);
        }
        file
    }

    fn add(&mut self, text: &str, items: &[syn::Item], module: &[String]) {
        for item in items {
            match item {
                syn::Item::Fn(function) => {
                    let lines = lines_of(&function.sig, &function.block);
                    self.add_helper(text, module, None, &function.sig.ident, lines);
                }
                syn::Item::Impl(block) => {
                    let owner = type_name(&block.self_ty);
                    for inner in &block.items {
                        if let syn::ImplItem::Fn(method) = inner {
                            let lines = lines_of(&method.sig, &method.block);
                            let owner = Some(owner.clone());
                            self.add_helper(text, module, owner, &method.sig.ident, lines);
                        }
                    }
                }
                syn::Item::Use(import) => self.add_import(&import.tree, module, &mut Vec::new()),
                syn::Item::Mod(inner) => {
                    if let Some((_, items)) = &inner.content {
                        let module = [module, &[inner.ident.to_string()]].concat();
                        self.add(text, items, &module);
                    }
                }
                _ => {}
            }
        }
    }

    fn add_helper(
        &mut self,
        text: &str,
        module: &[String],
        owner: Option<String>,
        name: &syn::Ident,
        lines: (usize, usize),
    ) {
        let text = text.lines().take(lines.1).skip(lines.0.saturating_sub(1));
        self.helpers.push(Helper {
            module: module.to_vec(),
            owner,
            name: name.to_string(),
            text: text.collect::<Vec<_>>().join("\n"),
            lines,
        });
    }

    fn add_import(&mut self, tree: &syn::UseTree, module: &[String], before: &mut Vec<String>) {
        let (name, last) = match tree {
            syn::UseTree::Path(path) => {
                before.push(path.ident.to_string());
                self.add_import(&path.tree, module, before);
                before.pop();
                return;
            }
            syn::UseTree::Group(group) => {
                for tree in &group.items {
                    self.add_import(tree, module, before);
                }
                return;
            }
            syn::UseTree::Glob(_) => return,
            syn::UseTree::Name(name) => (name.ident.to_string(), name.ident.to_string()),
            syn::UseTree::Rename(name) => (name.rename.to_string(), name.ident.to_string()),
        };
        let is_self = last == "self";
        let name = match before.last() {
            Some(own) if name == "self" => own.clone(),
            _ => name,
        };
        let last = (!is_self).then_some(last);
        self.imports.push(Import {
            module: module.to_vec(),
            name,
            path: before.iter().cloned().chain(last).collect(),
        });
    }

    /// The text of the function that has that line.
    pub fn function_at(&self, line: usize) -> Option<(&str, usize)> {
        let helper = self.at(line)?;
        Some((&helper.text, helper.lines.0))
    }

    fn at(&self, line: usize) -> Option<&Helper> {
        let has = |helper: &&Helper| helper.lines.0 <= line && line <= helper.lines.1;
        self.helpers.iter().find(has)
    }

    /// What a text calls that is in that line of the file.
    pub fn reached(&self, text: &str, line: usize) -> Reached {
        let module = self
            .at(line)
            .map_or(&[][..], |helper| helper.module.as_slice());
        let mut reached = Reached::default();
        self.follow(text, module, &mut BTreeSet::new(), &mut reached);
        reached
    }

    fn follow(
        &self,
        text: &str,
        module: &[String],
        seen: &mut BTreeSet<usize>,
        reached: &mut Reached,
    ) {
        reached.text += text;
        reached.text.push('\n');
        let calls = calls(text);
        let inner = names_of_functions(text);
        for call in calls {
            let Some(call) = self.as_it_is_imported(call, module) else {
                continue;
            };
            if call.path.len() == 1 && inner.contains(&call.name()) && !call.is_method {
                continue;
            }
            match self.helper(&call, module) {
                Some(index) => {
                    if seen.insert(index) {
                        let helper = &self.helpers[index];
                        self.follow(&helper.text, &helper.module, seen, reached);
                    }
                }
                None => reached.calls.push(call),
            }
        }
    }

    /// The call by the whole path, where its first word was imported.
    fn as_it_is_imported(&self, mut call: Call, module: &[String]) -> Option<Call> {
        let first = call.path.first()?;
        let mut imports = self.imports.iter();
        let import = imports.find(|import| import.module == module && import.name == *first);
        if let Some(import) = import.filter(|_| !call.is_method) {
            call.path.splice(..1, import.path.iter().cloned());
        }
        Some(call)
    }

    /// The helper that a call means, by its place.
    fn helper(&self, call: &Call, module: &[String]) -> Option<usize> {
        if call.is_method {
            return None;
        }
        let (name, before) = call.path.split_last()?;
        let mut at = module.to_vec();
        let mut is_fixed = false;
        let mut rest = before;
        while let Some((word, more)) = rest.split_first() {
            match word.as_str() {
                "self" => {}
                "super" => {
                    at.pop();
                }
                "crate" => at.clear(),
                _ => break,
            }
            is_fixed = true;
            rest = more;
        }
        let has = |helper: &Helper, at: &[String]| {
            let in_a_module = helper.owner.is_none() && helper.module == [at, rest].concat();
            let of_a_type = rest.len() == 1 && helper.owner.as_ref() == rest.first();
            helper.name == *name && (in_a_module || of_a_type)
        };
        loop {
            let found = self.helpers.iter().position(|helper| has(helper, &at));
            if found.is_some() || is_fixed || at.is_empty() {
                return found;
            }
            // What a module takes from the one around it by `use super::*`.
            at.pop();
        }
    }
}

fn lines_of(signature: &syn::Signature, block: &syn::Block) -> (usize, usize) {
    (signature.span().start().line, block.span().end().line)
}

/// The calls in a text, in its order.
pub fn calls(text: &str) -> Vec<Call> {
    let opened = text.match_indices('(').map(|(at, _)| &text[..at]);
    let calls = opened.filter_map(|before| {
        let mut path = vec![last_word(before)];
        let mut before = &before[..before.len() - path[0].len()];
        while let Some(rest) = before.strip_suffix("::") {
            let word = last_word(rest);
            path.push(word);
            before = &rest[..rest.len() - word.len()];
        }
        let is_declared = before.trim_end().ends_with("fn") && before.ends_with(' ');
        if is_declared || path.contains(&"") {
            return None;
        }
        Some(Call {
            is_method: before.ends_with('.'),
            path: path.into_iter().rev().map(str::to_owned).collect(),
        })
    });
    calls.collect()
}

/// The names of the functions that a text declares.
fn names_of_functions(text: &str) -> Vec<&str> {
    let declared = text.match_indices("fn ").map(|(at, _)| &text[at + 3..]);
    let names = declared.filter_map(|rest| {
        let end = rest.find(|c: char| !is_word(c))?;
        Some(&rest[..end])
    });
    names.collect()
}

fn is_word(c: char) -> bool {
    c == '_' || c.is_alphanumeric()
}

/// The words of a text.
pub fn words(text: &str) -> BTreeSet<&str> {
    text.split(|c: char| !is_word(c)).collect()
}

/// The name that a text ends in, if it ends in one.
fn last_word(text: &str) -> &str {
    text.rfind(|c| !is_word(c)).map_or(text, |at| {
        &text[at + text[at..].chars().next().map_or(1, char::len_utf8)..]
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    const FILE: &str = "use jwt::{Header as H, segment};\n\nfn key() -> Key {\n    Key::new(b\"k\")\n}\n\n\
        struct Own;\n\nimpl Own {\n    fn made() -> Self {\n        segment::decode(\"\")\n    }\n}\n\n\
        mod one {\n    use jwt::segment::encode;\n\n    fn parse(json: &str) -> Header {\n        H::parse(json)\n    }\n\n\
        \u{20}   fn t() {}\n}\n\nmod two {\n    fn parse(json: &str) -> Claims {\n        again(json);\n        Claims::parse(json)\n    }\n\n\
        \u{20}   fn again(json: &str) {\n        parse(json);\n    }\n\n    fn t() {}\n}\n\nfn t() {}\n";

    #[rstest]
    #[case::outside_of_the_file("a(); b.c()", "fn t() {}\n", &["a", ".c"])]
    #[case::a_helper("parse(\"{}\").check()", "H::parse", &["H::parse", ".check"])]
    #[case::a_helper_of_the_same_name_elsewhere("parse(\"{}\")", "again(json)", &["Claims::parse"])]
    #[case::one_of_the_module_around("key().sign()", "H::parse", &["Key::new", ".sign"])]
    #[case::one_by_its_path("super::key(); crate::two::parse(\"\")", "H::parse", &["Key::new", "Claims::parse"])]
    #[case::one_of_a_type("Own::made()", "H::parse", &["jwt::segment::decode"])]
    #[case::an_import("encode(b\"\")", "H::parse", &["jwt::segment::encode"])]
    #[case::none_of_another_module("parse(\"\")", "fn key", &["parse"])]
    #[case::an_inner_one("fn inner() { add(1) } inner()", "fn key", &["add"])]
    #[case::renamed("H::parse(\"\")", "fn key", &["jwt::Header::parse"])]
    fn a_call_leads_out_of_the_file(
        #[case] text: &str,
        #[case] beside: &str,
        #[case] calls: &[&str],
    ) {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("mine.rs");
        std::fs::write(&path, FILE).unwrap();
        let file = TestFile::read(&path);
        let line = FILE[..FILE.rfind(beside).unwrap()].lines().count().max(1);
        let line = line + usize::from(beside.ends_with('\n'));
        let reached = file.reached(text, line);
        let found: Vec<_> = reached.calls.iter().map(shown).collect();
        assert_eq!(found, calls);
    }

    fn shown(call: &Call) -> String {
        let dot = if call.is_method { "." } else { "" };
        format!("{dot}{}", call.path.join("::"))
    }

    #[test]
    fn a_declaration_is_no_call() {
        let found = calls("fn adds() {\n    Vec::<u8>::new();\n    (1, add(2))\n}");
        assert_eq!(found.iter().map(shown).collect::<Vec<_>>(), ["add"]);
    }
}
