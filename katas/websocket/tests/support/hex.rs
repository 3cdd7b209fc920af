//! Bytes, shown as in the tests and in the RFC.

use std::fmt::{self, Debug, Formatter};

/// Bytes that are shown in hex, with a count for a long run of the same byte: `88 7d 03 e8 78 (123 times)`.
#[derive(PartialEq)]
pub struct Hex<'a>(pub &'a [u8]);

impl Debug for Hex<'_> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        let runs = self.0.chunk_by(|one, next| one == next);
        let shown: Vec<_> = runs
            .map(|run| match run {
                [byte, _, _, _, ..] => format!("{byte:02x} ({} times)", run.len()),
                few => few
                    .iter()
                    .map(|byte| format!("{byte:02x}"))
                    .collect::<Vec<_>>()
                    .join(" "),
            })
            .collect();
        match shown.join(" ") {
            nothing if nothing.is_empty() => formatter.write_str("no bytes"),
            bytes => formatter.write_str(&bytes),
        }
    }
}
