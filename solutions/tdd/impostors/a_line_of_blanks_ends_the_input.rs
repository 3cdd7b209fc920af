//! title: A line of blanks ends the input
//! severity: minor
//! seen by: e2e::failures::a_bad_line_is_named_and_nothing_behind_it_is_added
//! rule: A line of blanks is not empty.
//! asks: what does the program do with a line that has only blanks in it?
//!
//! The code trims the line before it asks whether the line is empty. Then a line with two blanks ends the program
//! with status 0, and the lines behind it are never added.
//!
//! `trim` looks harmless where a line is only compared. But blanks are a mistake in the text, and the program should
//! name the line. A test sees it with a line of blanks and a good line behind it.

mod main {
    impl<R: BufRead> Input<R> {
        fn text(&mut self) -> Result<Option<(Place, String)>, Failure> {
            let Some(mut text) = self.line()?.filter(|line| !line.trim().is_empty()) else {
                return Ok(None);
            };
            let place = Place::Line(self.lines);
            if text.starts_with("//")
                && let Some(numbers) = self.line()?
            {
                text = format!("{text}\n{numbers}");
            }
            Ok(Some((place, text)))
        }
    }
}
