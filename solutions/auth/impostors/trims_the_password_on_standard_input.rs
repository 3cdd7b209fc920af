//! title: Trims the password on standard input
//! severity: minor
//! seen by: e2e::settings::the_password_on_standard_input_is_hashed
//! rule: Everything else is part of it, such as another line break or a single `\r`.
//! asks: which characters does the program remove from a password on standard input?
//!
//! The line break has to go. `trim` removes it, and also the spaces at both ends. An admin whose password begins with a
//! space types it as always and cannot sign in.
//!
//! Remove only what the rule says. A test sends a password with a space at each end.

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
