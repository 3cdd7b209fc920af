//! title: Ends with status 0 if its input cannot be read
//! severity: major
//! seen by: e2e::ticker::every_line_is_a_tick
//! rule: 1 | the port is taken, or the input is not UTF-8
//! asks: how does the program end if a line of its input is not text?
//!
//! `map_while(Result::ok)` ends the loop at the first line that cannot be read. The clients get a normal close, and
//! the exit status is 0. The lines behind it are lost, and a script does not learn of it.
//!
//! A test needs a line that is not UTF-8, and checks the exit status.

mod main {
    fn ticker(args: &TickerArgs) -> Result<(), Failure> {
        let server = Arc::new(listen(args.common.port)?);
        let ticker = Arc::new(Ticker::default());
        serve_in_the_background(&server, &ticker);
        for line in io::stdin().lock().lines().map_while(Result::ok) {
            let number = ticker.ticks.publish(&line);
            print(&format!("tick {number}\n"))?;
        }
        ticker.ticks.end();
        server.wait_until_idle(GOODBYE);
        print(&ticker.costs().to_string())
    }
}
