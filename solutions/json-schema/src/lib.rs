//! A validator for JSON Schema, draft 2020-12.
//!
//! | file | holds |
//! |---|---|
//! | `schema` | [`Schema`]: read once, then asked about any number of instances |
//! | `failure` | [`Failure`] and [`Reason`]: what is wrong with an instance, where, and by which keyword |
//! | `pointer` | [`Pointer`]: a place in a JSON document, as a JSON Pointer |
//! | `evaluate` | the walk: a schema, an instance, one keyword after the other |
//! | `keywords` | what each keyword asks for, a file for each kind of instance |
//! | `equal` | when two JSON values are the same value |
//! | `decimal` | numbers as they are written, without the rounding of an `f64` |
//! | `json` | [`read`]: reads JSON, and nothing that cannot be kept as it is written |
//! | `effort` | how much work an answer may take |
//! | `pattern`, `ecma` | regular expressions in the dialect of JavaScript |
//! | `references` | what `$ref` leads to: `$id`, `$anchor`, pointers |
//! | `children` | which keywords have schemas in them, and so which schemas a document has |
//! | `uri` | how a relative reference becomes an absolute one |
//! | `metaschema` | the schema of all schemas |
//! | `products` | [`Products`]: a handler that lets nothing in that is not valid |
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
