//! The colours of what people read. A colour never says alone what a word or a shape does not say.

use anstream::adapter::strip_str;
use anstyle::{AnsiColor, Style};
use textwrap::core::display_width;

use crate::os::terminal;

/// Something good.
pub const GOOD: Style = AnsiColor::Green.on_default();
/// Something bad.
pub const BAD: Style = AnsiColor::Red.on_default();
/// Something in between.
pub const BETWEEN: Style = AnsiColor::Yellow.on_default();
/// A name, or what to type.
pub const STRONG: Style = Style::new().bold();
/// Something that may be overlooked.
pub const FAINT: Style = Style::new().dimmed();

/// Text in a style.
pub fn styled(style: Style, text: impl std::fmt::Display) -> String {
    format!("{style}{text}{style:#}")
}

/// A shape and a space behind it; nothing where what is printed is heard. What it means, the words beside it say too.
pub fn shape(style: Style, shape: &str) -> String {
    if terminal::is_plain() {
        return String::new();
    }
    format!("{} ", styled(style, shape))
}

/// How many columns a text takes, whatever its styles.
pub fn width(text: &str) -> usize {
    display_width(&strip_str(text).to_string())
}
