//! The application, mocked.
//!
//! A mock complains in its own words: `called 0 time(s) which is fewer than expected 1` says that your code never
//! called it, `called 2 time(s) which is more than expected 1` that it called too often, and `Method sequence
//! violation` that something was called before its turn. What must not be called at all says so itself.

use mockall::{Sequence, mock};
use websocket::{Ended, Handler, Message};

mock! {
    pub App {}

    impl Handler for App {
        fn message(&mut self, message: Message) -> Option<Message>;
        fn ended(&mut self, how: &Ended);
    }
}

/// An application that is told these messages, one after the other, answers each as said, and is told in the end how it
/// ended, once.
pub fn app(talk: &[(Message, Option<Message>)], end: &Ended) -> MockApp {
    let (mut app, mut order) = (MockApp::new(), Sequence::new());
    for (expected, answer) in talk {
        let (expected, answer) = (expected.clone(), answer.clone());
        app.expect_message()
            .times(1)
            .in_sequence(&mut order)
            .returning(move |message| {
                assert_eq!(message, expected, "the message for the application");
                answer.clone()
            });
    }
    if talk.is_empty() {
        app.expect_message().returning(|message| {
            panic!("the application was given {message:?}, and nobody said so")
        });
    }
    let end = end.clone();
    app.expect_ended()
        .times(1)
        .in_sequence(&mut order)
        .returning(move |how| assert_eq!(*how, end, "how it ended, as the application is told"));
    app
}
