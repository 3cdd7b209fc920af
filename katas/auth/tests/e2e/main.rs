//! The e2e layer: the real server in a process of its own, and a real HTTP client. Ports are the system's choice, and
//! everything happens on this machine.

mod server;

mod settings;

mod sessions;

mod proof;
