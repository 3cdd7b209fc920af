//! title: Refuses an `Upgrade` that is a list
//! severity: minor
//! seen by: unit::handshake::a_request_that_lacks_something_is_refused
//! rule: Several lines count as one list.
//! asks: how does the server answer an `Upgrade` that names two protocols?
//!
//! The code reads `Connection` as a list, since Firefox sends one. It compares `Upgrade` with one word, since all
//! browsers send one. A proxy that sends `h2c, websocket` gets 426 and cannot connect.
//!
//! Both fields have the same grammar, so both need the same tests.

mod handshake {
    pub fn check(request: &Request) -> Result<String, Refusal> {
        if request.method != "GET" { return Err(Refusal::Method { method: request.method.clone() }); }
        if request.minor_version < 1 { return Err(Refusal::HttpVersion); }
        if !request.has_host() { return Err(Refusal::Host); }
        if request.values("Upgrade") != ["websocket"] { return Err(Refusal::Upgrade); }
        if !names(request, "Connection", "Upgrade") { return Err(Refusal::Connection); }
        if request.values("Sec-WebSocket-Version") != ["13"] { return Err(Refusal::Version); }
        let key = key_of(request).ok_or(Refusal::Key)?;
        if request.is_from_another_site() { return Err(Refusal::Origin); }
        Ok(accept_key(key))
    }
}
