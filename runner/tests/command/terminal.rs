//! What has keys, in a real pseudo-terminal.

#[cfg(unix)]
use crate::screen::Screen;
use crate::workspace::Workspace;

fn workspace(name: &str) -> Workspace {
    let workspace = Workspace::empty();
    workspace.kata(&["new", name]).assert().code(0);
    workspace
}

#[test]
fn a_quiz_is_answered_with_keys_and_its_score_is_kept() {
    let workspace = workspace("keys");
    let mut screen = workspace.screen(&["quiz"]);
    screen.wait_for("3) A guest in the guest book.");
    screen.press("2");
    screen.wait_for("2 is wrong.");
    screen.wait_for("1 is right.");
    screen.press(" ");
    screen.wait_for("2. What is greeted?");
    screen.press("2");
    screen.wait_for("It is what people call themselves.");
    screen.press(" ");
    screen.wait_for("3. What replaces");
    screen.press("q");
    assert_eq!(screen.end(), 0);
    assert!(screen.text().contains("1 of 3 right"), "{}", screen.text());
    let score = &workspace.json(&["quiz", "--json"])["score"]["keys"];
    assert_eq!(
        *score,
        serde_json::json!({"right": 1, "answered": 2, "of": 3})
    );
}

#[cfg(unix)]
mod unix {
    use nix::sys::signal::{Signal, kill};
    use nix::unistd::Pid;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::q("whole-q", "q", 0)]
    #[case::ctrl_c("whole-c", "\u{3}", 0)]
    fn the_terminal_is_whole_again_after(
        #[case] name: &str,
        #[case] keys: &str,
        #[case] status: u32,
    ) {
        let workspace = workspace(name);
        let mut screen = workspace.screen(&["quiz"]);
        screen.wait_for("1. Who is greeted?");
        assert!(!screen.is_whole(), "keys come one by one");
        screen.press(keys);
        assert_eq!(screen.end(), status);
        assert!(screen.is_whole());
    }

    #[test]
    fn the_terminal_is_whole_again_after_being_ended() {
        let workspace = workspace("ended");
        let mut screen = workspace.screen(&["quiz"]);
        screen.wait_for("1. Who is greeted?");
        let process = Pid::from_raw(screen.process().try_into().expect("a process"));
        kill(process, Signal::SIGTERM).expect("it is there");
        assert_eq!(screen.end(), 130);
        assert!(screen.is_whole());
    }

    #[rstest]
    #[case::with_a_signal("gone", "exec \"$0\" quiz", true)]
    #[case::with_a_signal_that_is_ignored("ignored", "trap '' HUP; \"$0\" quiz; exit $?", true)]
    #[case::without_a_signal("silent", "exec \"$0\" quiz", false)]
    fn a_terminal_that_goes_away_ends_the_quiz(
        #[case] name: &str,
        #[case] script: &str,
        #[case] has_session: bool,
    ) {
        let workspace = workspace(name);
        let mut command = workspace.shell(script);
        command.set_controlling_tty(has_session);
        let mut screen = Screen::of(command);
        screen.wait_for("1. Who is greeted?");
        screen.hang_up();
        screen.end();
    }
}
