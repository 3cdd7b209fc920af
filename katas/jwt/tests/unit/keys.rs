//! Keys by name, and what happens to them when a new one takes over.

use jwt::{Key, KeyStore, Keyring, NamedKey};
use rstest::rstest;

/// A single key is the smallest key store. With a name it answers to this name only, because a token that names another
/// key was not signed with this key. An empty name is a name too. Without a name it answers to every name: a user chose this key on purpose. (RFC
/// 7515 §4.1.4)
#[rstest]
#[case::its_own_name(&[Some("may")], "may", Some("may's key"))]
#[case::no_name_of_its_own(&[None], "may", Some("may's key"))]
#[case::another_name(&[Some("june"), Some("")], "may", None)]
#[case::the_beginning_of_its_name(&[Some("may")], "ma", None)]
fn a_single_key_answers_to_its_name(
    #[case] names: &[Option<&str>],
    #[case] asked_for: &str,
    #[case] expected: Option<&str>,
) {
    for &own in names {
        let store = NamedKey {
            kid: own.map(str::to_owned),
            key: key("may's key"),
        };
        let found = store.find(asked_for);
        assert_eq!(whose(found), expected, "{asked_for:?} asked of {own:?}");
        let current = store.current();
        assert_eq!(current.kid.as_deref(), own, "the name of the current key");
        let current = Some(current.key);
        assert_eq!(whose(current), Some("may's key"), "the current key");
    }
}

/// When a new key takes over, tokens of the old key are still in use. So the new key signs, under its own name, and
/// all keys can be found, each by its own name, however many there are. (RFC 7515 §4.1.4 and Appendix D)
#[test]
fn the_newest_key_signs_and_older_ones_are_found_by_name() {
    let mut ring = Keyring::new("may", key("may's key"));
    for month in ["june", "july", "august", "september"] {
        ring.rotate(month, key(&format!("{month}'s key")));
    }

    let NamedKey { kid, key } = ring.current();
    assert_eq!(kid.as_deref(), Some("september"), "the current key's name");
    assert_eq!(whose(Some(key)), Some("september's key"), "the current key");
    for (name, expected) in [
        ("september", Some("september's key")),
        ("august", Some("august's key")),
        ("july", Some("july's key")),
        ("june", Some("june's key")),
        ("may", Some("may's key")),
        ("october", None),
        ("May", None),
    ] {
        let found = whose(ring.find(name));
        assert_eq!(found, expected, "found as {name:?}, after may to september");
    }
}

/// A key is retired when its last token has expired, or at once if the key was stolen. Then its name is unknown, and
/// its tokens are refused. A name that is given again belongs to the newer key for good, also if the current key had
/// it. The current key cannot be retired, because without it the issuer could not sign. (RFC 7515 Appendix D)
#[test]
fn a_key_is_gone_once_it_is_retired_or_its_name_is_given_again() {
    let mut ring = Keyring::new("may", key("may's key"));
    ring.rotate("june", key("june's key"));

    ring.rotate("may", key("may's key"));
    ring.rotate("may", key("a newer key of may"));
    ring.rotate("july", key("july's key"));
    let found = whose(ring.find("may"));
    let newer = Some("a newer key of may");
    assert_eq!(found, newer, "found as `may`, which was given three times");

    ring.retire("may");
    let found = whose(ring.find("may"));
    assert_eq!(found, None, "found as `may`, which was retired");
    let found = whose(ring.find("june"));
    assert_eq!(found, Some("june's key"), "found as `june`, which was not");

    ring.retire("july");
    let found = whose(ring.find("july"));
    assert_eq!(
        found,
        Some("july's key"),
        "found as `july`, the current one"
    );
}

const KEYS: [&str; 6] = [
    "may's key",
    "june's key",
    "july's key",
    "august's key",
    "september's key",
    "a newer key of may",
];

fn key(words: &str) -> Key {
    Key::new(format!("{words:*<32}").as_bytes()).expect("32 bytes are enough for a key")
}

/// Which of the keys it is. A key hides its bytes, but its signatures differ.
fn whose(found: Option<Key>) -> Option<&'static str> {
    let signature = found?.sign("something");
    let same = |words: &&str| key(words).sign("something") == signature;
    Some(KEYS.into_iter().find(same).unwrap_or("a strange key"))
}
