//! A validator for JSON Schema, draft 2020-12.
//!
//! What you write, and what is given complete. Files of your own, as many as you like, are welcome beside them.
//!
//! | file | holds | |
//! |---|---|---|
//! | `schema` | [`Schema`]: read once, then asked about any number of instances | given, but for what makes a schema of a document |
//! | `evaluate` | `Place`: the walk, one schema, one instance, one keyword after the other | given, but for what a schema, a keyword and a reference ask |
//! | `keywords` | what each keyword asks for, a file for each kind of instance | yours; the signatures are there |
//! | `equal` | when two JSON values are the same value | yours; `Item`, which can be looked up, is given |
//! | `references` | `References`: what `$ref` leads to | given, but for the names of schemas, the targets of references, patterns and circles |
//! | `pointer` | [`Pointer`]: a place in a JSON document, as a JSON Pointer | yours, but for two steps that references take |
//! | `failure` | [`Failure`] and [`Reason`]: what is wrong, where, and by which keyword | given |
//! | `decimal` | `Decimal`: numbers as they are written, without the rounding of an `f64` | given, but for what can be asked of them |
//! | `products` | [`Products`]: a handler that lets nothing in that is not valid | yours; the bodies of its answers are given |
//! | `json` | [`read`]: reads JSON, and nothing that cannot be kept as it is written | given |
//! | `effort` | `Effort`: how much work an answer may take | given |
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
