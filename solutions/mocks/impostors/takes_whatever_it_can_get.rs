//! title: Also accepts the field name of the old mock
//! severity: major
//! seen by: integration::http::the_real_answer_names_the_wind_otherwise_than_the_mock_assumed
//! rule: The service calls the member `wind_kmh`, as in `{"station":"harbour","wind_kmh":97.2}`, and the program reads no other.
//! asks: what does an answer mean if it has the wind under another name?
//!
//! The author learned the real name and added an `alias`, so that the old one still works. Now there are two names,
//! and the service sends only one. The next developer looks for the service that sends the other.
//!
//! When a test was wrong, remove the wrong name from the code as well. A test sends the old name and expects an
//! error.

mod wind {
    #[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
    pub struct Observation {
        /// The mean wind in kilometres per hour. Never negative.
        #[serde(rename = "wind_kmh", alias = "wind")]
        pub wind: f64,
    }
}
