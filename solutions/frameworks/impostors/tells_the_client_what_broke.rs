//! title: Tells the client what broke
//! severity: critical
//! seen by: unit::flask_app::a_failure_has_a_plain_answer
//! rule: What it says is for those who run the server, and never for the client.
//! asks: what does a client read of an error that was not planned?
//!
//! The 500 says what went wrong, in the words of the error. It is helpful, also to those who want to know the name of
//! the database, the path of a file, or the password that was refused.
//!
//! The words of an error are for those who run the server. It takes an error that says something secret.

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
