//! The e2e layer: the built program, over real sockets on this machine. The client is the crate `tungstenite`, which
//! other people wrote from the same RFC. For HTTP it is a few lines in `client.rs`.

mod program;

mod client;

mod echo;

mod ticker;
