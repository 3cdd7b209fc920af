//! title: Refuses `Connection: keep-alive, Upgrade`
//! severity: critical
//! seen by: unit::handshake::a_field_is_a_list_of_words
//! rule: `Upgrade` and `Connection` are lists of words: `Connection: keep-alive, Upgrade` is right, also in two lines, also in lower case.
//! asks: is a handshake good whose `Connection` names more than one thing?
//!
//! The code compares the whole field with one word, but the field is a list of words. Chrome sends one word and
//! Firefox sends two. So it works for the author and fails for users of Firefox.
//!
//! Read how a field is defined. The tests need each way to write the same list.

mod handshake {
    pub fn names(request: &Request, field: &str, word: &str) -> bool {
        request
            .values(field)
            .iter()
            .any(|value| value.eq_ignore_ascii_case(word))
    }
}
