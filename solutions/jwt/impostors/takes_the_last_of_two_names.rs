//! title: Reads the last of two members with one name
//! severity: major
//! seen by: unit::header::a_header_that_cannot_be_relied_on_is_refused
//! rule: An object that has the same name twice is refused.
//! asks: is a header accepted in which one name occurs more than once?
//!
//! Most JSON parsers silently keep the last of two members with the same name, and some keep the first. A gateway and
//! the service behind it can then read one header in two ways. One checks `HS256`, and the other one uses `none`.
//!
//! No encoder writes such a header. A test has to write the JSON by hand.

mod header {
    impl Header {
        /// Reads a header.
        pub fn parse(json: &[u8]) -> Result<Self, HeaderError> {
            let object: Object =
                serde_json::from_slice(json).map_err(|error| ObjectError(error.to_string()))?;
            Ok(Self {
                alg: object::string(&object, "alg")?.ok_or(HeaderError::NoAlgorithm)?,
                kid: object::string(&object, "kid")?,
                typ: object::string(&object, "typ")?,
                crit: object.get("crit").cloned(),
            })
        }
    }
}
