//! title: Reads a missing wind as 0
//! severity: critical
//! seen by: integration::http::the_real_answer_names_the_wind_otherwise_than_the_mock_assumed
//! rule: answers with something that is no observation, such as an empty body | `Garbage` | yes
//! asks: what does an answer without a wind mean?
//!
//! `#[serde(default)]` turns a missing field into a 0, and the errors stop. If the service renames its field, the
//! warden reports a calm in every storm.
//!
//! "Unknown" and "zero" are different answers. A test sends an answer without a wind and expects an error.

mod wind {
    #[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
    pub struct Observation {
        /// The mean wind in kilometres per hour. Never negative.
        #[serde(rename = "wind_kmh", default)]
        pub wind: f64,
    }
}
