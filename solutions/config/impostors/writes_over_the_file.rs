//! title: Writes over the file
//! severity: major
//! seen by: e2e::set::the_file_is_replaced_and_not_written_over
//! rule: The file is replaced at once (given): a program that reads it meanwhile sees the old text or the new one.
//! asks: what does another program read while the file is replaced?
//!
//! `fs::write` cuts the file to nothing and then fills it. What starts in between has no settings, and if the disk is full, or
//! the process is killed, it stays like that. A file that it makes can be read by everybody on the machine.
//!
//! After a run that went well nothing of this shows. A second name of the file does: it has the old text, if the file was
//! replaced, and the new one, if it was written over.

mod main {
    fn write_dot_env(text: &str) -> Result<(), Failure> {
        fs::write(DOT_ENV, text).map_err(Failure::WriteDotEnv)
    }
}
