//! title: Writes JSON by hand
//! severity: minor
//! seen by: integration::http::an_sms_is_posted_as_json
//! rule: A gateway gets one `POST` at exactly its address, with the JSON `{"text":"…"}`.
//! asks: what reaches the gateway when the text has quotes or line breaks in it?
//!
//! `format!` with two quotation marks makes JSON, as long as the text has no quotation mark, backslash or line break.
//! The gateway refuses other texts, and the alert is lost.
//!
//! A JSON library knows the escapes. A test needs a text with such characters.

mod http {
    impl Notifier for HttpSms {
        fn notify(&self, text: &str) -> Result<(), NotifyError> {
            let failure = |why: &dyn std::fmt::Display| NotifyError(format!("{}: {why}", self.url));
            let response = self
                .agent
                .post(&self.url)
                .header("content-type", "application/json")
                .send(format!("{{\"text\":\"{text}\"}}"))
                .map_err(|error| failure(&error))?;
            let status = response.status();
            if !status.is_success() {
                return Err(failure(&format_args!("status {}", status.as_u16())));
            }
            Ok(())
        }
    }
}
