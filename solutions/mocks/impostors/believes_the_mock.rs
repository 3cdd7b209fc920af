//! title: Reads the field name that the mock has
//! severity: critical
//! seen by: integration::http::the_real_answer_names_the_wind_otherwise_than_the_mock_assumed
//! rule: The service calls the member `wind_kmh`, as in `{"station":"harbour","wind_kmh":97.2}`, and the program reads no other.
//! asks: what does an answer look like that the real service has sent?
//!
//! The field is called `wind`, as in the mock, since one author wrote both. Every test with this mock passes. The
//! real service sends another field, so the program never knows the wind.
//!
//! A mock has its author's mistakes. At least one test needs something from outside: a recorded answer, a contract or
//! a run against the real service.

mod wind {
    #[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
    pub struct Observation {
        /// The mean wind in kilometres per hour. Never negative.
        pub wind: f64,
    }
}
