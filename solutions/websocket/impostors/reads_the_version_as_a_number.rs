//! title: Reads the version as a number
//! severity: minor
//! seen by: unit::handshake::a_request_that_lacks_something_is_refused
//! rule: one `Sec-WebSocket-Version`, which is 13 | 426, with `Upgrade: websocket` and `Sec-WebSocket-Version: 13`
//! asks: which ways to write 13 does a request have?
//!
//! `parse` also accepts `013` and `+13`. RFC 6455 allows neither. A filter in front of the server that compares the text
//! and the server then disagree about the same request.
//!
//! A test needs a number that equals 13 and is written in another way.

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
        let versions = request.values("Sec-WebSocket-Version");
        if !matches!(versions[..], [version] if version.parse() == Ok(13_u8)) {
            return Err(Refusal::Version);
        }
        let key = key_of(request).ok_or(Refusal::Key)?;
        if request.is_from_another_site() {
            return Err(Refusal::Origin);
        }
        Ok(accept_key(key))
    }
}
