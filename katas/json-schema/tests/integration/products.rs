//! `POST /products`.

use json_schema::{Products, RepositoryError, Request, Response, Schema};
use rstest::rstest;
use serde_json::{Value, json};

use crate::mocks::{MockRepository, repository_that_gets, repository_that_is_never_called};

/// The repository gets a valid product as it was sent, once, and the client gets its number. The mock replaces a
/// database: it answers, and it checks what it gets.
#[test]
fn a_valid_product_is_kept() {
    let product = json!({"name": "Mug", "price": 7.5, "sizes": ["S"]});
    let repository = repository_that_gets(product.clone(), Ok(42));
    assert_eq!(
        post(repository, product.to_string()),
        answer(201, json!({"id": 42})),
        "a mug"
    );
}

/// A body that is not JSON has no places that could be wrong. So it has its own answer, 400. A product that can be read and
/// is not valid gets 422. The given `read` says what is wrong, or which limit the body exceeds. It takes bytes, since a body
/// need not be text. In both cases the handler must not call the repository, or mockall says that it `should not have been
/// called`. (RFC 9110 §15.5.1 and §15.5.21)
#[rstest]
#[case::cut_off(br#"{"name": "Mug""#)]
#[case::nothing(b"")]
#[case::something_behind_it(br#"{"name": "Mug", "price": 7} x"#)]
#[case::bytes_that_are_no_text(b"{\"name\": \"Mug\xff\", \"price\": 7}")]
#[case::beyond_a_limit(br#"{"price": 1e99999999999999999999}"#)]
fn a_body_that_is_not_json_is_a_bad_request(#[case] body: &[u8]) {
    let response = post(repository_that_is_never_called(), body);
    let error = response.body["error"].as_str().unwrap_or_default();
    assert_eq!(
        (
            response.status,
            error.starts_with("the body cannot be read as JSON: ")
        ),
        (400, true),
        "the body {:?}: {error}",
        String::from_utf8_lossy(body)
    );
}

/// A person who fills in a form wants to see all mistakes at once, each beside its field. So this is the whole answer, as the
/// client gets it. The repository is never called, so it cannot keep a bad product. If it is called, mockall says that it
/// `should not have been called`.
#[test]
fn a_product_that_is_not_valid_is_never_kept() {
    let product = json!({"name": "", "prise": 7, "price": -1, "sizes": ["S", "XXL", "S"]});
    let response = post(repository_that_is_never_called(), product.to_string());
    assert_eq!(response.status, 422, "the status");
    let body = serde_json::to_string_pretty(&response.body).expect("it is JSON");
    insta::assert_snapshot!("unprocessable", body);
}

/// The product is valid, but the repository has failed. The client did nothing wrong, so the status is not a 4xx. The
/// text of the error (a host, a table) is not for the client. (RFC 9110 §15.6.4)
#[test]
fn a_repository_that_fails_is_not_the_clients_fault() {
    let product = json!({"name": "Mug", "price": 7});
    let failure = RepositoryError("no connection to db-7".to_owned());
    let repository = repository_that_gets(product.clone(), Err(failure));
    let error = "the product could not be kept, try again later";
    assert_eq!(
        post(repository, product.to_string()),
        answer(503, json!({"error": error})),
        "a mug"
    );
}

fn post(repository: MockRepository, body: impl AsRef<[u8]>) -> Response {
    let schema = json!({
        "type": "object",
        "required": ["name", "price"],
        "properties": {
            "name": {"type": "string", "minLength": 1},
            "price": {"$ref": "#/$defs/price"},
            "sizes": {"items": {"enum": ["S", "M", "L"]}, "uniqueItems": true},
        },
        "additionalProperties": false,
        "$defs": {"price": {"type": "number", "exclusiveMinimum": 0}},
    });
    let schema = Schema::new(schema).expect("it is a schema");
    let body = body.as_ref().to_vec();
    Products::new(schema, repository).post(&Request { body })
}

fn answer(status: u16, body: Value) -> Response {
    Response { status, body }
}
