//! The integration layer: the desk, with the modules that it uses. In some tests the carrier is a real tariff. In
//! others it is a mock: where the test checks the desk's questions, and where the carrier does not answer.
//!
//! The parcels here are not at a limit: the unit layer tests the limits.

mod mocks;

mod zones;

mod weights;

mod surcharges;

mod refusals;
