//! title: A name is a formula
//! severity: major
//! weight: 4
//! seen by: mine::what_is_written_to_files_does_no_harm
//! rule: One that begins with `=`, `+`, `-`, `@`, a tab or a carriage return gets a `'` in front, so that it stays a text.
//! asks: what stands in the list for a name that a spreadsheet would carry out?
//!
//! The list is right, every comma and every quote of it. One of the customers is called `=HYPERLINK(…)`, and in the tax
//! adviser's spreadsheet the name goes to work.
//!
//! What is data here is a program somewhere else. Such a test has to know who reads the file.

mod billing {
    mod export {
        fn without_formula(value: &str) -> String {
            value.to_owned()
        }
    }
}
