//! title: Shows the client the error's text
//! severity: critical
//! seen by: unit::flask_app::a_failure_has_a_plain_answer
//! rule: Its text is for the operator of the server, and never for the client.
//! asks: what does a client read about an unplanned error?
//!
//! The 500 shows the text of the error. That also helps an attacker who wants the name of the database, the path of a
//! file, or a password that was refused.
//!
//! The text of an error is for the operator. A test needs an error with a secret in its text.

mod failure {
    impl Failure {
        pub fn message(&self) -> &str {
            match self {
                Self::Status { message, .. } => message,
                Self::NotAllowed(_) => reason(self.status()),
                Self::Error(error) => {
                    let words: &'static str = Box::leak(error.to_string().into_boxed_str());
                    words
                }
            }
        }
    }
}
