//! title: Writes the other base64
//! severity: major
//! seen by: unit::segment::three_bytes_become_four_characters
//! rule: Three bytes become four characters of the alphabet `A`–`Z`, `a`–`z`, `0`–`9`, `-`, `_`, in this order.
//! asks: which characters stand for the two highest values of six bits?
//!
//! The base64 that comes with most languages has `+` and `/` where a token has `-` and `_`. In most
//! tokens neither occurs, and so it works on the first day and on the second. Then a signature has a `/`
//! in it, an address is cut off at it or a `+` becomes a blank, and one user in some cannot sign in.
//!
//! It reads what it writes, so a round trip is green. Bytes that are chosen to give the last two
//! characters of the alphabet see it, and so does another implementation.

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
