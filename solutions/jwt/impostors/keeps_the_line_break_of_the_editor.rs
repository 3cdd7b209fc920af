//! title: Keeps the line break of the editor
//! severity: major
//! seen by: e2e::verify::a_key_file_holds_the_key_and_goes_before_the_environment
//! rule: If a key file is text, one line break at its end (`\n` or `\r\n`) is removed, and nothing else.
//! asks: which bytes are the key in a file that an editor has written?
//!
//! The key is in a file, and the file ends in a line break, because an editor wrote it. Here it becomes a
//! part of the key. Whoever signs and verifies with this command never notices. The service that has the
//! same key in a variable refuses every token.
//!
//! All modules are right: the mistake is in what the program reads. Only a test of the whole program sees
//! it, with a file as people have it and a token that was signed elsewhere.

mod main {
    fn read_key_file(path: &Path) -> Result<Vec<u8>, Failure> {
        std::fs::read(path).map_err(|problem| Failure::KeyFile {
            path: path.to_owned(),
            problem,
        })
    }
}
