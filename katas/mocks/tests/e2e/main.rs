//! The e2e layer: the built command, between a weather service and an SMS gateway that listen on this machine. Nothing
//! is mocked inside the program; only the far ends of its wires are ours.

mod command;
mod server;

mod rounds;

mod trouble;
