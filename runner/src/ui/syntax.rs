//! Colours for Rust: keywords, texts, numbers, comments. What cannot be split into tokens stays as it is.

use std::ops::Range;
use std::str::FromStr;

use anstyle::{AnsiColor, Style};
use proc_macro2::{TokenStream, TokenTree};

use crate::ui::style::{FAINT, styled};

const KEYWORD: Style = AnsiColor::Magenta.on_default();
const TEXT: Style = AnsiColor::Yellow.on_default();
const TYPE: Style = AnsiColor::Cyan.on_default();

/// The lines of a Rust text, with colours.
pub fn lines(text: &str) -> Vec<String> {
    let mut marks = Vec::new();
    if let Ok(tokens) = TokenStream::from_str(text) {
        mark(tokens, &mut marks);
    }
    marks.sort_by_key(|(range, _)| range.start);
    let mut out = String::new();
    let mut copied = 0;
    for (range, style) in marks {
        // Documentation is several tokens at the same place.
        if range.start < copied {
            continue;
        }
        between(&text[copied..range.start], &mut out);
        each_line(&text[range.clone()], style, &mut out);
        copied = range.end;
    }
    between(&text[copied..], &mut out);
    out.lines().map(str::to_owned).collect()
}

/// What is no token: space and comments.
fn between(text: &str, out: &mut String) {
    if text.contains("//") || text.contains("/*") {
        each_line(text, FAINT, out);
    } else {
        out.push_str(text);
    }
}

fn each_line(text: &str, style: Style, out: &mut String) {
    let lines: Vec<_> = text
        .split('\n')
        .map(|line| {
            let content = line.trim_start();
            let space = &line[..line.len() - content.len()];
            if content.is_empty() {
                line.to_owned()
            } else {
                format!("{space}{}", styled(style, content))
            }
        })
        .collect();
    out.push_str(&lines.join("\n"));
}

fn mark(tokens: TokenStream, marks: &mut Vec<(Range<usize>, Style)>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                // A doc comment is an attribute whose tokens all stand where it stands.
                let range = group.span().byte_range();
                let first = group
                    .stream()
                    .into_iter()
                    .next()
                    .map(|token| token.span().byte_range());
                let is_doc = first.as_ref() == Some(&range);
                if is_doc {
                    marks.push((range, FAINT));
                } else {
                    mark(group.stream(), marks);
                }
            }
            TokenTree::Ident(ident) => {
                let name = ident.to_string();
                let range = ident.span().byte_range();
                if syn::parse_str::<syn::Ident>(&name).is_err() {
                    marks.push((range, KEYWORD));
                } else if name.starts_with(char::is_uppercase) {
                    marks.push((range, TYPE));
                }
            }
            TokenTree::Literal(literal) => marks.push((literal.span().byte_range(), TEXT)),
            TokenTree::Punct(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    const CODE: &str = "/// Größe.\nfn f<'a>(x: &'a Option<u8>) -> u8 {\n    // why\n    let s = \"a\nb\"; /* so */\n    7\n}\n";

    #[rstest]
    #[case::code(CODE)]
    #[case::half_a_function("fn f() {\n    let x = 1;")]
    #[case::nothing("")]
    fn the_text_stays_as_it_is(#[case] text: &str) {
        let plain: Vec<_> = lines(text)
            .iter()
            .map(|line| anstream::adapter::strip_str(line).to_string())
            .collect();
        assert_eq!(plain, text.lines().collect::<Vec<_>>());
    }

    #[rstest]
    #[case::keyword(KEYWORD, "fn")]
    #[case::a_type(TYPE, "Option")]
    #[case::a_number(TEXT, "7")]
    #[case::a_comment(FAINT, "// why")]
    #[case::documentation(FAINT, "/// Größe.")]
    #[case::a_text_over_two_lines(TEXT, "b\"")]
    fn each_kind_has_its_colour(#[case] style: Style, #[case] word: &str) {
        let found = lines(CODE).join("\n");
        assert!(found.contains(&styled(style, word)), "{found}");
    }
}
