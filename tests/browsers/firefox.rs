//! Firefox by Marionette, its own remote protocol: messages of JSON, each after its length and a colon.

use crate::driver::{ACTIONS, Browser, Button, EXTENSION, Result, Sight, Verb, Wire, text, wait};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

const PREFERENCES: &[(&str, &str)] = &[
    ("app.normandy.enabled", "false"),
    ("app.update.enabled", "false"),
    ("browser.aboutwelcome.enabled", "false"),
    ("browser.shell.checkDefaultBrowser", "false"),
    ("browser.startup.homepage_override.mstone", "'ignore'"),
    ("browser.startup.page", "0"),
    ("datareporting.policy.dataSubmissionEnabled", "false"),
    ("intl.accept_languages", "'en-US'"),
    ("privacy.reduceTimerPrecision", "false"),
    // a question is answered as soon as it is asked
    ("security.notification_enable_delay", "0"),
];

struct Firefox {
    process: Child,
    profile: PathBuf,
    stream: Option<BufReader<TcpStream>>,
    sent: u64,
    /// The extension's id.
    id: String,
}

/// Starts Firefox with an unpacked extension; `headless` or in a window.
pub fn start(headless: bool, extension: &str) -> Result<Browser> {
    let port = crate::server::free_port();
    let profile = std::env::temp_dir().join(format!("pullquote-firefox-{}-{port}", std::process::id()));
    std::fs::create_dir_all(&profile).map_err(|error| error.to_string())?;
    let preferences: String =
        PREFERENCES.iter().map(|(name, value)| format!("user_pref('{name}', {value});\n")).collect();
    let preferences = format!("{preferences}user_pref('marionette.port', {port});\n");
    std::fs::write(profile.join("user.js"), preferences).map_err(|error| error.to_string())?;
    let mut command = Command::new("firefox-esr");
    command.args(["--marionette", "--remote-allow-system-access", "-no-remote", "--width", "1400", "--height", "986"]);
    if headless {
        command.arg("-headless");
    }
    command.arg("-profile").arg(&profile).stdout(Stdio::null()).stderr(Stdio::null());
    let process = command.spawn().map_err(|error| format!("firefox-esr: {error}"))?;
    let mut firefox = Firefox { process, profile, stream: None, sent: 0, id: String::new() };
    let stream = wait(Duration::from_secs(60), || Ok(TcpStream::connect(("127.0.0.1", port)).ok()))?;
    stream.set_read_timeout(Some(Duration::from_secs(60))).map_err(|error| error.to_string())?;
    firefox.stream = Some(BufReader::new(stream));
    firefox.read()?; // who it is
    firefox.marionette("WebDriver:NewSession", json!({}))?;
    firefox.id = text(firefox.marionette("Addon:Install", json!({ "path": extension, "temporary": true }))?);
    Browser { wire: Box::new(firefox) }.after_welcome()
}

impl Drop for Firefox {
    fn drop(&mut self) {
        if self.stream.is_some() {
            let _ = self.marionette("Marionette:Quit", json!({ "flags": ["eForceQuit"] }));
            let _ = wait(Duration::from_secs(10), || self.process.try_wait().map_err(|error| error.to_string()));
        }
        let _ = self.process.kill();
        let _ = self.process.wait();
        let _ = std::fs::remove_dir_all(&self.profile);
    }
}

impl Firefox {
    fn read(&mut self) -> Result<Value> {
        let stream = self.stream.as_mut().ok_or("not connected")?;
        let mut length = Vec::new();
        stream.read_until(b':', &mut length).map_err(|error| error.to_string())?;
        let length = String::from_utf8_lossy(&length).trim_end_matches(':').parse::<u64>();
        let mut message = Vec::new();
        let length = length.map_err(|error| error.to_string())?;
        stream.take(length).read_to_end(&mut message).map_err(|error| error.to_string())?;
        serde_json::from_slice(&message).map_err(|error| error.to_string())
    }

    fn marionette(&mut self, command: &str, params: Value) -> Result<Value> {
        self.sent += 1;
        let message = json!([0, self.sent, command, params]).to_string();
        let stream = self.stream.as_mut().ok_or("not connected")?;
        let sent = stream.get_mut().write_all(format!("{}:{message}", message.len()).as_bytes());
        sent.map_err(|error| error.to_string())?;
        loop {
            let answer = self.read()?;
            if answer[1] != self.sent {
                continue;
            }
            if !answer[2].is_null() {
                return Err(format!("{}: {}", text(answer[2]["error"].clone()), text(answer[2]["message"].clone())));
            }
            let result = &answer[3];
            return Ok(result.get("value").unwrap_or(result).clone());
        }
    }

    /// Runs a function's body in the browser's own window.
    fn in_chrome(&mut self, script: &str, args: Value) -> Result<Value> {
        self.marionette("Marionette:SetContext", json!({ "value": "chrome" }))?;
        let answer = self.marionette("WebDriver:ExecuteScript", json!({ "script": script, "args": args }));
        self.marionette("Marionette:SetContext", json!({ "value": "content" }))?;
        answer
    }

    /// The id of the toolbar button's element.
    fn widget(&self) -> String {
        let plain = |c: char| if c.is_ascii_alphanumeric() || matches!(c, '-' | '_') { c } else { '_' };
        format!("{}-BAP", self.id.to_ascii_lowercase().chars().map(plain).collect::<String>())
    }
}

impl Wire for Firefox {
    fn name(&self) -> &'static str {
        "firefox"
    }

    fn send(&mut self, verb: &Verb, element: &str, mut params: Value) -> Result<Value> {
        if !verb.of.is_empty() {
            params[verb.of] = element.into();
        }
        self.marionette(verb.marionette, params)
    }

    fn click_button(&mut self) -> Result {
        self.marionette("Marionette:SetContext", json!({ "value": "chrome" }))?;
        let find = json!({ "using": "css selector", "value": format!("#{}", self.widget()) });
        let clicked = self.marionette("WebDriver:FindElement", find).and_then(|found| {
            let button = found.as_object().and_then(|found| found.values().next()).cloned();
            self.marionette("WebDriver:ElementClick", json!({ "id": button }))
        });
        self.marionette("Marionette:SetContext", json!({ "value": "content" }))?;
        clicked.map(drop)
    }

    fn button(&mut self) -> Result<Button> {
        let widget = self.widget();
        let shown = self.in_chrome(
            "const button = document.getElementById(arguments[0]);
             return [button.getAttribute('badge') ?? '', button.getAttribute('tooltiptext') ?? ''];",
            json!([widget]),
        )?;
        Ok(Button { badge: text(shown[0].clone()), title: text(shown[1].clone()) })
    }

    fn own_page(&mut self, path: &str) -> Result<String> {
        let id = self.id.clone();
        let base = self.in_chrome("return WebExtensionPolicy.getByID(arguments[0]).getURL('');", json!([id]))?;
        Ok(format!("{}{path}", text(base)))
    }

    fn close_tab(&mut self, url: &str) -> Result {
        self.in_chrome(
            "const tab = gBrowser.tabs.find((tab) => tab.linkedBrowser.currentURI.spec === arguments[0]);
             if (!tab) throw new Error('no such tab');
             gBrowser.removeTab(tab);",
            json!([url]),
        )
        .map(drop)
    }

    /// Without a display the question stands nowhere that the mouse could reach: its button is pressed by itself.
    fn allow_permission(&mut self) -> Result {
        const PRESS: &str = "
            const yes = '#addon-webext-permissions-notification .popup-notification-primary-button';
            const button = document.querySelector(yes);
            button?.click();
            return button !== null;";
        wait(Duration::from_secs(10), || Ok((self.in_chrome(PRESS, json!([]))? == true).then_some(())))
    }

    fn choose_in_menu(&mut self, _id: &str, label: &str) -> Result {
        const CHOOSE: &str = "
            const menu = document.getElementById('contentAreaContextMenu');
            const items = [...menu.querySelectorAll('menuitem')];
            const item = items.find((item) => item.label === arguments[0] && !item.hidden);
            if (menu.state !== 'open' || !item) return false;
            menu.activateItem(item);
            return true;";
        let at = json!({ "type": "pointerMove", "x": 200, "y": 200 });
        let strokes = json!([at, { "type": "pointerDown", "button": 2 }, { "type": "pointerUp", "button": 2 }]);
        let mouse = json!({ "type": "pointer", "id": "mouse", "actions": strokes });
        self.send(&ACTIONS, "", json!({ "actions": [mouse] }))?;
        wait(Duration::from_secs(10), || Ok((self.in_chrome(CHOOSE, json!([label]))? == true).then_some(())))
    }

    fn press_shortcut(&mut self) -> Result<bool> {
        let (alt, shift) = ("\u{e00a}", "\u{e008}");
        let stroke = |kind: &str, key: &str| json!({ "type": kind, "value": key });
        let down = [alt, shift, "Q"].map(|key| stroke("keyDown", key));
        let up = ["Q", shift, alt].map(|key| stroke("keyUp", key));
        let strokes: Vec<_> = down.into_iter().chain(up).collect();
        let keyboard = json!({ "type": "key", "id": "keyboard", "actions": strokes });
        self.marionette("Marionette:SetContext", json!({ "value": "chrome" }))?;
        let pressed = self.send(&ACTIONS, "", json!({ "actions": [keyboard] }));
        self.marionette("Marionette:SetContext", json!({ "value": "content" }))?;
        pressed.map(|_| true)
    }

    fn end_background(&mut self) -> Result {
        const END: &str =
            "return WebExtensionPolicy.getByID(arguments[0]).extension.terminateBackground().then(() => 0)";
        let id = self.id.clone();
        self.in_chrome(END, json!([id])).map(drop)
    }

    fn update(&mut self) -> Result {
        self.marionette("Addon:Install", json!({ "path": EXTENSION, "temporary": true }))?;
        wait(Duration::from_secs(10), || Ok(self.button().is_ok().then_some(())))
    }

    fn enable(&mut self, on: bool) -> Result {
        const ENABLE: &str = "
            const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
            return AddonManager.getAddonByID(arguments[0]).then((addon) => arguments[1] ? addon.enable() : addon.disable())
                .then(() => WebExtensionPolicy.getByID(arguments[0])?.readyPromise).then(() => 0);";
        let id = self.id.clone();
        self.in_chrome(ENABLE, json!([id, on]))?;
        wait(Duration::from_secs(10), || Ok((self.button().is_ok() == on).then_some(())))
    }

    fn heap(&mut self) -> Result<f64> {
        // by the browser's own report on memory, of the process that has the tab
        const HELD: &str = "
            const manager = Cc['@mozilla.org/memory-reporter-manager;1'].getService(Ci.nsIMemoryReporterManager);
            const { osPid } = gBrowser.selectedBrowser.browsingContext.currentWindowGlobal;
            const parts = ['explicit/window-objects/', 'explicit/js-non-window/'];
            let sum = 0;
            const count = (process, path, kind, units, amount) => {
                const held = process.includes('pid ' + osPid) && parts.some((part) => path.startsWith(part));
                if (held && units === Ci.nsIMemoryReporter.UNITS_BYTES) sum += amount;
            };
            return new Promise((done) => manager.minimizeMemoryUsage(() =>
                manager.getReports(count, null, () => done(sum), null, false)));";
        self.in_chrome(HELD, json!([]))?.as_f64().ok_or_else(|| "no report on memory".to_owned())
    }

    fn closed_page(&self) -> &'static str {
        "about:license"
    }

    fn see(&mut self, Sight { width, dark, forced_colors, text, still }: Sight) -> Result {
        // the window has a least width of its own; what it shows the page in has not
        self.in_chrome(
            "const [width, dark, forced, text, still] = arguments;
             Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', dark ? 0 : 1);
             Services.prefs.setIntPref('browser.display.document_color_use', forced ? 2 : 0);
             Services.prefs.setIntPref('ui.prefersReducedMotion', still ? 1 : 0);
             for (const script of ['x-western', 'x-unicode', 'zh-CN', 'zh-TW'])
                 Services.prefs.setIntPref(`font.size.variable.${script}`, 16 * text / 100);
             const box = gBrowser.selectedBrowser.parentElement;
             box.style.width = box.style.maxWidth = width + 'px';",
            json!([width, dark, forced_colors, text, still]),
        )
        .map(drop)
    }
}
