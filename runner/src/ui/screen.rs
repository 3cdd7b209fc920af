//! A full screen: a line on top, a body that can be scrolled, a line below. What it looks like is text, so that it can be
//! tested without a terminal.

use crate::ui::style::{FAINT, styled};

/// How far a body is scrolled, in rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Scroll(usize);

impl Scroll {
    /// So many rows down, or up where they are negative. Never further than there is something to see.
    pub fn by(&mut self, rows: isize) {
        self.0 = self.0.saturating_add_signed(rows);
    }

    /// To the beginning.
    pub fn home(&mut self) {
        self.0 = 0;
    }

    /// To the end.
    pub fn end(&mut self) {
        self.0 = usize::MAX;
    }
}

/// What will be shown.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// The line on top.
    pub top: String,
    /// The body, lines of any length.
    pub body: Vec<String>,
    /// The lines below.
    pub bottom: Vec<String>,
}

impl Page {
    /// Its rows on a screen of that size. The scroll is brought back to where there is something to see.
    pub fn rows(&self, scroll: &mut Scroll, (columns, rows): (usize, usize)) -> Vec<String> {
        let columns = columns.max(1);
        let body: Vec<_> = self
            .body
            .iter()
            .flat_map(|line| fit(line, columns))
            .collect();
        let bottom: Vec<_> = self
            .bottom
            .iter()
            .flat_map(|line| fit(line, columns))
            .collect();
        let room = rows.saturating_sub(1 + bottom.len()).max(1);
        let furthest = body.len().saturating_sub(room);
        scroll.0 = scroll.0.min(furthest);
        let mut shown = vec![clipped(&self.top, columns)];
        shown.extend(body.iter().skip(scroll.0).take(room).cloned());
        // What is hidden is said in its own place, the last row.
        let hidden = body.len().saturating_sub(scroll.0 + room);
        if let (true, Some(last)) = (hidden > 0, shown.last_mut()) {
            *last = styled(
                FAINT,
                clipped(&format!("… {} rows more: ↓", hidden + 1), columns),
            );
        }
        shown.resize(1 + room, String::new());
        shown.extend(bottom);
        shown.truncate(rows.max(1));
        shown
    }
}

/// A line with colours, cut into rows of so many columns: at a space where there is one in the row's second half. A
/// colour that goes on is taken up again. What follows an indented row is indented a little more.
pub fn fit(line: &str, columns: usize) -> Vec<String> {
    let cells = cells(line);
    let spaces = cells.iter().take_while(|cell| cell.text == ' ').count();
    let hanging = match spaces {
        0 => 0,
        some => (some + 2).min(columns / 4),
    };
    let mut rows = Vec::new();
    let mut from = 0;
    loop {
        let indent = if from == 0 { 0 } else { hanging };
        let mut used = indent;
        let room = cells[from..].iter().take_while(|cell| {
            used += cell.width;
            used <= columns
        });
        // A character that is wider than the screen stands there all the same.
        let mut until = from + room.count().max(1);
        if until < cells.len() {
            let last = |is_end: &dyn Fn(char) -> bool| {
                let end = cells[from..until]
                    .iter()
                    .rposition(|cell| is_end(cell.text))?;
                (end + 1 > columns / 2).then_some(from + end + 1)
            };
            // A long name is cut between its words.
            let word = last(&|c| c == ' ').or_else(|| last(&|c| c == ':'));
            let word = word.or_else(|| last(&|c| matches!(c, '_' | '/')));
            until = word.unwrap_or(until);
        }
        let until = until.min(cells.len());
        rows.push(" ".repeat(indent) + &row(&cells[from..until]));
        if until == cells.len() {
            return rows;
        }
        from = until;
    }
}

/// A character, or the end of the line, with the colours that it has.
struct Cell {
    text: char,
    width: usize,
    /// The sequences that are in force here, and those that came just before.
    colours: String,
    change: String,
}

fn cells(line: &str) -> Vec<Cell> {
    let (mut cells, mut colours, mut change) = (Vec::new(), String::new(), String::new());
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        if c == '\u{1b}' {
            let mut sequence = c.to_string();
            for c in chars.by_ref() {
                sequence.push(c);
                if c.is_ascii_alphabetic() {
                    break;
                }
            }
            if sequence == "\u{1b}[0m" {
                colours.clear();
            } else {
                colours += &sequence;
            }
            change += &sequence;
            continue;
        }
        let text = if c == '\t' { ' ' } else { c };
        cells.push(Cell {
            text,
            width: textwrap::core::display_width(text.encode_utf8(&mut [0; 4])),
            colours: colours.clone(),
            change: std::mem::take(&mut change),
        });
    }
    // The end of the line: it has no width, and may end a colour.
    cells.push(Cell {
        text: '\0',
        width: 0,
        colours,
        change,
    });
    cells
}

fn row(cells: &[Cell]) -> String {
    let mut row = String::new();
    for (index, cell) in cells.iter().enumerate() {
        row += if index == 0 {
            &cell.colours
        } else {
            &cell.change
        };
        if cell.text != '\0' {
            row.push(cell.text);
        }
    }
    row
}

/// A line with colours, cut off at so many columns. What is cut off is said by its last character.
pub fn clipped(line: &str, columns: usize) -> String {
    let cells = cells(line);
    let width = |cells: &[Cell]| cells.iter().map(|cell| cell.width).sum::<usize>();
    if width(&cells) <= columns {
        return row(&cells);
    }
    let mut shown = cells.len();
    while shown > 0 && width(&cells[..shown]) + 1 > columns {
        shown -= 1;
    }
    let ends = cells
        .get(shown)
        .is_some_and(|cell| !cell.colours.is_empty());
    let end = if ends { "\u{1b}[0m" } else { "" };
    format!("{}…{end}", row(&cells[..shown]))
}

/// A text, wrapped at its spaces. A word that is longer than a row, such as a test's name, is cut between its words.
pub fn wrapped(text: &str, indent: &str, width: usize) -> Vec<String> {
    hanging(text, indent, indent, width)
}

/// The same, with another indent for the first row than for those behind it.
pub fn hanging(text: &str, first: &str, later: &str, width: usize) -> Vec<String> {
    // Through a pipe a row may have any number of columns.
    let width = width.max(later.len() + 8);
    let options = textwrap::Options::new(width)
        .initial_indent(first)
        .subsequent_indent(later)
        .break_words(false)
        // A command is to be copied, and its options are whole words.
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    textwrap::wrap(text, options)
        .iter()
        .flat_map(|row| fit(row.trim_end(), width))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[test]
    fn an_option_of_a_command_is_not_torn() {
        let rows = wrapped("end it: cargo kata solo tiny --finish", "", 32);
        assert_eq!(rows, ["end it: cargo kata solo tiny", "--finish"]);
    }

    #[test]
    fn the_end_is_shown_without_a_key_for_each_row() {
        let mut scroll = Scroll::default();
        scroll.end();
        let rows = page(9).rows(&mut scroll, (20, 5));
        assert_eq!(rows, ["top", "line 7", "line 8", "line 9", "keys"]);
        scroll.by(-1);
        let rows = page(9).rows(&mut scroll, (20, 5));
        assert_eq!(rows[1], "line 6");
    }

    fn page(lines: usize) -> Page {
        Page {
            top: "top".to_owned(),
            body: (1..=lines).map(|line| format!("line {line}")).collect(),
            bottom: vec!["keys".to_owned()],
        }
    }

    fn plain(rows: &[String]) -> Vec<String> {
        rows.iter()
            .map(|row| anstream::adapter::strip_str(row).to_string())
            .collect()
    }

    #[test]
    fn what_fits_is_shown_and_the_keys_are_at_the_bottom() {
        let rows = page(2).rows(&mut Scroll::default(), (20, 6));
        assert_eq!(rows, ["top", "line 1", "line 2", "", "", "keys"]);
    }

    #[test]
    fn what_is_hidden_is_said() {
        let rows = plain(&page(9).rows(&mut Scroll::default(), (20, 5)));
        assert_eq!(
            rows,
            ["top", "line 1", "line 2", "… 7 rows more: ↓", "keys"]
        );
    }

    #[rstest]
    #[case::down(2, &["line 3", "line 4"])]
    #[case::no_further_than_the_end(99, &["line 4", "line 5"])]
    #[case::no_further_than_the_beginning(-3, &["line 1", "… 4 rows more: ↓"])]
    fn the_body_can_be_scrolled(#[case] by: isize, #[case] expected: &[&str]) {
        let mut scroll = Scroll::default();
        scroll.by(by);
        let rows = plain(&page(5).rows(&mut scroll, (20, 4)));
        assert_eq!(rows[1..3].len(), expected.len());
        assert!(
            rows[1].starts_with(expected[0].split(' ').next().unwrap()),
            "{rows:?}"
        );
        if by > 2 {
            assert_eq!(&rows[1..3], expected);
        }
    }

    #[rstest]
    #[case::short("abc", &["abc"])]
    #[case::just_so("abcd", &["abcd"])]
    #[case::long("abcdefghi", &["abcd", "efgh", "i"])]
    #[case::wide("日本語", &["日本", "語"])]
    #[case::empty("", &[""])]
    #[case::a_colour_goes_on("\u{1b}[31mabcdef\u{1b}[0mg", &["\u{1b}[31mabcd", "\u{1b}[31mef\u{1b}[0mg"])]
    #[case::at_a_space("ab cdef", &["ab ", "cdef"])]
    #[case::not_at_one_near_the_beginning("a bcdef", &["a bc", "def"])]
    #[case::indented("  abc def", &["  ab", " c d", " ef"])]
    #[case::a_name_between_its_words("ab_cdef", &["ab_", "cdef"])]
    #[case::a_path_between_its_names("ab:cdef", &["ab:", "cdef"])]
    fn a_line_is_cut_into_rows(#[case] line: &str, #[case] expected: &[&str]) {
        assert_eq!(fit(line, 4), expected);
    }

    #[rstest]
    #[case::short("abcd", "abcd")]
    #[case::long("abcde", "abc…")]
    #[case::wide("日本語", "日…")]
    #[case::a_colour("\u{1b}[31mabcde\u{1b}[0m", "\u{1b}[31mabc…\u{1b}[0m")]
    fn a_line_that_is_cut_off_says_so(#[case] line: &str, #[case] expected: &str) {
        assert_eq!(clipped(line, 4), expected);
    }

    #[test]
    fn a_name_that_is_longer_than_a_row_is_cut_between_its_words() {
        let rows = wrapped("see unit::first_numbers::ten_digits now", "  ", 20);
        assert_eq!(
            rows,
            [
                "  see",
                "  unit::first_",
                "    numbers::ten_",
                "    digits",
                "  now"
            ]
        );
    }

    #[rstest]
    #[case(1, 1)]
    #[case(3, 2)]
    #[case(80, 24)]
    fn any_size_will_do(#[case] columns: usize, #[case] rows: usize) {
        let shown = page(50).rows(&mut Scroll::default(), (columns, rows));
        assert!(shown.len() <= rows.max(1));
        assert!(
            shown
                .iter()
                .all(|row| textwrap::core::display_width(row) <= columns)
        );
    }
}
