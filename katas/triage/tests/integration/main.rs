//! The integration layer: the files are read and ranked. Disk and calendar are mocked. Then come the real files of
//! the billing service.

mod mocks;

mod files;

mod service;
