//! How a process learns which variant of the code is active, without a way for a test to read it.
//!
//! The runner gives each process a token: a random number, and the variant's number under a stream that comes of the key and of
//! that random number. So no two tokens are alike, not even two of the same variant. The key is in the program and
//! nowhere else.
//!
//! This file is a part of this crate, and its text a part of every merged copy of a solution.

/// The stream for a random number, 16 bits of it. It is no cipher for enemies: it takes a test the cheap ways.
#[must_use]
pub fn stream(key: &[u8; 32], random: u64) -> u16 {
    let mut state = random;
    for _ in 0..2 {
        for &byte in key {
            state = (state ^ u64::from(byte)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            state ^= state >> 29;
        }
    }
    u16::try_from(state >> 48).unwrap_or_default()
}

/// The variant that a token stands for. What is no token stands for 0, which is none.
#[must_use]
pub fn read(key: &[u8; 32], token: &str) -> u16 {
    let Some((random, hidden)) = token.split_at_checked(16) else {
        return 0;
    };
    let random = u64::from_str_radix(random, 16);
    match (random, u16::from_str_radix(hidden, 16)) {
        (Ok(random), Ok(hidden)) => stream(key, random) ^ hidden,
        _ => 0,
    }
}

/// The value of a variable as the runner set it. A test may start a program with another value, or with none. So it is
/// taken from the outermost process that has the variable, where the system tells.
#[must_use]
pub fn variable(name: &str) -> Option<::std::string::String> {
    outermost(name).or_else(|| ::std::env::var(name).ok())
}

/// The value that the outermost process has.
#[cfg(target_os = "linux")]
fn outermost(name: &str) -> Option<::std::string::String> {
    let mut found = None;
    let mut process = ::std::process::id().to_string();
    for _ in 0..64 {
        // That of another user's process cannot be read.
        let environment = ::std::fs::read(::std::format!("/proc/{process}/environ"));
        for entry in environment.unwrap_or_default().split(|byte| *byte == 0) {
            let entry = ::std::string::String::from_utf8_lossy(entry);
            let value = entry
                .strip_prefix(name)
                .and_then(|rest| rest.strip_prefix('='));
            if let Some(value) = value {
                found = Some(value.to_owned());
            }
        }
        // Behind the name, which is in brackets, come the state and the parent's number.
        let stat = ::std::fs::read_to_string(::std::format!("/proc/{process}/stat"));
        let stat = stat.unwrap_or_default();
        let behind = stat.rsplit(')').next().unwrap_or_default();
        match behind.split_whitespace().nth(1) {
            None | Some("0") => break,
            Some(parent) => parent.clone_into(&mut process),
        }
    }
    found
}

#[cfg(not(target_os = "linux"))]
fn outermost(_name: &str) -> Option<::std::string::String> {
    None
}
