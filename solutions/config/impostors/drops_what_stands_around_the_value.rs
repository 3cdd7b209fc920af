//! title: Drops `export` and the comment of a line
//! severity: major
//! seen by: unit::writing::setting_a_variable_changes_nothing_else
//! rule: The text before the name stays (white space, `export`), and so does the text behind the value (white space, a comment, the `\r` of `\r\n`).
//! asks: what happens to the other parts of a line when its value is set?
//!
//! The code replaces the whole line by name and value. The comment that explained the value is gone. A shell that
//! reads the file no longer exports the variable, so the programs that it starts do not get it.
//!
//! "Changes nothing else" needs a test with a file that has something in every place: `export`, white space and a
//! comment.

mod writer {
    fn replaced(_statement: &str, name: &str, value: &str) -> String {
        assignment(name, value) + "\n"
    }
}
