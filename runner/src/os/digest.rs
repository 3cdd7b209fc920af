//! Fingerprints of bytes and files.

use std::hash::Hasher;
use std::path::Path;

use siphasher::sip128::{Hasher128, SipHasher13};

/// A fingerprint of whatever is put into it: the same on every machine, with every version of Rust.
#[derive(Default)]
pub struct Digest(SipHasher13);

impl Digest {
    /// The fingerprint of some bytes.
    pub fn of(bytes: &[u8]) -> String {
        let mut digest = Self::default();
        digest.bytes(bytes);
        digest.hex()
    }

    /// Takes in some bytes, so that two in a row differ from the same bytes parted elsewhere.
    pub fn bytes(&mut self, bytes: &[u8]) {
        self.0.write(&(bytes.len() as u64).to_le_bytes());
        self.0.write(bytes);
    }

    /// Takes in a file.
    pub fn file(&mut self, path: &Path, bytes: &[u8]) {
        // The same on every system.
        let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
        self.bytes(parts.join("/").as_bytes());
        self.bytes(bytes);
    }

    /// The fingerprint: 32 hexadecimal digits.
    pub fn hex(&self) -> String {
        format!("{:032x}", u128::from(self.0.finish128()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_is_the_same_on_every_machine() {
        let mut digest = Digest::default();
        digest.file(Path::new("src/lib.rs"), b"fn a() {}");
        assert_eq!(digest.hex(), "d806055315462d79a689257290811340");
        let mut parted = Digest::default();
        parted.bytes(b"src/lib.rsfn");
        parted.bytes(b" a() {}");
        assert_ne!(digest.hex(), parted.hex());
    }
}
