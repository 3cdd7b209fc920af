//! title: A card number as people type it is in the log
//! severity: critical
//! weight: 10
//! seen by: mine::what_is_written_to_files_does_no_harm
//! rule: As people type them: between two digits there may be one space or one hyphen.
//! asks: what does the log show of a card number that is written in groups?
//!
//! It masks sixteen digits in a row. People read their card aloud in groups of four, and type it so: 4111 1111 1111 1111.
//! The log is read by many and deleted by nobody.
//!
//! Test data that a programmer makes up looks like data that a program made. What people write has spaces in it.

mod billing {
    mod audit {
        fn is_separator(_byte: u8) -> bool {
            false
        }
    }
}
