//! title: Shows clients the database's error
//! severity: major
//! seen by: integration::products::a_body_that_is_not_json_is_a_bad_request
//! rule: 503 | the repository fails | `{"error": …}`, without the repository's message
//! asks: what does a client read when the repository fails?
//!
//! The answer shows the repository's error, which may name a host, a table or a query. That helps only an attacker.
//!
//! The status is right. A test has to read the body of this answer.

mod products {
    impl<R: ProductRepository> Products<R> {
        pub fn post(&self, request: &Request) -> Response {
            let Ok(product) = serde_json::from_slice::<Value>(&request.body) else {
                return error(400, "the body is not JSON");
            };
            let failures = self.schema.validate(&product);
            if !failures.is_empty() {
                return Response {
                    status: 422,
                    body: report(&failures),
                };
            }
            match self.repository.save(&product) {
                Ok(id) => Response {
                    status: 201,
                    body: json!({"id": id}),
                },
                Err(failure) => error(503, &failure.to_string()),
            }
        }
    }
}
