//! title: A name is a formula
//! severity: major
//! weight: 4
//! seen by: mine::what_is_written_to_files_does_no_harm
//! rule: A text that begins with `=`, `+`, `-`, `@`, a tab or a carriage return gets a `'` in front, so that it stays a text.
//! asks: what does the list contain for a name that a spreadsheet would run?
//!
//! The list has all its commas and quotation marks, so it looks right. But one customer is called `=HYPERLINK(…)`.
//! The tax adviser opens the list in a spreadsheet, and the spreadsheet runs the name as a formula.
//!
//! A test has to know which program reads the file. It needs a name that begins with `=`.

mod billing {
    mod export {
        fn without_formula(value: &str) -> String {
            value.to_owned()
        }
    }
}
