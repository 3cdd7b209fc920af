//! Keys by name, and what happens to them when a new one takes over.

use jwt::{Key, KeyStore, Keyring};

/// A new key takes over, and the tokens that the old one signed are still on their way. So the new one signs,
/// and both can be found, each by its own name and no other. A name that is given again belongs to the newer
/// key. (RFC 7515 §4.1.4 and Appendix D)
#[test]
fn the_newest_key_signs_and_older_ones_are_found_by_name() {
    let (may, june) = (key(5), key(6));
    let mut ring = Keyring::new("may", may.clone());
    ring.rotate("june", june.clone());

    let current = ring.current();
    assert_eq!(
        current.kid.as_deref(),
        Some("june"),
        "the name of the current key"
    );
    assert_eq!(signs(&current.key), signs(&june), "the current key");
    assert_eq!(
        ring.find("june").as_ref().map(signs),
        Some(signs(&june)),
        "the key `june`"
    );
    assert_eq!(
        ring.find("may").as_ref().map(signs),
        Some(signs(&may)),
        "the key `may`"
    );
    assert_eq!(
        ring.find("july").as_ref().map(signs),
        None,
        "a name that no key has"
    );

    let newer = key(7);
    ring.rotate("may", newer.clone());
    assert_eq!(
        ring.find("may").as_ref().map(signs),
        Some(signs(&newer)),
        "`may`, given again"
    );
    ring.rotate("july", key(8));
    assert_eq!(
        ring.find("may").as_ref().map(signs),
        Some(signs(&newer)),
        "`may`, no longer current"
    );
}

/// A key cannot be looked at, but it shows in what it signs.
fn signs(key: &Key) -> [u8; 32] {
    key.sign("something")
}

fn key(byte: u8) -> Key {
    Key::new(&[byte; 32]).expect("32 bytes are enough for a key")
}
