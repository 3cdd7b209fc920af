//! `POST /products`: saves a product only if the schema accepts it.

use serde_json::{Value, json};
use thiserror::Error;

use crate::failure::Failure;
use crate::json;
use crate::schema::Schema;

/// The request of a client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The body, as received.
    pub body: Vec<u8>,
}

/// The response to the client.
#[derive(Debug, Clone, PartialEq)]
pub struct Response {
    /// The HTTP status.
    pub status: u16,
    /// The body, as JSON.
    pub body: Value,
}

/// Keeps products.
pub trait ProductRepository {
    /// Saves a product, and returns its id.
    ///
    /// # Errors
    /// [`RepositoryError`], if it was not saved.
    fn save(&self, product: &Value) -> Result<u64, RepositoryError>;
}

/// Why a product was not saved. The message is not for clients.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{0}")]
pub struct RepositoryError(pub String);

/// Takes products in.
#[derive(Debug, Clone)]
pub struct Products<R> {
    schema: Schema,
    repository: R,
}

impl<R: ProductRepository> Products<R> {
    /// A handler that saves the products that this schema accepts.
    pub fn new(schema: Schema, repository: R) -> Self {
        Self { schema, repository }
    }

    /// Answers a request.
    ///
    /// | status | when | body |
    /// |---|---|---|
    /// | 201 | the product was saved | `{"id": 7}` |
    /// | 400 | the body cannot be read ([`read`](crate::read)) | `{"error": "the body cannot be read as JSON: …"}` |
    /// | 422 | the product is not valid | `{"failures": […]}`, each `{"instance": pointer, "keyword": pointer, "message": sentence}` |
    /// | 503 | the repository fails | `{"error": "the product could not be kept, try again later"}` |
    ///
    /// The repository is called for 201 and 503 only.
    pub fn post(&self, request: &Request) -> Response {
        let product = match json::read(&request.body) {
            Ok(product) => product,
            Err(problem) => return error(400, &format!("the body {problem}")),
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
            Err(_) => error(503, "the product could not be kept, try again later"),
        }
    }
}

fn error(status: u16, message: &str) -> Response {
    Response {
        status,
        body: json!({"error": message}),
    }
}

/// The failures as JSON, so that a program can show them beside its fields.
fn report(failures: &[Failure]) -> Value {
    let failures: Vec<_> = failures
        .iter()
        .map(|failure| {
            json!({
                "instance": failure.instance.to_string(),
                "keyword": failure.keyword.to_string(),
                "message": failure.reason.to_string(),
            })
        })
        .collect();
    json!({"failures": failures})
}
