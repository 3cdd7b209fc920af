//! title: Reads only the first value of a body
//! severity: major
//! seen by: integration::products::a_body_that_is_not_json_is_a_bad_request
//! rule: 400 | the body cannot be read: it is not JSON, or beyond a limit
//! asks: what does the server answer if the body goes on after its value?
//!
//! The code asks a streaming parser for one value, and never looks at the text behind it. Two programs that read the
//! same body may see two different products.
//!
//! A JSON text is one value and nothing else. A test sends a good value with more text behind it.

mod products { impl<R: ProductRepository> Products<R> {
    pub fn post(&self, request: &Request) -> Response {
        let mut values = serde_json::Deserializer::from_slice(&request.body).into_iter::<Value>();
        let product = match values.next() {
            Some(Ok(product)) => product,
            Some(Err(problem)) => return error(400, &format!("the body {problem}")),
            None => return error(400, "the body cannot be read as JSON"),
        };
        let failures = self.schema.validate(&product);
        if !failures.is_empty() { return Response { status: 422, body: report(&failures) }; }
        match self.repository.save(&product) {
            Ok(id) => Response { status: 201, body: json!({"id": id}) },
            Err(_) => error(503, "the product could not be kept, try again later"),
        }
    }
} }
