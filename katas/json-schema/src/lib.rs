//! A validator for JSON Schema, draft 2020-12.
//!
//! Which parts you write, and which are given. You may add any number of files of your own.
//!
//! | file | holds | |
//! |---|---|---|
//! | `schema` | [`Schema`]: read once, then applied to any number of instances | given, but for reading a schema from a document |
//! | `evaluate` | `Place`: the evaluation, which applies a schema to an instance, keyword by keyword | given, but for the evaluation of a schema, a keyword and a reference |
//! | `keywords` | the keywords, a file for each type of instance | yours; the signatures are there |
//! | `equal` | equality of JSON values | yours; `Item`, for sets, is given |
//! | `references` | `References`: the targets of `$ref` | given, but for the names of schemas, the targets of references, patterns and circles |
//! | `pointer` | [`Pointer`]: a place in a JSON document, as a JSON Pointer | yours, but for two methods for references |
//! | `failure` | [`Failure`] and [`Reason`]: what is wrong, where, and by which keyword | given |
//! | `decimal` | `Decimal`: numbers as they are written, without the rounding of an `f64` | given, but for its comparisons |
//! | `products` | [`Products`]: a handler that saves only valid products | yours; the bodies of its answers are given |
//! | `json` | [`read`]: reads JSON, and refuses values that it cannot keep exactly | given |
//! | `effort` | `Effort`: the limit on the work for one answer | given |
//! | `pattern`, `ecma` | `Pattern`: regular expressions in the dialect of JavaScript | given |
//! | `children` | `schemas`, `children`: all schemas in a document, and those directly within one | given |
//! | `uri` | `resolve`: how a relative reference becomes an absolute one | given |
//! | `metaschema` | `document`: the schema of all schemas | given |
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
