//! Texts that others have written, where people read them: no character in them hides itself or does harm.

/// A text in which no character hides itself or moves others about, as those for the direction of writing do: they are
/// escaped as in Rust's code.
pub fn printable(text: &str) -> String {
    escaped_but(text, |c| matches!(c, '\n' | '\t'))
}

/// The same on one line.
pub fn on_one_line(text: &str) -> String {
    escaped_but(text, |_| false)
}

fn escaped_but(text: &str, stays: impl Fn(char) -> bool) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            c if stays(c) || !is_hidden(c) => out.push(c),
            '\n' | '\r' | '\t' => out.extend(c.escape_default()),
            c => out.extend(c.escape_unicode()),
        }
    }
    out
}

/// Whether a character controls something, or is not seen and changes how others are.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// The first so many characters of a text.
pub fn shortened(text: &str, most: usize) -> String {
    let mut chars = text.chars();
    let mut short: String = chars.by_ref().take(most).collect();
    if chars.next().is_some() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::plain("Zoë 1", "Zoë 1")]
    #[case::a_new_line("a\nb", "a\\nb")]
    #[case::colours("\u{1b}[31m", "\\u{1b}[31m")]
    #[case::a_title("\u{1b}]0;x\u{7}", "\\u{1b}]0;x\\u{7}")]
    #[case::c1("\u{9b}2J", "\\u{9b}2J")]
    #[case::the_other_way("\u{202e}txt", "\\u{202e}txt")]
    #[case::not_seen("a\u{200b}b", "a\\u{200b}b")]
    #[case::a_tag("\u{e0041}", "\\u{e0041}")]
    fn what_does_harm_is_shown_as_its_code(#[case] text: &str, #[case] shown: &str) {
        assert_eq!(on_one_line(text), shown);
    }

    #[test]
    fn a_text_of_several_lines_keeps_them() {
        assert_eq!(printable("a\n\tb\r\u{7}"), "a\n\tb\\r\\u{7}");
    }

    #[test]
    fn a_long_text_is_cut() {
        assert_eq!(shortened("äöü", 3), "äöü");
        assert_eq!(shortened("äöüß", 3), "äöü…");
    }
}
