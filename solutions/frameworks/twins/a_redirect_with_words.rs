//! title: A redirect says where it leads
//! freedom: wording
//! rule: What a redirect has besides its `location`.
//!
//! The status and the location are rules. Frameworks write a sentence or a link into the body, for users whose client
//! does not follow a redirect.

mod flask {
    mod app {
        fn add_the_slash(request: &Request) -> Response {
            let query = request.query.as_ref().map(|query| format!("?{query}"));
            let location = format!("{}/{}", request.path, query.unwrap_or_default());
            Response::text(308, &format!("see {location}")).with("location", &location)
        }
    }
}
