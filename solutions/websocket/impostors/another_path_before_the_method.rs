//! title: Answers 404 to another method at an unknown path
//! severity: minor
//! seen by: unit::ticks::a_client_that_asks_gets_the_new_ticks
//! rule: another method than `GET`, whatever the path | 405
//! asks: what does a request with another method at an unknown path get?
//!
//! The code looks up the path first, as most routers do, and then checks the method. The README says that another
//! method gets 405, whatever the path. The client reads 404 and looks for a mistake in its path.
//!
//! A test with one mistake passes. A test needs both mistakes at once.

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
