//! title: Tells whoever asks the last tick only
//! severity: major
//! seen by: e2e::ticker::over_http_nobody_is_told_who_does_not_ask
//! rule: `GET /ticks?after=7`, and there are later ticks | 200 and the ticks after number 7, one per line
//! asks: which ticks does a client get when several happened between two questions?
//!
//! Two ticks between two questions, and the first of them is lost. By hand one asks more often than things happen, and
//! sees nothing.
//!
//! Polling is a client's memory against a server's: without "what came behind number 7" one of the two forgets.

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
