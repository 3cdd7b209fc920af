//! title: Decodes the key before it hashes it
//! severity: critical
//! seen by: unit::handshake::an_accept_key_comes_from_the_text_of_the_key
//! rule: The accept key is the base64 of the SHA-1 of the key *as it was sent* and a fixed text.
//! asks: of which text is the hash in the answer to a key?
//!
//! The key is base64, so it is decoded first, as keys are. The RFC wants the text as it was sent. Sixteen bytes give
//! another hash than the 24 characters that spell them, and no client ever connects.
//!
//! The example of the RFC, which is in its first pages for this very purpose, tells the two apart.

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
