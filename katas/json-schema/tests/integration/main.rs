//! The integration layer: a handler that asks the validator before it asks the repository, which is mocked; and another
//! validator, which is asked the same questions.

mod mocks;

mod products;

mod agreement;
