//! title: Counts the bytes that begin a character
//! freedom: algorithm
//! rule: at least or at most this number of code points
//!
//! In UTF-8 each code point has one byte that is no continuation byte, so both counts are the same.

mod keywords {
    mod string {
        fn length(text: &str) -> usize {
            text.bytes().filter(|byte| byte & 0xc0 != 0x80).count()
        }
    }
}
