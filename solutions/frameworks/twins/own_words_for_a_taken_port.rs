//! title: Says in its own words that it cannot listen
//! freedom: wording
//! rule: The words about a port that is taken.
//!
//! The rules say that the line says why. The reference uses the system's words, and this program uses its own.

mod main {
    async fn listen(port: u16) -> Result<TcpListener, Failed> {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        match TcpListener::bind(address).await {
            Ok(listener) => Ok(listener),
            Err(error) => Err(Failed::Listen {
                address,
                error: io::Error::other(format!("no server can start there ({:?})", error.kind())),
            }),
        }
    }
}
