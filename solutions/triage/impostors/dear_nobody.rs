//! title: Dear nobody
//! severity: minor
//! weight: 1
//!
//! "Dear ," begins the letter to somebody who left the name empty. It has been reported three times, and is mended within
//! a minute whenever somebody has one.
//!
//! A test for it is not wrong. It is one of eight, and money goes out by another door.

mod billing {
    mod mail {
        fn greeting(name: &str) -> String {
            format!("Dear {},", name.trim())
        }
    }
}
