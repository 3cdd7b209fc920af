//! title: Trims the password on standard input
//! severity: minor
//! seen by: e2e::settings::the_password_on_standard_input_is_hashed
//! rule: Everything else is part of it, such as another line break or a single `\r`.
//! asks: what is taken away from a password on standard input?
//!
//! A line break has to go, and `trim` takes it away, with the spaces at both ends. The admin, whose password begins
//! with one, types it as always and is not let in.

mod main {
    fn hash(args: &HashArgs) -> Result<(), Failure> {
        let mut text = String::new();
        io::stdin()
            .read_to_string(&mut text)
            .map_err(Failure::Stdin)?;
        let password = Password::parse(&Hidden::new(text.trim()))?;
        print(&args.hasher()?.hash(&password)?)
    }
}
