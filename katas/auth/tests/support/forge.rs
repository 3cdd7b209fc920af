//! Tokens as a forger makes them: any header, any claims, any secret. Built on the crates `hmac` and `sha2` alone, so
//! that nothing of the code under test has a say in it.

use hmac::{Hmac, KeyInit, Mac};
use serde_json::Value;
use sha2::{Sha256, Sha512};

/// A token with this header and these claims, signed with this secret: with HS512 if the header says so, not at all if
/// it says `none`, and otherwise with HS256.
pub fn forge(header: &Value, claims: &Value, secret: &[u8]) -> String {
    let text = format!(
        "{}.{}",
        segment(header.to_string()),
        segment(claims.to_string())
    );
    let signature = match header["alg"].as_str() {
        Some("none") => Vec::new(),
        Some("HS512") => {
            let mac = Hmac::<Sha512>::new_from_slice(secret).expect("any length will do");
            mac.chain_update(&text).finalize().into_bytes().to_vec()
        }
        _ => {
            let mac = Hmac::<Sha256>::new_from_slice(secret).expect("any length will do");
            mac.chain_update(&text).finalize().into_bytes().to_vec()
        }
    };
    format!("{text}.{}", segment(signature))
}

/// base64url without padding. (RFC 4648 §5)
fn segment(bytes: impl AsRef<[u8]>) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut text = String::new();
    for chunk in bytes.as_ref().chunks(3) {
        let three = [
            chunk[0],
            *chunk.get(1).unwrap_or(&0),
            *chunk.get(2).unwrap_or(&0),
        ];
        let bits = u32::from_be_bytes([0, three[0], three[1], three[2]]);
        for place in 0..=chunk.len() {
            text.push(char::from(
                ALPHABET[(bits >> (18 - 6 * place)) as usize % 64],
            ));
        }
    }
    text
}
