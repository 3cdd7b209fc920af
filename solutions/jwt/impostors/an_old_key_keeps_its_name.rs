//! title: A name that is given again finds the older key
//! severity: critical
//! seen by: unit::keys::a_key_is_gone_once_it_is_retired_or_its_name_is_given_again
//! rule: A name that the ring already has goes over to the new key, and the key that had it is gone.
//! asks: What if the current key is replaced by one of the same name?
//!
//! The name is taken from the old keys before the current one joins them. If the new key has the name of the current one, the
//! replaced key comes back under it as soon as a third one takes over: a stolen key that was replaced is good again.
//!
//! Do the same thing twice, and once more. A rotation to the same name is what people do in a hurry.

mod keys {
    impl Keyring {
        pub fn rotate(&mut self, kid: &str, key: Key) {
            self.retire(kid);
            let before = std::mem::replace(&mut self.current, (kid.to_owned(), key));
            self.old.push(before);
        }
    }
}
