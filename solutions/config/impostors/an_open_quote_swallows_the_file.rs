//! title: Reads nothing behind an open quote
//! severity: minor
//! seen by: unit::bad_lines::a_bad_line_has_its_number_and_a_reason
//! rule: The next line is read as usual.
//! asks: what does the reader find in the lines behind a quote that is not closed?
//!
//! A quote that is never closed takes the rest of the file. The report names one bad line and says that all later
//! settings are missing. The user looks for settings that are in the file.
//!
//! After a mistake the reader has to go on in the right place. A test checks what it reads behind the open quote.

mod dotenv {
    fn split_statement(text: &str) -> (&str, &str) {
        let end_of_line = |from: usize| text[from..].find('\n').map_or(text.len(), |at| from + at);
        let closed = opening_quote(&text[..end_of_line(0)]).map(|(quote, inside)| {
            closing_quote(&text[inside..], quote).map_or(text.len(), |length| inside + length)
        });
        let (statement, behind) = text.split_at(end_of_line(closed.unwrap_or(0)));
        (statement, behind.strip_prefix('\n').unwrap_or(behind))
    }
}
