//! A validator for JSON Schema, draft 2020-12.
//!
//! | file | holds |
//! |---|---|
//! | `schema` | [`Schema`]: read once, then applied to any number of instances |
//! | `failure` | [`Failure`] and [`Reason`]: the failures of an instance: what is wrong, where, and by which keyword |
//! | `pointer` | [`Pointer`]: a place in a JSON document, as a JSON Pointer |
//! | `evaluate` | the evaluation: applies a schema to an instance, keyword by keyword |
//! | `keywords` | the keywords, a file for each type of instance |
//! | `equal` | equality of JSON values |
//! | `decimal` | numbers as they are written, without the rounding of an `f64` |
//! | `json` | [`read`]: reads JSON, and refuses values that it cannot keep exactly |
//! | `effort` | the limit on the work for one answer |
//! | `pattern`, `ecma` | regular expressions in the dialect of JavaScript |
//! | `references` | the targets of `$ref`: `$id`, `$anchor`, pointers |
//! | `children` | which keywords have schemas in them, and so which schemas a document has |
//! | `uri` | how a relative reference becomes an absolute one |
//! | `metaschema` | the schema of all schemas |
//! | `products` | [`Products`]: a handler that saves only valid products |
//!
//! ```
//! use json_schema::Schema;
//! use serde_json::json;
//!
//! let schema = Schema::new(json!({"properties": {"price": {"minimum": 0}}}))?;
//! let failures = schema.validate(&json!({"price": -1}));
//! assert_eq!(failures[0].instance.to_string(), "/price");
//! assert_eq!(failures[0].keyword.to_string(), "/properties/price/minimum");
//! assert_eq!(failures[0].reason.to_string(), "must be at least 0");
//! # Ok::<(), json_schema::SchemaError>(())
//! ```

mod children;
mod decimal;
mod ecma;
mod effort;
mod equal;
mod evaluate;
mod failure;
mod json;
mod keywords;
mod metaschema;
mod pattern;
mod pointer;
mod products;
mod references;
mod schema;
mod uri;

pub use failure::{Failure, Reason, Type};
pub use json::{ReadError, read};
pub use pointer::Pointer;
pub use products::{ProductRepository, Products, RepositoryError, Request, Response};
pub use schema::{Schema, SchemaError};
