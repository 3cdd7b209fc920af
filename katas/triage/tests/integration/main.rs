//! The integration layer: the files are read, and what is in them is ranked. Disk and calendar are mocked; then come the
//! real files of the billing service.

mod mocks;

mod files;

mod service;
