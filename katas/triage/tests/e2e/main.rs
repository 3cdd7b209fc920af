//! The e2e layer: the built command, with real files and a real clock.

mod rank;
