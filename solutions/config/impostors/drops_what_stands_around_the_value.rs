//! title: Drops `export` and the comment
//! severity: major
//! seen by: unit::writing::setting_a_variable_changes_nothing_else
//! rule: All that stands in front of the name there stays (white space, `export`), and all that stands behind the value (white space, a comment, the `\r` of `\r\n`).
//! asks: what stands around the value after it was set in a line with more than name and value?
//!
//! The new line is name and value, and the old line goes, with all that stood in it. The reason for the value is gone with its
//! comment. And a shell that reads the file exports the variable no longer, so the program that it starts has no such setting.
//!
//! "Changes nothing else" is a promise about everything else. A test needs a file with something in each place where there can
//! be something.

mod writer {
    fn replaced(_statement: &str, name: &str, value: &str) -> String {
        assignment(name, value) + "\n"
    }
}
