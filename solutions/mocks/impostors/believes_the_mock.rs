//! title: Believes the mock
//! severity: critical
//! seen by: integration::http::the_real_answer_names_the_wind_otherwise_than_the_mock_assumed
//! rule: What the service really sent is in `tests/integration/http.rs`, and the program reads that.
//! asks: what does an answer look like that the real service has sent?
//!
//! The field is called `wind`, as in the mock, as in the head of whoever wrote both. Every test with a mock is green.
//! The real service has never sent such a field.
//!
//! A mock and the code that it is for have the same author and the same errors. Something has to come from outside: an
//! answer that was recorded, a contract, a run against the real thing.

mod wind {
    #[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
    pub struct Observation {
        /// The mean wind in kilometres per hour. Never negative.
        pub wind: f64,
    }
}
