//! title: Skips empty lines
//! severity: minor
//! seen by: e2e::sums::further_lines_are_added_up_too
//! rule: The input ends at its end or at an empty line.
//! asks: what happens to lines behind an empty one?
//!
//! An empty line has no numbers, so the code goes on to the next one. A user at a keyboard presses Enter on an empty
//! line to finish, and the program does not end.
//!
//! A test needs an empty line and another line behind it, which the program must not read.

mod main {
    impl<R: BufRead> Input<R> {
        fn text(&mut self) -> Result<Option<(Place, String)>, Failure> {
            let mut text = loop {
                match self.line()? {
                    Some(line) if line.is_empty() => {}
                    Some(line) => break line,
                    None => return Ok(None),
                }
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
