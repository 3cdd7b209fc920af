//! The built command.

use std::ffi::OsString;
use std::io::{PipeWriter, Write};
use std::thread;
use std::time::Duration;

use assert_cmd::Command;

/// Where the program is.
///
/// It is named after its package, so this finds the one of the kata and the one of the solution.
pub const PROGRAM: &str = env!(concat!("CARGO_BIN_EXE_", env!("CARGO_PKG_NAME")));

/// The command.
pub fn tdd() -> Command {
    Command::new(PROGRAM)
}

/// An argument with a header that is not text.
#[cfg(unix)]
pub fn not_text() -> OsString {
    use std::os::unix::ffi::OsStringExt;
    OsString::from_vec(b"//\xff\n1\xff2".to_vec())
}

/// An argument with a header that is not text: half of a character.
#[cfg(windows)]
pub fn not_text() -> OsString {
    use std::os::windows::ffi::OsStringExt;
    let units = "//;\n1;2".encode_utf16();
    let half = units.map(|unit| {
        if unit == u16::from(b';') {
            0xd800
        } else {
            unit
        }
    });
    OsString::from_wide(&half.collect::<Vec<_>>())
}

/// A pipe without a reader: its other end is closed.
pub fn closed_pipe() -> PipeWriter {
    let (reader, mut writer) = std::io::pipe().expect("a pipe can be made");
    drop(reader);
    until_the_reader_is_gone(&mut writer);
    writer
}

/// Waits until the other end of a pipe is closed in all processes. A process that another test starts at this moment
/// may keep it open until its own program runs.
pub fn until_the_reader_is_gone(pipe: &mut PipeWriter) {
    for _ in 0..10_000 {
        if pipe.write_all(b".").is_err() {
            return;
        }
        thread::sleep(Duration::from_millis(1));
    }
    panic!("a process still reads the pipe whose other end was closed");
}
