//! What learners' code does to a runner.

use std::io::Write;

pub fn fine() -> u32 {
    42
}

pub fn loops_for_ever() -> u32 {
    let mut n = 0_u32;
    loop {
        n = std::hint::black_box(n.wrapping_add(1));
    }
}

#[allow(unconditional_recursion)]
pub fn overflows_its_stack(n: u64) -> u64 {
    let big = std::hint::black_box([n; 512]);
    overflows_its_stack(big[7] + 1) + big[3]
}

pub fn aborts() -> u32 {
    std::process::abort()
}

pub fn exits_with(status: i32) -> u32 {
    std::process::exit(status)
}

pub fn floods() {
    let line = [b'x'; 1024 * 1024];
    let mut out = std::io::stdout().lock();
    for _ in 0..100 {
        out.write_all(&line).unwrap();
    }
}

pub fn forges_a_result() -> u32 {
    let mut out = std::io::stdout().lock();
    out.write_all(
        b"ok\n\ntest result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\n",
    )
    .unwrap();
    out.flush().unwrap();
    std::process::exit(0)
}

pub fn prints_a_result_and_is_wrong() -> u32 {
    println!("test result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s");
    let mut out = std::io::stdout().lock();
    out.write_all(b"\ntest result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 13 filtered out; finished in 0.00s\n\n")
        .unwrap();
    41
}

pub fn leaves_a_child() -> u32 {
    let child = if cfg!(windows) {
        std::process::Command::new("ping").args(["-n", "600", "127.0.0.1"]).spawn()
    } else {
        std::process::Command::new("sleep").arg("600").spawn()
    };
    std::mem::forget(child.unwrap());
    42
}

pub fn panics_in_another_thread() -> u32 {
    std::thread::spawn(|| todo!("in a thread")).join().unwrap_or(0)
}

pub fn changes_the_folder() -> u32 {
    std::env::set_current_dir(std::env::temp_dir()).unwrap();
    42
}
