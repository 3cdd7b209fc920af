//! title: Finds the older key under a name that was given again
//! severity: critical
//! seen by: unit::keys::a_key_is_gone_once_it_is_retired_or_its_name_is_given_again
//! rule: A name that is given again, even the name of the current key, belongs to the newer key only and for good.
//! asks: what happens if the current key is replaced by one of the same name, and then by one of another name?
//!
//! The code removes the name from the old keys before the current key joins them. If the new key has the name of the
//! current one, the replaced key comes back under this name as soon as a third key takes over. A stolen key that was
//! replaced is then good again.
//!
//! An operator in a hurry rotates to the same name. A test rotates twice to one name and then to another.

mod keys {
    impl Keyring {
        pub fn rotate(&mut self, kid: &str, key: Key) {
            self.retire(kid);
            let before = std::mem::replace(&mut self.current, (kid.to_owned(), key));
            self.old.push(before);
        }
    }
}
