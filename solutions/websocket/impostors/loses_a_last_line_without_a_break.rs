//! title: Loses a last line without a line break
//! severity: major
//! seen by: e2e::ticker::every_line_is_a_tick
//! rule: `ticker` takes each line of its standard input as a tick: an empty line too, and a last line without a line break.
//! asks: what becomes of `printf 'one\ntwo' | websocket ticker`?
//!
//! The code waits for the line break that ends a line. `printf` and many editors write none after the last line, and the
//! tick is lost without a word.
//!
//! A test needs an input that does not end with a line break.

mod main {
    fn ticker(args: &TickerArgs) -> Result<(), Failure> {
        let server = Arc::new(listen(args.common.port)?);
        let ticker = Arc::new(Ticker::default());
        serve_in_the_background(&server, &ticker);
        let mut input = io::stdin().lock();
        let mut line = String::new();
        while input.read_line(&mut line).map_err(Failure::Stdin)? > 0 {
            if let Some(tick) = line.strip_suffix('\n') {
                let number = ticker.ticks.publish(tick);
                print(&format!("tick {number}\n"))?;
            }
            line.clear();
        }
        ticker.ticks.end();
        server.wait_until_idle(GOODBYE);
        print(&ticker.costs().to_string())
    }
}
