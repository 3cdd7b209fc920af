//! title: Answers `HEAD` like `GET`
//! severity: minor
//! seen by: unit::ticks::a_client_that_asks_gets_the_new_ticks
//! rule: another method than `GET`, whatever the path | 405
//! asks: what does a client get that asks with `HEAD`?
//!
//! Many servers answer `HEAD` where they answer `GET`, so the code does it too. But an answer to `HEAD` must not have a
//! body (RFC 9110 §9.3.2), and this one has the ticks. The client takes them for the beginning of the next answer.
//!
//! A test with `POST` alone does not see it.

mod ticks {
    pub fn poll(request: &Request, ticks: &Ticks) -> Page {
        if !matches!(request.method.as_str(), "GET" | "HEAD") {
            return Page::Method;
        }
        match wanted(&request.target) {
            Ok(number) => match ticks.after(number) {
                new if new.is_empty() => Page::NothingNew,
                new => Page::Ticks(new),
            },
            Err(page) => page,
        }
    }
}
