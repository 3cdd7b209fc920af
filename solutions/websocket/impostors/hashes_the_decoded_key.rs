//! title: Decodes the key before it hashes it
//! severity: critical
//! seen by: unit::handshake::an_accept_key_comes_from_the_text_of_the_key
//! rule: The accept key is the base64 of the SHA-1 of the key *as it was sent* and a fixed text.
//! asks: which text does the server hash for its answer to a key?
//!
//! The key is base64, so the author decodes it first. The RFC hashes the text as it was sent. The 16 bytes give
//! another hash than the 24 characters, so no client can connect.
//!
//! The RFC has an example of a key and its answer. A test with this example sees it.

mod handshake {
    pub fn accept_key(key: &str) -> String {
        let bytes = STANDARD.decode(key).unwrap_or_default();
        let hash = Sha1::new()
            .chain_update(bytes)
            .chain_update(GUID)
            .finalize();
        STANDARD.encode(hash)
    }
}
