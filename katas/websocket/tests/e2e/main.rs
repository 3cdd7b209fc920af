//! The e2e layer: the built program, over real sockets on this machine. The client is `tungstenite`, which others wrote
//! from the same RFC, and where it is HTTP a few lines by hand.

mod program;

mod client;

mod echo;

mod ticker;
