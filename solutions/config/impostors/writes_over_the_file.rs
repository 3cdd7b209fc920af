//! title: Writes over the file
//! severity: major
//! seen by: e2e::set::the_file_is_replaced_and_not_written_over
//! rule: The file is replaced at once (given): a program that reads it meanwhile sees the old text or the new one.
//! asks: what does another program read while the file is replaced?
//!
//! `fs::write` first empties the file and then fills it. A program that starts in between finds no settings. If the
//! disk is full, the file stays empty. All users of the machine may read a file that it creates.
//!
//! After a good run none of this shows. A test with a hard link does: only a replaced file leaves the old text under
//! the second name.

mod main {
    fn write_dot_env(text: &str) -> Result<(), Failure> {
        fs::write(DOT_ENV, text).map_err(Failure::WriteDotEnv)
    }
}
