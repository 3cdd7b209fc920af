//! title: Sends only the last tick to a client that polls
//! severity: major
//! seen by: e2e::ticker::over_http_only_a_client_that_asks_gets_a_tick
//! rule: `GET /ticks?after=7`, and there are later ticks | 200 and the ticks after number 7, one per line
//! asks: which ticks does a client get if several happened between two requests?
//!
//! Two ticks happen between two requests, and the client gets only the second one. A person who tries it by hand asks
//! more often than ticks happen, and loses none.
//!
//! A test needs two ticks between two requests.

mod ticks {
    pub fn poll(request: &Request, ticks: &Ticks) -> Page {
        if request.method != "GET" {
            return Page::Method;
        }
        match wanted(&request.target) {
            Ok(number) => match ticks.after(number).pop() {
                Some(last) => Page::Ticks(vec![last]),
                None => Page::NothingNew,
            },
            Err(page) => page,
        }
    }
}
