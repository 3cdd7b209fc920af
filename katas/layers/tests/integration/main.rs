//! The integration layer: the desk, with the modules that it puts together. In some tests the carrier is a real
//! tariff, in others it is mocked: where it matters what it is asked, and where it does not answer.
//!
//! The parcels here stay away from every boundary. What happens at a boundary is known from the unit layer.

mod mocks;

mod zones;

mod weights;

mod surcharges;

mod refusals;
