//! title: Dear nobody
//! severity: minor
//! weight: 1
//! seen by: mine::the_letter_has_a_greeting_and_an_amount
//! rule: Where nothing is left of it, the text begins with `Dear customer,`.
//! asks: how does a letter begin to somebody without a name?
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
