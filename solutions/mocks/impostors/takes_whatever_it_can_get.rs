//! title: Takes whatever it can get
//! severity: major
//! seen by: integration::http::the_real_answer_names_the_wind_otherwise_than_the_mock_assumed
//! rule: By the status, if it is no success; [`WeatherError::Unreachable`] without an answer in HTTP, or if not all of it comes within the limit; [`WeatherError::Garbage`], if the answer is not JSON, has no wind in it, or a negative one.
//! asks: what does an answer mean that has the wind under another name?
//!
//! An `alias` was added when the real name became known, and the old one was left in, to be on the safe side. Now there
//! are two names for the wind, one of which nobody has ever sent, and the next reader will look for the service that
//! does.
//!
//! What a test was wrong about goes out of the code with it.

mod wind {
    #[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
    pub struct Observation {
        /// The mean wind in kilometres per hour. Never negative.
        #[serde(rename = "wind_kmh", alias = "wind")]
        pub wind: f64,
    }
}
