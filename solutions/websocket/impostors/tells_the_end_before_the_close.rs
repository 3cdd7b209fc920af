//! title: Tells the application of the end before the close is sent
//! severity: minor
//! seen by: integration::connection::a_violation_is_answered_with_its_code
//! rule: The handler is told how it ended, once, at the end.
//! asks: is everything sent when the application learns that the connection has ended?
//!
//! The code tells the application first and sends the last close afterwards. An application that then frees the socket,
//! or that cleans up for a long time, takes the close from the client.
//!
//! A test needs an application that notices what is written after it was told.

mod connection {
    impl<R: Read, W: Write, H: Handler> Connection<R, W, H> {
        pub fn run(mut self) -> Ended {
            let ended = self.talk();
            self.handler.ended(&ended);
            if let Ended::Failed(violation) = &ended {
                let close = Close {
                    code: violation.code(),
                    reason: violation.to_string(),
                };
                let _ = self.sender.close(Some(&close));
            }
            ended
        }

        fn fail(&self, violation: Violation) -> Ended {
            Ended::Failed(violation)
        }
    }
}
