//! title: Makes one list of all lines of a field
//! freedom: internals
//! rule: `Upgrade` and `Connection` are lists of words: `Connection: keep-alive, Upgrade` is right, also in two lines, also in lower case.
//!
//! Several lines of one name mean the same as one line with commas (RFC 9110 §5.2). This version joins the lines
//! first.

mod handshake {
    pub fn names(request: &Request, field: &str, word: &str) -> bool {
        let word = word.to_ascii_lowercase();
        let list = request.values(field).join(",").to_ascii_lowercase();
        for found in list.split(',') {
            if found.trim() == word {
                return true;
            }
        }
        false
    }
}
