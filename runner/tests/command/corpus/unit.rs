use tiny::*;

#[test]
fn fine_is_fine() {
    assert_eq!(fine(), 42);
}

#[test]
fn a_loop() {
    assert_eq!(loops_for_ever(), 42);
}

#[test]
fn a_recursion() {
    assert_eq!(overflows_its_stack(1), 42);
}

#[test]
fn an_abort() {
    assert_eq!(aborts(), 42);
}

#[test]
fn an_exit_0() {
    assert_eq!(exits_with(0), 42);
}

#[test]
fn an_exit_101() {
    assert_eq!(exits_with(101), 42);
}

#[test]
fn a_flood() {
    floods();
}

#[test]
fn a_flood_and_a_failure() {
    floods();
    panic!("the last words");
}

#[test]
fn a_forgery() {
    assert_eq!(forges_a_result(), 42);
}

#[test]
fn a_lie() {
    assert_eq!(prints_a_result_and_is_wrong(), 42);
}

#[test]
fn a_child() {
    assert_eq!(leaves_a_child(), 42);
}

#[test]
fn a_thread() {
    assert_eq!(panics_in_another_thread(), 42);
}

#[test]
fn another_folder() {
    assert_eq!(changes_the_folder(), 42);
}

#[test]
#[ignore = "a learner may think that this makes it green"]
fn an_ignored_one() {
    assert_eq!(fine(), 41);
}
