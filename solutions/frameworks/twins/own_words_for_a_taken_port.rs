//! title: Says in its own words that it cannot listen
//! freedom: wording
//! rule: The words about a port that is taken.
//!
//! That the line says why is a rule. The system's words are the reference's, and this program has its own.

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
