//! The integration layer: a handler that asks the validator before it asks the repository, which is mocked; and another
//! validator, which gets the same schemas and instances.

mod mocks;

mod products;

mod agreement;
