//! title: A card number as people type it is in the log
//! severity: critical
//! weight: 10
//! seen by: mine::what_is_written_to_files_does_no_harm
//! rule: Between two digits there may be one space or one hyphen, as people type them.
//! asks: what does the log show of a card number that is written in groups?
//!
//! The code masks sixteen digits in a row. But customers type their card number in groups of four: 4111 1111 1111
//! 1111. Then all of it is in the log, and every reader of the log can use it.
//!
//! A developer's test data often has no spaces. A test needs a number as people type it.

mod billing {
    mod audit {
        fn is_separator(_byte: u8) -> bool {
            false
        }
    }
}
