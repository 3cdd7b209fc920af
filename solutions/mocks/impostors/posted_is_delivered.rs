//! title: Counts every answer of a gateway as a delivery
//! severity: critical
//! seen by: integration::http::an_sms_that_is_not_accepted_is_not_delivered
//! rule: The gateway has accepted the text if its status is a success, even if its body is incomplete.
//! asks: what does it mean when a gateway answers with a status that is not a success?
//!
//! The gateway has answered, so the code takes the alert for delivered. But the status was 402: the account has no
//! money left. The person on duty gets no message.
//!
//! A stub that accepts everything never shows another status. A test needs a gateway that refuses.

mod http {
    impl Notifier for HttpSms {
        fn notify(&self, text: &str) -> Result<(), NotifyError> {
            self.agent
                .post(&self.url)
                .send_json(Message { text })
                .map(|_| ())
                .map_err(|error| NotifyError(format!("{}: {error}", self.url)))
        }
    }
}
