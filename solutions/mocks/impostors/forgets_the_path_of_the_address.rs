//! title: Asks at the root of the host, whatever the address
//! severity: major
//! seen by: integration::http::the_real_answer_names_the_wind_otherwise_than_the_mock_assumed
//! rule: The service is asked with `GET` at `/wind` below its address: `http://host/v1` is asked at `http://host/v1/wind`.
//! asks: where is a service asked whose address has a path?
//!
//! Many services are behind a proxy, below a path such as `/v1`. The code keeps the host and replaces the path, as
//! `Url::join` does with `/wind`. It gets 404, which is never tried again, so the wind stays unknown.
//!
//! The server of a test usually has no path. One case with a path in the address sees it.

mod http {
    impl HttpWeather {
        pub fn new(api: &str, limit: Duration) -> Self {
            let (scheme, rest) = api.split_once("://").unwrap_or(("http", api));
            let host = rest.split('/').next().unwrap_or(rest);
            Self {
                agent: agent(limit),
                url: format!("{scheme}://{host}/wind"),
            }
        }
    }
}
