//! title: Ends well when its input cannot be read
//! severity: major
//! seen by: e2e::ticker::every_line_is_a_tick
//! rule: 1 | the port is taken, or the input is not UTF-8
//! asks: How does a script learn that the input broke off?
//!
//! `map_while(Result::ok)` ends the loop at the first line that cannot be read, as if the input were over: goodbye to everybody, and exit
//! status 0. What came behind that line is lost without a word.
//!
//! An error of the input is no end of it. A line of bytes that are no text shows the difference.

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
