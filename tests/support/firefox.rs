//! Firefox without a window, led through WebDriver BiDi (W3C), which it speaks by itself: go to an address, evaluate, and hear what pages
//! complain of.

use super::running::eventually;
use super::tools;
use super::wire::{self, Wire};
use serde_json::{Value, json};
use std::fs;
use std::process::{Child, Command, Stdio};
use tempfile::TempDir;

/// What a new profile would do by itself, and need not.
const PREFERENCES: &str = r#"
user_pref("app.normandy.enabled", false);
user_pref("browser.safebrowsing.malware.enabled", false);
user_pref("browser.safebrowsing.phishing.enabled", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("extensions.update.enabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("services.settings.server", "data:,");
"#;

/// A running Firefox with one tab.
pub struct Firefox {
    child: Child,
    wire: Wire,
    tab: String,
    _profile: TempDir,
}

impl Firefox {
    /// Starts a browser that runs `source` before the scripts of every page. Without one on this machine the test is passed over, as with
    /// [`Browser::start`](super::chromium::Browser::start).
    pub fn start(source: &str) -> Option<Self> {
        let Some(program) = tools::program(&["firefox-esr", "firefox"]) else {
            tools::lacking("Firefox");
            return None;
        };
        let profile = TempDir::new().unwrap();
        fs::write(profile.path().join("user.js"), PREFERENCES).unwrap();
        let child = Command::new(&program)
            .args(["--headless", "--no-remote", "--remote-debugging-port", "0", "--profile"])
            .arg(profile.path())
            .arg("about:blank")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let place = profile.path().join("WebDriverBiDiServer.json");
        let port = eventually("Firefox listens", || {
            let told: Value = serde_json::from_slice(&fs::read(&place).ok()?).ok()?;
            u16::try_from(told["ws_port"].as_u64()?).ok()
        });
        let wire = Wire::connect(port, "/session");
        call(&wire, "session.new", &json!({"capabilities": {}}));
        call(&wire, "session.subscribe", &json!({"events": ["log.entryAdded"]}));
        call(&wire, "script.addPreloadScript", &json!({"functionDeclaration": format!("() => {{ {source} }}")}));
        let tab = call(&wire, "browsingContext.create", &json!({"type": "tab"}));
        let tab = tab["context"].as_str().unwrap().to_owned();
        Some(Self { child, wire, tab, _profile: profile })
    }

    fn call(&self, method: &str, parameters: &Value) -> Value {
        call(&self.wire, method, parameters)
    }

    /// Goes to `url`, and waits until the page has loaded.
    pub fn navigate(&self, url: &str) {
        self.call("browsingContext.navigate", &json!({"context": self.tab, "url": url, "wait": "complete"}));
    }

    /// The value of a JavaScript expression, which JSON can say; promises are waited for.
    pub fn evaluate(&self, expression: &str) -> Value {
        let expression = format!("(async () => JSON.stringify(await ({expression})))()");
        let parameters = json!({"expression": expression, "target": {"context": self.tab}, "awaitPromise": true});
        let answer = self.call("script.evaluate", &parameters);
        let said = answer["result"]["value"].as_str().unwrap_or_else(|| panic!("{expression}: {answer}"));
        serde_json::from_str(said).unwrap()
    }

    /// The errors that pages wrote or threw, and what the browser wrote of them, since it was started.
    pub fn troubles(&self) -> Vec<String> {
        let events = self.wire.events.borrow();
        let logged = events.iter().filter(|event| event["method"] == "log.entryAdded");
        logged.map(|event| &event["params"]).filter(|entry| entry["level"] == "error").map(Value::to_string).collect()
    }
}

fn call(wire: &Wire, method: &str, parameters: &Value) -> Value {
    wire.call("", method, parameters).unwrap_or_else(|error| panic!("{method}: {error}"))
}

impl Drop for Firefox {
    fn drop(&mut self) {
        self.wire.tell("browser.close");
        wire::end(&mut self.child);
    }
}
