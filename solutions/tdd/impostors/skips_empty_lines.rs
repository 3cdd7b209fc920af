//! title: Skips empty lines
//! severity: minor
//! seen by: e2e::sums::further_lines_are_added_up_too
//! rule: The input ends at its end or at an empty line.
//! asks: what happens to lines that stand behind an empty one?
//!
//! An empty line has no numbers, so on to the next one. Somebody at a keyboard presses enter to finish, as they were told,
//! and nothing happens, however often they press it.
//!
//! How a program ends is a part of what it does. It takes a test with something behind the end that must not be read.

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
