//! The application as a mock.
//!
//! A mock has its own messages. `called 0 time(s) which is fewer than expected 1` means that your code never called it.
//! `called 2 time(s) which is more than expected 1` means that your code called it too often. `Method sequence
//! violation` means that your code called a method too early. A method that your code must not call has a message of
//! its own.

use mockall::{Sequence, mock};
use websocket::{Ended, Handler, Message};

use crate::output::Output;

mock! {
    pub App {}

    impl Handler for App {
        fn message(&mut self, message: Message) -> Option<Message>;
        fn ended(&mut self, how: &Ended);
    }
}

/// An application that is told these messages in this order, and gives these answers. At the end it is told once how
/// the connection ended, and nothing may be written to the output after that.
pub fn app(talk: &[(Message, Option<Message>)], end: &Ended, output: &Output) -> MockApp {
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
            panic!("the application got {message:?}, but it must get no message")
        });
    }
    let (end, output) = (end.clone(), output.clone());
    app.expect_ended()
        .times(1)
        .in_sequence(&mut order)
        .returning(move |how| {
            output.is_over();
            assert_eq!(*how, end, "how it ended, as the application is told");
        });
    app
}
