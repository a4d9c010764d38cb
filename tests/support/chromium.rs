//! Chromium without a window, led through the Chrome DevTools Protocol: open a page, go to an address, evaluate, wait, take a
//! picture.
//!
//! One [`Browser`] is one process with a profile of its own; each [`Tab`] is a session on the browser's one socket.

use super::tools;
use super::wire::{self, PATIENCE, PAUSE, Wire};
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Instant;
use tempfile::TempDir;

/// The browser that this machine has.
fn find() -> Option<PathBuf> {
    let usual = Some(PathBuf::from("/usr/bin/chromium")).filter(|place| place.is_file());
    usual.or_else(|| tools::program(&["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]))
}

/// A running browser.
pub struct Browser {
    child: Child,
    wire: Wire,
    /// Where other programs may lead this browser too.
    pub port: u16,
    _profile: TempDir,
}

impl Browser {
    /// Starts a browser. Without one on this machine the test is passed over, which is said; with `DALIL_BROWSER=required` in the
    /// environment it fails instead.
    pub fn start() -> Option<Self> {
        let Some(program) = find() else {
            tools::lacking("Chromium");
            return None;
        };
        let profile = TempDir::new().unwrap();
        let child = Command::new(&program)
            .args(["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"])
            .args(["--disable-background-networking", "--disable-component-update", "--disable-sync"])
            .args(["--disable-extensions", "--no-default-browser-check", "--hide-scrollbars", "--window-size=1200,900"])
            .args(["--lang=fr", "--remote-debugging-port=0", "about:blank"])
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        // The port and the path of the socket, one to a line.
        let place = profile.path().join("DevToolsActivePort");
        let told = super::running::eventually("Chromium listens", || {
            let text = fs::read_to_string(&place).ok()?;
            let (port, path) = text.split_once('\n')?;
            (!path.trim().is_empty()).then(|| (port.to_owned(), path.trim().to_owned()))
        });
        let (port, path) = told;
        let port = port.parse().unwrap();
        Some(Self { child, wire: Wire::connect(port, &path), port, _profile: profile })
    }

    /// A new tab, in front of the others, that shows nothing yet.
    pub fn open(&self) -> Tab<'_> {
        let target = self.call("", "Target.createTarget", &json!({"url": "about:blank"}));
        let target = target["targetId"].as_str().unwrap().to_owned();
        let attached = self.call("", "Target.attachToTarget", &json!({"targetId": target, "flatten": true}));
        let tab = Tab { browser: self, target, session: attached["sessionId"].as_str().unwrap().to_owned() };
        for domain in ["Page", "Runtime", "Network", "Log"] {
            tab.call(&format!("{domain}.enable"), &json!({}));
        }
        tab
    }

    /// Calls a method of the protocol; what went wrong is a panic.
    fn call(&self, session: &str, method: &str, parameters: &Value) -> Value {
        self.wire.call(session, method, parameters).unwrap_or_else(|error| panic!("{method}: {error}"))
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Asked to close, it also ends the processes that it started, and writes no more to its profile.
        self.wire.tell("Browser.close");
        wire::end(&mut self.child);
    }
}

/// A key of the keyboard.
#[derive(Clone, Copy, Debug)]
pub enum Key {
    Tab,
    Enter,
    Escape,
}

/// A tab of a browser.
pub struct Tab<'b> {
    browser: &'b Browser,
    target: String,
    session: String,
}

impl Tab<'_> {
    /// Calls a method of the protocol in this tab.
    pub fn call(&self, method: &str, parameters: &Value) -> Value {
        self.browser.call(&self.session, method, parameters)
    }

    /// Goes to `url`, and waits until the page has loaded.
    #[track_caller]
    pub fn navigate(&self, url: &str) {
        let went = self.call("Page.navigate", &json!({"url": url}));
        assert!(went.get("errorText").is_none(), "{url}: {}", went["errorText"]);
        // Until the new page is there, the old one answers: it was complete long ago.
        self.wait_until(&format!("{url} has loaded"), || {
            let state = self.try_evaluate("location.href === 'about:blank' ? '' : document.readyState");
            let mut frames =
                self.events("Page.frameNavigated").into_iter().filter(|event| event["frame"]["parentId"].is_null());
            let is_new = frames.next_back().is_some_and(|event| event["frame"]["loaderId"] == went["loaderId"]);
            is_new && state.is_ok_and(|state| state == "complete")
        });
    }

    /// The value of a JavaScript expression; promises are waited for.
    #[track_caller]
    pub fn evaluate(&self, expression: &str) -> Value {
        self.try_evaluate(expression).unwrap_or_else(|error| panic!("{expression}: {error}"))
    }

    /// The text that an expression gives.
    #[track_caller]
    pub fn text(&self, expression: &str) -> String {
        self.evaluate(expression).as_str().unwrap_or_default().to_owned()
    }

    /// The value of an expression; what was thrown, or why there is no page now, is an error.
    pub fn try_evaluate(&self, expression: &str) -> Result<Value, String> {
        let parameters = json!({"expression": expression, "returnByValue": true, "awaitPromise": true});
        let result = self.browser.wire.call(&self.session, "Runtime.evaluate", &parameters)?;
        match result.get("exceptionDetails") {
            Some(thrown) => Err(thrown.to_string()),
            None => Ok(result["result"]["value"].clone()),
        }
    }

    /// Waits until an expression is true. While the page is being changed for another, it is not.
    #[track_caller]
    pub fn wait_for(&self, expression: &str) {
        self.wait_until(expression, || {
            self.try_evaluate(&format!("!!({expression})")).is_ok_and(|value| value == true)
        });
    }

    /// Waits until something is so; `what` says what did not come.
    #[track_caller]
    pub fn wait_until(&self, what: &str, is_so: impl Fn() -> bool) {
        let deadline = Instant::now() + PATIENCE;
        while !is_so() {
            if Instant::now() > deadline {
                let page =
                    self.try_evaluate("location.href + '\\n' + document.documentElement.outerHTML.slice(0, 2000)");
                panic!("not in time: {what}\n{}", page.unwrap_or_default().as_str().unwrap_or_default());
            }
            std::thread::sleep(PAUSE);
        }
    }

    /// Presses and releases the left button in the middle of the element, as a hand does.
    #[track_caller]
    pub fn click(&self, selector: &str) {
        let quoted = Value::from(selector);
        let place = self.evaluate(&format!(
            "(() => {{ const element = document.querySelector({quoted}); element.scrollIntoView({{block: 'center', behavior: 'instant'}}); \
             const box = element.getBoundingClientRect(); return {{x: box.x + box.width / 2, y: box.y + box.height / 2}}; }})()"
        ));
        for kind in ["mousePressed", "mouseReleased"] {
            let event = json!({"type": kind, "x": place["x"], "y": place["y"], "button": "left", "clickCount": 1});
            self.call("Input.dispatchMouseEvent", &event);
        }
    }

    /// Makes the tab as wide and high as this, in CSS pixels, for a machine that is set to `colours` (`light` or `dark`) and to
    /// little motion, so that nothing is looked at on its way.
    pub fn emulate(&self, width: u32, height: u32, colours: &str) {
        let size = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        self.call("Emulation.setDeviceMetricsOverride", &size);
        let colours = json!({"name": "prefers-color-scheme", "value": colours});
        let motion = json!({"name": "prefers-reduced-motion", "value": "reduce"});
        self.call("Emulation.setEmulatedMedia", &json!({"media": "screen", "features": [colours, motion]}));
    }

    /// Shows pages as they are printed, on paper whose text is `width` CSS pixels wide.
    pub fn emulate_print(&self, width: u32) {
        let size = json!({"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false});
        self.call("Emulation.setDeviceMetricsOverride", &size);
        self.call("Emulation.setEmulatedMedia", &json!({"media": "print"}));
    }

    /// Runs the scripts of the pages that are opened from now on, or does not.
    pub fn run_scripts(&self, run: bool) {
        self.call("Emulation.setScriptExecutionDisabled", &json!({"value": !run}));
    }

    /// Runs `source` before the scripts of every page that is opened from now on.
    pub fn bring(&self, source: &str) {
        self.call("Page.addScriptToEvaluateOnNewDocument", &json!({"source": source}));
    }

    /// Presses and releases a key of the keyboard, perhaps with Shift.
    pub fn press(&self, key: Key, shift: bool) {
        let (name, code) = match key {
            Key::Tab => ("Tab", 9),
            Key::Enter => ("Enter", 13),
            Key::Escape => ("Escape", 27),
        };
        let shift = u8::from(shift) * 8;
        let mut event =
            json!({"type": "keyDown", "key": name, "code": name, "windowsVirtualKeyCode": code, "modifiers": shift});
        if matches!(key, Key::Enter) {
            event["text"] = "\r".into();
        }
        self.call("Input.dispatchKeyEvent", &event);
        event["type"] = "keyUp".into();
        self.call("Input.dispatchKeyEvent", &event);
    }

    /// The page as a PDF file in base64, on the paper that its style asks for.
    pub fn pdf(&self) -> String {
        let parameters = json!({"preferCSSPageSize": true, "printBackground": true});
        self.call("Page.printToPDF", &parameters)["data"].as_str().unwrap().to_owned()
    }

    /// What this tab was told of `method`, until now.
    pub fn events(&self, method: &str) -> Vec<Value> {
        let events = self.browser.wire.events.borrow();
        let own = events.iter().filter(|event| event["sessionId"] == *self.session && event["method"] == method);
        own.map(|event| event["params"].clone()).collect()
    }

    /// Requests that failed, and errors that pages wrote or threw, since the tab was opened.
    pub fn troubles(&self) -> Vec<String> {
        let failed = self.events("Network.loadingFailed").into_iter().filter(|event| event["canceled"] != true);
        let refused = self.events("Network.responseReceived").into_iter();
        let refused = refused.filter(|event| event["response"]["status"].as_u64().is_some_and(|status| status >= 400));
        let thrown = self.events("Runtime.exceptionThrown").into_iter();
        let written = self.events("Runtime.consoleAPICalled").into_iter().filter(|event| event["type"] == "error");
        let logged = self.events("Log.entryAdded").into_iter().filter(|event| event["entry"]["level"] == "error");
        failed.chain(refused).chain(thrown).chain(written).chain(logged).map(|event| event.to_string()).collect()
    }

    /// The requests that the tab has made.
    pub fn requests(&self) -> Vec<String> {
        let sent = self.events("Network.requestWillBeSent").into_iter();
        sent.map(|event| event["request"]["url"].as_str().unwrap_or_default().to_owned()).collect()
    }

    /// Brings the tab in front of the others.
    pub fn to_front(&self) {
        self.call("Page.bringToFront", &json!({}));
    }

    /// A picture of what the tab shows, as a PNG file in base64.
    pub fn screenshot(&self) -> String {
        self.call("Page.captureScreenshot", &json!({"format": "png"}))["data"].as_str().unwrap().to_owned()
    }

    pub fn close(self) {
        self.browser.call("", "Target.closeTarget", &json!({"targetId": self.target}));
    }
}
