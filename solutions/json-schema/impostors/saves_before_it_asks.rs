//! title: Saves before it validates
//! severity: critical
//! seen by: integration::products::a_body_that_is_not_json_is_a_bad_request
//! rule: The repository is called for 201 and 503 only.
//! asks: which calls does the repository get for an invalid product?
//!
//! The code saves the product first and checks it afterwards. The client gets its 422, and the database has the bad
//! product.
//!
//! The answer is right, so a test of the answer passes. A mock that must never be called fails.

mod products {
    impl<R: ProductRepository> Products<R> {
        pub fn post(&self, request: &Request) -> Response {
            let Ok(product) = serde_json::from_slice::<Value>(&request.body) else {
                return error(400, "the body is not JSON");
            };
            let saved = self.repository.save(&product);
            let failures = self.schema.validate(&product);
            if !failures.is_empty() {
                return Response {
                    status: 422,
                    body: report(&failures),
                };
            }
            match saved {
                Ok(id) => Response {
                    status: 201,
                    body: json!({"id": id}),
                },
                Err(_) => error(503, "the product could not be kept, try again later"),
            }
        }
    }
}
