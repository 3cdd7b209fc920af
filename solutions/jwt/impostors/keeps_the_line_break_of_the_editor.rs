//! title: Keeps the line break at the end of a key file
//! severity: major
//! seen by: e2e::verify::a_key_file_holds_the_key_and_goes_before_the_environment
//! rule: If a key file is text, one line break at its end (`\n` or `\r\n`) is removed, and nothing else.
//! asks: which bytes are the key in a file that an editor has written?
//!
//! An editor writes a line break at the end of the file, and this code makes it a part of the key. A user who signs
//! and verifies with this command sees no problem. The service that has the same key in a variable refuses every
//! token.
//!
//! All modules are right: the mistake is in what the program reads. A test of the built command needs a key file with
//! a line break, and a token that was signed elsewhere.

mod main {
    fn read_key_file(path: &Path) -> Result<Vec<u8>, Failure> {
        std::fs::read(path).map_err(|problem| Failure::KeyFile {
            path: path.to_owned(),
            problem,
        })
    }
}
