//! Chromium by chromedriver; the extension and its button by WebDriver BiDi on the same session.

use crate::driver::{
    Browser, Button, EXECUTE, EXTENSION, NAVIGATE, NEW_WINDOW, Result, SWITCH, Sight, Verb, WINDOW, Wire, text, wait,
};
use serde_json::{Value, json};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

const SWITCHES: &[&str] = &[
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--lang=en-US",
    "--window-size=1400,900",
];

struct Chromium {
    driver: Child,
    session: String,
    http: ureq::Agent,
    socket: tungstenite::WebSocket<TcpStream>,
    sent: u64,
    /// The extension's id.
    id: String,
    /// The DevTools session of the page that is shown otherwise than it is, see [`Wire::look`].
    looking: Option<String>,
}

/// Starts Chromium with an unpacked extension; `headless` or in a window. Twice if need be: a port that was free may be
/// somebody else's before the driver has it.
pub fn start(headless: bool, extension: &str) -> Result<Browser> {
    start_once(headless, extension).or_else(|_| start_once(headless, extension))
}

fn start_once(headless: bool, extension: &str) -> Result<Browser> {
    let port = crate::server::free_port();
    let driver = Command::new("chromedriver")
        .args([format!("--port={port}"), "--log-level=OFF".to_owned()])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| format!("chromedriver: {error}"))?;
    let config = ureq::Agent::config_builder().http_status_as_error(false).proxy(None);
    let http = ureq::Agent::new_with_config(config.timeout_global(Some(Duration::from_secs(60))).build());
    let mut starting = Starting { driver: Some(driver) };
    wait(Duration::from_secs(20), || Ok(TcpStream::connect(("127.0.0.1", port)).ok()))?;
    let mut switches = SWITCHES.to_vec();
    if headless {
        switches.push("--headless=new");
    }
    let base = format!("http://127.0.0.1:{port}/session");
    let wanted = json!({
        "browserName": "chrome", "webSocketUrl": true,
        "goog:chromeOptions": { "binary": which("chromium")?, "args": switches }
    });
    let capabilities = json!({ "capabilities": { "alwaysMatch": wanted } });
    let started = answer(http.post(&base).send_json(capabilities))?;
    let url = text(started["capabilities"]["webSocketUrl"].clone());
    let address = url.trim_start_matches("ws://").split('/').next().unwrap_or_default();
    let stream = TcpStream::connect(address).map_err(|error| error.to_string())?;
    stream.set_read_timeout(Some(Duration::from_secs(60))).map_err(|error| error.to_string())?;
    let (socket, _) = tungstenite::client(&url, stream).map_err(|error| error.to_string())?;
    let mut chromium = Chromium {
        driver: starting.driver.take().ok_or("no driver")?,
        session: format!("{base}/{}", text(started["sessionId"].clone())),
        http,
        socket,
        sent: 0,
        id: String::new(),
        looking: None,
    };
    let installed =
        chromium.bidi("webExtension.install", json!({ "extensionData": { "type": "path", "path": extension } }))?;
    chromium.id = text(installed["extension"].clone());
    chromium.listening()?;
    Browser { wire: Box::new(chromium) }.after_welcome()
}

/// The driver until a session owns it, so that no failure leaves it behind.
struct Starting {
    driver: Option<Child>,
}

impl Drop for Starting {
    fn drop(&mut self) {
        if let Some(driver) = &mut self.driver {
            let _ = driver.kill();
            let _ = driver.wait();
        }
    }
}

impl Drop for Chromium {
    /// The session first: the driver takes the browser with it only so.
    fn drop(&mut self) {
        let _ = self.http.delete(&self.session).call();
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

impl Chromium {
    fn bidi(&mut self, method: &str, params: Value) -> Result<Value> {
        self.sent += 1;
        let message = json!({ "id": self.sent, "method": method, "params": params }).to_string();
        self.socket.send(tungstenite::Message::text(message)).map_err(|error| error.to_string())?;
        loop {
            let message = self.socket.read().map_err(|error| format!("{method}: {error}"))?;
            let answer: Value = serde_json::from_str(message.to_text().unwrap_or_default()).unwrap_or_default();
            if answer["id"] == self.sent {
                let failed = answer["type"] != "success";
                return if failed {
                    Err(format!("{method}: {}", answer["message"]))
                } else {
                    Ok(answer["result"].clone())
                };
            }
        }
    }

    /// A DevTools command to a target's session, or to the browser (`""`).
    fn devtools(&mut self, method: &str, params: Value, session: &str) -> Result<Value> {
        let mut command = json!({ "method": method, "params": params });
        if !session.is_empty() {
            command["session"] = session.into();
        }
        Ok(self.bidi("goog:cdp.sendCommand", command)?["result"].clone())
    }

    /// The id of the first target that fits.
    fn target(&mut self, fits: impl Fn(&Value) -> bool) -> Result<String> {
        // the empty filter lists tabs too
        let targets = self.devtools("Target.getTargets", json!({ "filter": [{}] }), "")?;
        let found = targets["targetInfos"].as_array().into_iter().flatten().find(|target| fits(target));
        found.map(|target| text(target["targetId"].clone())).ok_or_else(|| "no such target".to_owned())
    }

    fn attach(&mut self, target: &str) -> Result<String> {
        let attached = self.devtools("Target.attachToTarget", json!({ "targetId": target, "flatten": true }), "")?;
        Ok(text(attached["sessionId"].clone()))
    }

    /// The value of an expression in the extension's worker; a promise is waited for.
    fn in_worker(&mut self, expression: &str) -> Result<Value> {
        let worker = self.worker()?;
        let session = self.attach(&worker)?;
        let params = json!({ "expression": expression, "returnByValue": true, "awaitPromise": true });
        let answer = self.devtools("Runtime.evaluate", params, &session)?;
        self.devtools("Target.detachFromTarget", json!({ "sessionId": session }), "")?;
        Ok(answer["result"]["value"].clone())
    }

    fn worker(&mut self) -> Result<String> {
        let id = self.id.clone();
        let ours = |target: &Value| target["url"].as_str().is_some_and(|url| url.contains(&id));
        self.target(|target| target["type"] == "service_worker" && ours(target))
    }

    /// Waits for the worker: a click before it listens is lost without a word.
    fn listening(&mut self) -> Result {
        wait(Duration::from_secs(20), || {
            let listens = self.in_worker("chrome.action.onClicked.hasListeners()")?;
            Ok((listens == true).then_some(()))
        })
    }

    /// The target of the current tab: of type `tab`, or of type `page` below it.
    fn current(&mut self, kind: &str) -> Result<String> {
        let handle = text(answer(self.http.get(format!("{}/window", self.session)).call())?);
        let params = json!({ "targetId": handle });
        let page = self.devtools("Target.getTargetInfo", params, "")?["targetInfo"].clone();
        self.target(|target| target["type"] == kind && target["url"] == page["url"])
    }
}

impl Wire for Chromium {
    fn name(&self) -> &'static str {
        "chromium"
    }

    fn send(&mut self, verb: &Verb, element: &str, params: Value) -> Result<Value> {
        let path = verb.path.replacen("{}", element, 1).replace("{}", params["name"].as_str().unwrap_or_default());
        let url = format!("{}{path}", self.session);
        answer(if verb.posts { self.http.post(url).send_json(params) } else { self.http.get(url).call() })
    }

    fn click_button(&mut self) -> Result {
        let tab = self.current("tab")?;
        let params = json!({ "id": self.id, "targetId": tab });
        self.devtools("Extensions.triggerAction", params, "").map(drop)
    }

    fn button(&mut self) -> Result<Button> {
        let shown = self.in_worker(
            "chrome.tabs.query({ active: true }).then(async ([{ id: tabId }]) => \
             [await chrome.action.getBadgeText({ tabId }), await chrome.action.getTitle({ tabId })])",
        )?;
        Ok(Button { badge: text(shown[0].clone()), title: text(shown[1].clone()) })
    }

    fn own_page(&mut self, path: &str) -> Result<String> {
        Ok(format!("chrome-extension://{}/{path}", self.id))
    }

    fn close_tab(&mut self, url: &str) -> Result {
        let tab = self.target(|target| target["type"] == "page" && target["url"] == url)?;
        self.devtools("Target.closeTarget", json!({ "targetId": tab }), "")?;
        // until it has gone, a click on the button is still its own
        let is_it = |target: &Value| target["targetId"] == tab.as_str();
        wait(Duration::from_secs(10), || Ok(self.target(is_it).is_err().then_some(())))
    }

    fn foresee_permission(&mut self, origin: &str) -> Result {
        self.send(&NAVIGATE, "", json!({ "url": "chrome://extensions/" }))?;
        let grant = "return chrome.developerPrivate.addHostPermission(arguments[0], arguments[1]).then(() => 0)";
        let args = json!([self.id, origin]);
        self.send(&EXECUTE, "", json!({ "script": grant, "args": args })).map(drop)
    }

    /// The menu is none of the page's and out of reach: the worker hears what it would hear.
    fn choose_in_menu(&mut self, id: &str, _label: &str) -> Result {
        self.in_worker(&format!(
            "chrome.tabs.query({{ active: true }}).then(([tab]) => \
             chrome.contextMenus.onClicked.dispatch({{ menuItemId: \"{id}\" }}, tab)).then(() => 0)"
        ))
        .map(drop)
    }

    fn end_background(&mut self) -> Result {
        let page = self.current("page")?;
        let session = self.attach(&page)?;
        self.devtools("ServiceWorker.enable", json!({}), &session)?;
        self.devtools("ServiceWorker.stopAllWorkers", json!({}), &session)?;
        self.devtools("Target.detachFromTarget", json!({ "sessionId": session }), "")?;
        wait(Duration::from_secs(10), || Ok(self.worker().is_err().then_some(())))
    }

    fn update(&mut self) -> Result {
        let old = self.worker().ok();
        self.bidi("webExtension.install", json!({ "extensionData": { "type": "path", "path": EXTENSION } }))?;
        // the old one answers no more
        wait(Duration::from_secs(20), || Ok(self.worker().ok().filter(|new| Some(new) != old.as_ref())))?;
        self.listening()
    }

    /// From a tab of its own: only the browser's own page may.
    fn enable(&mut self, on: bool) -> Result {
        const LIST: &str = "chrome://extensions/";
        const ENABLE: &str =
            "return new Promise((done) => chrome.management.setEnabled(arguments[0], arguments[1], () => done(0)))";
        let reader = self.send(&WINDOW, "", json!({}))?;
        let list = self.send(&NEW_WINDOW, "", json!({ "type": "tab" }))?["handle"].take();
        self.send(&SWITCH, "", json!({ "handle": list }))?;
        self.send(&NAVIGATE, "", json!({ "url": LIST }))?;
        let args = json!([self.id, on]);
        self.send(&EXECUTE, "", json!({ "script": ENABLE, "args": args }))?;
        self.close_tab(LIST)?;
        self.send(&SWITCH, "", json!({ "handle": reader }))?;
        if on { self.listening() } else { wait(Duration::from_secs(10), || Ok(self.worker().is_err().then_some(()))) }
    }

    fn heap(&mut self) -> Result<f64> {
        let page = self.current("page")?;
        let session = self.attach(&page)?;
        for _ in 0..3 {
            self.devtools("HeapProfiler.collectGarbage", json!({}), &session)?;
        }
        let held = self.devtools("Runtime.getHeapUsage", json!({}), &session)?;
        self.devtools("Target.detachFromTarget", json!({ "sessionId": session }), "")?;
        let parts = ["usedSize", "embedderHeapUsedSize", "backingStorageSize"];
        Ok(parts.iter().filter_map(|part| held[part].as_f64()).sum())
    }

    fn closed_page(&self) -> &'static str {
        "chrome://version/"
    }

    fn see(&mut self, Sight { width, dark, forced_colors, text, still }: Sight) -> Result {
        let session = match &self.looking {
            Some(session) => session.clone(),
            None => {
                let page = self.current("page")?;
                self.attach(&page)?
            }
        };
        self.looking = Some(session.clone());
        // larger text as most people get it, by zooming: pages of extensions take no other default size
        let [width, height] = [width, 900].map(|size| size * 100 / text);
        let scale = f64::from(text) / 100.0;
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": scale, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", size, &session)?;
        let scheme = if dark { "dark" } else { "light" };
        let forced = if forced_colors { "active" } else { "none" };
        let motion = if still { "reduce" } else { "no-preference" };
        let features =
            [("prefers-color-scheme", scheme), ("forced-colors", forced), ("prefers-reduced-motion", motion)];
        let features = features.map(|(name, value)| json!({ "name": name, "value": value }));
        self.devtools("Emulation.setEmulatedMedia", json!({ "features": features }), &session).map(drop)
    }
}

/// A WebDriver answer's value, or its error.
fn answer(response: std::result::Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Result<Value> {
    let mut response = response.map_err(|error| error.to_string())?;
    let body = response.body_mut().with_config().limit(64 << 20);
    let value = body.read_json::<Value>().map_err(|error| error.to_string())?["value"].take();
    match value["error"].as_str() {
        Some(error) => Err(format!("{error}: {}", value["message"])),
        None => Ok(value),
    }
}

/// A program's full path: chromedriver wants one.
fn which(program: &str) -> Result<String> {
    let paths = std::env::var("PATH").unwrap_or_default();
    let found = std::env::split_paths(&paths).map(|folder| folder.join(program)).find(|path| path.is_file());
    found.and_then(|path| path.to_str().map(str::to_owned)).ok_or_else(|| format!("{program} is not installed"))
}
