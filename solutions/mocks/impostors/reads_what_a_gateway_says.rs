//! title: Needs the whole body of a gateway's answer
//! severity: major
//! seen by: integration::http::an_sms_is_posted_as_json
//! rule: The gateway has accepted the text if its status is a success, even if its body is incomplete.
//! asks: was the text accepted if the status says so and the body does not arrive?
//!
//! The code reads the body of a success, and reports an error if that fails. But the status has already said that the
//! text is accepted. So the next notifier gets it as well, the boss is woken, and a working gateway is reported as
//! broken.
//!
//! A stub sends head and body together. A test needs a gateway that stops in between.

mod http {
    impl Notifier for HttpSms {
        fn notify(&self, text: &str) -> Result<(), NotifyError> {
            let failure = |why: &dyn std::fmt::Display| NotifyError(format!("{}: {why}", self.url));
            let mut response = self
                .agent
                .post(&self.url)
                .send_json(Message { text })
                .map_err(|error| failure(&error))?;
            let status = response.status();
            if !status.is_success() {
                return Err(failure(&format_args!("status {}", status.as_u16())));
            }
            let body = response.body_mut().read_to_string();
            body.map(drop).map_err(|error| failure(&error))
        }
    }
}
