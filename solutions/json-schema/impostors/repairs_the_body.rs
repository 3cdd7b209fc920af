//! title: Replaces bytes that are not UTF-8
//! severity: major
//! seen by: integration::products::a_body_that_is_not_json_is_a_bad_request
//! rule: 400 | the body cannot be read: it is not JSON, or beyond a limit
//! asks: what does the server answer if the body is not UTF-8?
//!
//! The code calls `from_utf8_lossy` to get a text for the parser. A name in another encoding is saved with
//! replacement characters in it.
//!
//! JSON is UTF-8, so other bytes are not JSON. A test sends a byte that begins no character.

mod products { impl<R: ProductRepository> Products<R> {
    pub fn post(&self, request: &Request) -> Response {
        let product = match json::read(String::from_utf8_lossy(&request.body).as_bytes()) {
            Ok(product) => product,
            Err(problem) => return error(400, &format!("the body {problem}")),
        };
        let failures = self.schema.validate(&product);
        if !failures.is_empty() { return Response { status: 422, body: report(&failures) }; }
        match self.repository.save(&product) {
            Ok(id) => Response { status: 201, body: json!({"id": id}) },
            Err(_) => error(503, "the product could not be kept, try again later"),
        }
    }
} }
