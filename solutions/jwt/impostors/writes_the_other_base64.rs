//! title: Writes `+` and `/` instead of `-` and `_`
//! severity: major
//! seen by: unit::segment::three_bytes_become_four_characters
//! rule: Three bytes become four characters of the alphabet `A`–`Z`, `a`–`z`, `0`–`9`, `-`, `_`, in this order.
//! asks: which characters stand for the two highest values of six bits?
//!
//! The base64 of most languages has `+` and `/` where a token has `-` and `_`. Short tokens often have neither. Then
//! one signature has a `/`, a URL is cut off there, and one user cannot sign in.
//!
//! The code reads what it writes, so a round trip passes. A test needs bytes that give the last two characters of the
//! alphabet. Another implementation sees it too.

mod segment {
    fn character(bits: u32) -> char {
        match bits & 0b11_1111 {
            62 => '+',
            63 => '/',
            index => char::from(ALPHABET[index as usize]),
        }
    }

    fn value(character: char) -> Option<u8> {
        match u8::try_from(character).ok()? {
            byte @ b'A'..=b'Z' => Some(byte - b'A'),
            byte @ b'a'..=b'z' => Some(byte - b'a' + 26),
            byte @ b'0'..=b'9' => Some(byte - b'0' + 52),
            b'+' => Some(62),
            b'/' => Some(63),
            _ => None,
        }
    }
}
