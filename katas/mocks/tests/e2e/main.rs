//! The e2e layer: the built command, between a weather service and an SMS gateway on this machine. Nothing is mocked
//! inside the program; only the far ends of the connections are ours.

mod command;
mod server;

mod rounds;

mod trouble;
