//! title: Ends the connection of a silent client
//! severity: major
//! seen by: integration::connection::silence_is_asked_about_once
//! rule: nothing comes in time, twice in a row | an empty ping, the first time
//! asks: what does the server send to a client that says nothing for a while?
//!
//! Nothing arrives for a minute, so the code takes the client for gone. But many clients only listen. They lose their
//! connection every minute and have to connect again.
//!
//! A test with a silent client expects a ping first.

mod connection {
    fn is_silence(_error: &io::Error) -> bool {
        false
    }
}
