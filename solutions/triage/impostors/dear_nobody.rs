//! title: "Dear ," without a name
//! severity: minor
//! weight: 1
//! seen by: mine::the_letter_has_a_greeting_and_an_amount
//! rule: If nothing is left, the text begins with `Dear customer,`.
//! asks: how does a letter begin to a customer without a name?
//!
//! The letter begins with "Dear ," if the customer left the name empty. The history has this fault already. It is
//! fixed in a minute.
//!
//! A test of it is not wrong. But it is one of eight, and other mistakes cost money.

mod billing {
    mod mail {
        fn greeting(name: &str) -> String {
            format!("Dear {},", name.trim())
        }
    }
}
