//! title: Takes silence for the end
//! severity: major
//! seen by: integration::connection::silence_is_asked_about_once
//! rule: nothing comes in time, twice in a row | an empty ping, the first time
//! asks: what does the server send to a client that says nothing for a while?
//!
//! Nothing has come for a minute, so the client is gone. But a WebSocket is made for saying nothing until there is
//! something to say. Everybody who only listens is thrown out every minute, and comes back, and is thrown out.
//!
//! Silence and absence look alike until somebody asks.

mod connection {
    fn is_silence(_error: &io::Error) -> bool {
        false
    }
}
