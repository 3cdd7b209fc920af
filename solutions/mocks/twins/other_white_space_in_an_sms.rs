//! title: Posts JSON with spaces, and an escape for each character
//! freedom: format
//! rule: A gateway gets one `POST` at exactly its address, with the JSON `{"text":"…"}`.
//!
//! White space between the tokens of JSON has no meaning, and an escape means the same as its character (RFC 8259 §2
//! and §7). This version uses both, and the content type has no `charset`.

mod http {
    impl Notifier for HttpSms {
        fn notify(&self, text: &str) -> Result<(), NotifyError> {
            let failure = |why: &dyn std::fmt::Display| NotifyError(format!("{}: {why}", self.url));
            let escaped: String = text
                .encode_utf16()
                .map(|unit| format!("\\u{unit:04x}"))
                .collect();
            let response = self
                .agent
                .post(&self.url)
                .content_type("application/json")
                .send(format!("{{ \"text\": \"{escaped}\" }}\n"))
                .map_err(|error| failure(&error))?;
            let status = response.status();
            if !status.is_success() {
                return Err(failure(&format_args!("status {}", status.as_u16())));
            }
            Ok(())
        }
    }
}
