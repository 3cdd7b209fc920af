//! A page in a real browser, where there is one.

use std::path::Path;
use std::process::Command;

/// What becomes of a page once a script has run at its end, in a window that is as wide as a phone. `None` where there is
/// no browser, which is said.
pub fn after(page: &str, script: &str) -> Option<String> {
    let names = ["chromium", "chromium-browser", "google-chrome"];
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = names.iter().find_map(|name| {
        std::env::split_paths(&path)
            .map(|folder| folder.join(name))
            .find(|file| file.is_file())
    });
    let Some(browser) = found else {
        eprintln!("there is no browser here, so the page is looked at in none");
        return None;
    };
    let dir = tempfile::tempdir().expect("a folder");
    let file = dir.path().join("page.html");
    let script = format!("<script>{script}</script></body>");
    assert!(page.contains("</body>"), "{page}");
    std::fs::write(&file, page.replace("</body>", &script)).expect("a file");
    Some(dump(&browser, &file, &dir.path().join("browser")))
}

fn dump(browser: &Path, file: &Path, data: &Path) -> String {
    let shown = Command::new(browser)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--dump-dom"])
        .arg("--window-size=400,800")
        .arg(format!("--user-data-dir={}", data.display()))
        .arg(format!("file://{}", file.display()))
        .output()
        .expect("the browser runs");
    String::from_utf8_lossy(&shown.stdout).into_owned()
}
