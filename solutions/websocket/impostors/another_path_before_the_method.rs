//! title: Says 404 to another method at another path
//! severity: minor
//! seen by: unit::ticks::who_asks_gets_what_is_new
//! rule: another method than `GET`, whatever the path | 405
//! asks: Which of two mistakes is told first?
//!
//! The path is looked up first, as in most routers, and the method is checked for the path that was found. The README says that
//! another method gets 405, whatever the path.
//!
//! Where two things are wrong at once, the order is a rule, and a case has both.

mod ticks {
    pub fn poll(request: &Request, ticks: &Ticks) -> Page {
        match wanted(&request.target) {
            Err(Page::NotFound) => Page::NotFound,
            _ if request.method != "GET" => Page::Method,
            Ok(number) => match ticks.after(number) {
                new if new.is_empty() => Page::NothingNew,
                new => Page::Ticks(new),
            },
            Err(page) => page,
        }
    }
}
