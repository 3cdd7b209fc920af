//! title: Posted is delivered
//! severity: critical
//! seen by: integration::http::an_sms_that_is_not_accepted_is_not_delivered
//! rule: The gateway has accepted the text if its status is a success.
//! asks: what does it mean when a gateway answers with a status that is no success?
//!
//! The gateway has answered, so the SMS is out. The answer was 402: no money left.
//!
//! Nobody looked at the status, for with a stub that accepts everything there was never another one to look at.

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
