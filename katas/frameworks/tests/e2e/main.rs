//! The e2e layer: the built program, over a real socket, with a real HTTP client. The same tests for both frameworks.

mod server;

mod command;

mod promises;

mod in_flight;
