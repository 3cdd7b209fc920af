//! title: Counts texts instead of lines
//! severity: minor
//! seen by: e2e::failures::a_bad_line_is_named_and_nothing_behind_it_is_added
//! rule: It begins with `tdd: argument: `, or with `tdd: line 3: ` for a text that begins in line 3, counted from 1.
//! asks: which line does the program name when a header came before the bad line?
//!
//! The third text is bad, so the program says "line 3". But a header takes two lines, so every line number behind the
//! first header is too small. The user looks at line 3 and finds nothing wrong.
//!
//! Without a header both counts agree. A test needs a header, and a bad line behind it.

mod main {
    impl<R: BufRead> Input<R> {
        fn text(&mut self) -> Result<Option<(Place, String)>, Failure> {
            let Some(mut text) = self.line()?.filter(|line| !line.is_empty()) else {
                return Ok(None);
            };
            let place = Place::Line(self.lines);
            if text.starts_with("//")
                && let Some(numbers) = self.line()?
            {
                text = format!("{text}\n{numbers}");
                self.lines -= 1;
            }
            Ok(Some((place, text)))
        }
    }
}
