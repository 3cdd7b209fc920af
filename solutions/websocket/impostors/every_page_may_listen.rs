//! title: Accepts pages of every site
//! severity: critical
//! seen by: unit::handshake::a_request_that_lacks_something_is_refused
//! rule: no `Origin`, or one of this machine, such as `http://localhost:8000` | 403
//! asks: how does the server answer a page of another site?
//!
//! The server listens on this machine only, so it looks safe. But a browser on this machine opens a WebSocket for any
//! page that asks. A page from another site can then read all ticks.
//!
//! The browser sends the page's site as `Origin`, and only the server can refuse it. A test sends another `Origin`
//! and expects 403.

mod handshake {
    pub fn check(request: &Request) -> Result<String, Refusal> {
        if request.method != "GET" {
            return Err(Refusal::Method {
                method: request.method.clone(),
            });
        }
        if request.minor_version < 1 {
            return Err(Refusal::HttpVersion);
        }
        if !request.has_host() {
            return Err(Refusal::Host);
        }
        if !names(request, "Upgrade", "websocket") {
            return Err(Refusal::Upgrade);
        }
        if !names(request, "Connection", "Upgrade") {
            return Err(Refusal::Connection);
        }
        if request.values("Sec-WebSocket-Version") != ["13"] {
            return Err(Refusal::Version);
        }
        let key = key_of(request).ok_or(Refusal::Key)?;
        Ok(accept_key(key))
    }
}
