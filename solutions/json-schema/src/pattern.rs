//! Regular expressions, in the dialect that JSON Schema asks for: that of JavaScript (ECMA-262, with its flag `u`).

use fancy_regex::Regex;

/// What `\s` means in JavaScript.
const WHITE_SPACE: &str = r"\t\n\x0B\x0C\r\x20\u{A0}\u{1680}\u{2000}-\u{200A}\u{2028}\u{2029}\u{202F}\u{205F}\u{3000}\u{FEFF}";

/// A regular expression.
#[derive(Debug, Clone)]
pub(crate) struct Pattern {
    regex: Regex,
}

/// The search was given up: the pattern goes back and forth for too long on this text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct GaveUp;

impl Pattern {
    /// Reads a pattern.
    ///
    /// # Errors
    /// What is wrong with it, in the words of the library.
    pub(crate) fn new(text: &str) -> Result<Self, String> {
        let regex = Regex::new(&translated(text)).map_err(|error| error.to_string())?;
        Ok(Self { regex })
    }

    /// Whether the pattern is found in the text. It need not be all of the text, unless it says so with `^` and `$`.
    ///
    /// # Errors
    /// [`GaveUp`], for a pattern with which this could take for ever.
    pub(crate) fn is_in(&self, text: &str) -> Result<bool, GaveUp> {
        self.regex.is_match(text).map_err(|_| GaveUp)
    }
}

/// A pattern in the dialect of `fancy_regex`: there `\d`, `\w`, `\s` and `.` mean other characters, and some escapes are
/// written in another way.
fn translated(text: &str) -> String {
    let mut translated = String::new();
    let mut rest = text.chars();
    let mut in_class = false;
    while let Some(character) = rest.next() {
        match character {
            '\\' => translated.push_str(&escape(&mut rest, in_class)),
            '[' if !in_class => {
                in_class = true;
                let negated = rest.as_str().starts_with('^');
                if negated {
                    rest.next();
                }
                match (negated, rest.as_str().starts_with(']')) {
                    // Nothing, and everything: the other dialect would take the bracket for a member.
                    (false, true) => translated.push_str("(?!"),
                    (true, true) => translated.push_str(r"(?s:."),
                    (false, false) => translated.push('['),
                    (true, false) => translated.push_str("[^"),
                }
                if rest.as_str().starts_with(']') {
                    rest.next();
                    translated.push(')');
                    in_class = false;
                }
            }
            // Sets within sets are the other dialect's alone.
            '[' | '&' | '~' if in_class => {
                translated.push('\\');
                translated.push(character);
            }
            ']' => {
                in_class = false;
                translated.push(character);
            }
            '.' if !in_class => translated.push_str(r"[^\n\r\u{2028}\u{2029}]"),
            // With nothing behind it, the other `$` is content in front of a line break.
            '$' if !in_class => translated.push_str("(?![\\s\\S])"),
            _ => translated.push(character),
        }
    }
    translated
}

/// What stands behind a backslash, translated.
fn escape(rest: &mut std::str::Chars<'_>, in_class: bool) -> String {
    let Some(character) = rest.next() else {
        return r"\".to_owned();
    };
    let class = |members: &str| {
        if in_class {
            members.to_owned()
        } else {
            format!("[{members}]")
        }
    };
    match character {
        'd' => class("0-9"),
        'D' => "[^0-9]".to_owned(),
        'w' => class("A-Za-z0-9_"),
        'W' => "[^A-Za-z0-9_]".to_owned(),
        's' => class(WHITE_SPACE),
        'S' => format!("[^{WHITE_SPACE}]"),
        'b' if in_class => r"\x08".to_owned(),
        'b' => {
            r"(?:(?<=[A-Za-z0-9_])(?![A-Za-z0-9_])|(?<![A-Za-z0-9_])(?=[A-Za-z0-9_]))".to_owned()
        }
        'B' => {
            r"(?:(?<=[A-Za-z0-9_])(?=[A-Za-z0-9_])|(?<![A-Za-z0-9_])(?![A-Za-z0-9_]))".to_owned()
        }
        '0' => r"\x00".to_owned(),
        '/' => "/".to_owned(),
        'c' => match rest.next() {
            Some(letter) if letter.is_ascii_alphabetic() => {
                format!(r"\x{:02X}", u32::from(letter) % 32)
            }
            letter => format!(r"\c{}", letter.map(String::from).unwrap_or_default()),
        },
        'u' if !rest.as_str().starts_with('{') => code_unit(rest),
        // What means something in the other dialect alone is an error in this one.
        'a' | 'A' | 'z' | 'Z' | 'G' | 'h' | 'H' | 'e' | 'K' | 'R' | 'X' | 'Q' | 'E' => {
            format!(r"\p{{no such escape: {character}}}")
        }
        _ => format!("\\{character}"),
    }
}

/// `\uD83D\uDC32` is one character, written as the two halves that UTF-16 makes of it.
fn code_unit(rest: &mut std::str::Chars<'_>) -> String {
    fn four_digits(text: &str) -> Option<u16> {
        u16::from_str_radix(text.get(..4)?, 16).ok()
    }
    let Some(first) = four_digits(rest.as_str()) else {
        return r"\u".to_owned();
    };
    rest.nth(3);
    let second = rest.as_str().strip_prefix(r"\u").and_then(four_digits);
    let units = [first, second.unwrap_or_default()];
    match char::decode_utf16(units).next() {
        Some(Ok(character)) => {
            if u32::from(character) > 0xFFFF {
                rest.nth(5);
            }
            format!(r"\u{{{:X}}}", u32::from(character))
        }
        // Half a character is in no text.
        _ => "(?!)".to_owned(),
    }
}
