//! The audit log. Many people read it, and it is kept for ten years and copied often.

/// The audit log.
#[derive(Debug, Clone, Default)]
pub struct Audit {
    lines: Vec<String>,
}

impl Audit {
    /// Writes a line: who, what, and a note, with a space between them. Card numbers in it are masked ([`masked`]).
    /// Each line break and each other control character becomes a space, so that a note cannot add a line of its own.
    pub fn record(&mut self, who: &str, what: &str, note: &str) {
        let line = format!("{who} {what} {note}").replace(is_no_text, " ");
        self.lines.push(masked(line.trim_end()));
    }

    /// The lines, the oldest first.
    #[must_use]
    pub fn lines(&self) -> &[String] {
        &self.lines
    }
}

/// Whether a character would end a line or control a terminal. U+2028 and U+2029 separate lines as well.
fn is_no_text(character: char) -> bool {
    character.is_control() || matches!(character, '\u{2028}' | '\u{2029}')
}

/// A text with every card number replaced by `[card …1111]`, where the four digits are its last ones.
///
/// Every row of 13 digits or more counts as a card number. Between two digits there may be one space or one hyphen, as
/// people type them. The row is as long as possible, so a number right before a card is masked with it: better too much
/// than too little.
#[must_use]
pub fn masked(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let run = run_of_digits(rest);
        let digits: String = rest[..run].chars().filter(char::is_ascii_digit).collect();
        if digits.len() >= 13 {
            out.push_str("[card …");
            out.push_str(&digits[digits.len() - 4..]);
            out.push(']');
        } else {
            out.push_str(&rest[..run]);
        }
        rest = &rest[run..];
        if run == 0 {
            out.push(first);
            rest = &rest[first.len_utf8()..];
        }
    }
    out
}

/// How many bytes at the beginning of a text are digits with at most one space or hyphen between two of them.
fn run_of_digits(text: &str) -> usize {
    let mut end = 0;
    let mut separated = true;
    for (index, byte) in text.bytes().enumerate() {
        if byte.is_ascii_digit() {
            end = index + 1;
            separated = false;
        } else if is_separator(byte) && !separated {
            separated = true;
        } else {
            break;
        }
    }
    end
}

fn is_separator(byte: u8) -> bool {
    byte == b' ' || byte == b'-'
}
