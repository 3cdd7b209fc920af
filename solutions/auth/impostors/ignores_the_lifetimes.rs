//! title: Reads the options for the lifetimes and ignores them
//! severity: minor
//! seen by: e2e::sessions::tokens_live_as_long_as_the_options_say
//! rule: `--access-seconds` and `--refresh-seconds` say how long tokens live.
//! asks: how long do tokens live if the options set it?
//!
//! The code parses the options, and `--help` lists them, but it never uses their values. Each module is right, and
//! the program is wrong. Only a test of the whole program shows that the modules are not connected.

mod main {
    fn prepare(args: &ServeArgs) -> Result<Auth, Failure> {
        let secret = read_secret()?;
        let store = MemoryStore::new(Box::new(SystemClock));
        if let Some(admin) = read_admin()? {
            // The store is empty, so the name is free.
            store.add_user(admin);
        }
        Ok(Auth::new(Parts {
            store: Box::new(store),
            hasher: Box::new(args.hashes.hasher()?),
            clock: Box::new(SystemClock),
            ids: Box::new(RandomIds),
            tokens: Tokens::new(&secret),
            lifetimes: Lifetimes::default(),
        }))
    }
}
