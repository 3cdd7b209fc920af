//! The integration layer: queues on one real file, with a connection each, as processes have them. Clock and handler
//! are mocks: the tests say what they answer and how often they are called.

mod files;

mod mocks;

mod connect;

mod leases;

mod claims;

mod archive;

mod work;
