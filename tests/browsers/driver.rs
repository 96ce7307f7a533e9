//! A browser as a test sees it: WebDriver's verbs, which both browsers know under their own names, and what
//! each does in its own way.

use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// What a step gives; the error says which command failed and how.
pub type Result<T = ()> = std::result::Result<T, String>;

/// The extension as `build.sh` leaves it.
pub const EXTENSION: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/extension/dist");

/// A WebDriver command: as a path below the session, and as Marionette calls it and its first parameter.
pub struct Verb {
    pub path: &'static str,
    pub posts: bool,
    pub marionette: &'static str,
    pub of: &'static str,
}

const fn post(path: &'static str, marionette: &'static str, of: &'static str) -> Verb {
    Verb { path, posts: true, marionette, of }
}

const fn get(path: &'static str, marionette: &'static str, of: &'static str) -> Verb {
    Verb { path, posts: false, marionette, of }
}

pub const NAVIGATE: Verb = post("/url", "WebDriver:Navigate", "");
pub const EXECUTE: Verb = post("/execute/sync", "WebDriver:ExecuteScript", "");
pub const ACTIONS: Verb = post("/actions", "WebDriver:PerformActions", "");
pub const SCREENSHOT: Verb = get("/screenshot", "WebDriver:TakeScreenshot", "");
pub const ELEMENTS: Verb = post("/elements", "WebDriver:FindElements", "");
pub const SHADOW: Verb = get("/element/{}/shadow", "WebDriver:GetShadowRoot", "id");
pub const SHADOW_ELEMENTS: Verb = post("/shadow/{}/elements", "WebDriver:FindElementsFromShadowRoot", "shadowRoot");
pub const CLICK: Verb = post("/element/{}/click", "WebDriver:ElementClick", "id");
pub const CLEAR: Verb = post("/element/{}/clear", "WebDriver:ElementClear", "id");
pub const TYPE: Verb = post("/element/{}/value", "WebDriver:ElementSendKeys", "id");
pub const TEXT: Verb = get("/element/{}/text", "WebDriver:GetElementText", "id");
pub const ATTRIBUTE: Verb = get("/element/{}/attribute/{}", "WebDriver:GetElementAttribute", "id");
pub const DISPLAYED: Verb = get("/element/{}/displayed", "WebDriver:IsElementDisplayed", "id");
pub const NEW_WINDOW: Verb = post("/window/new", "WebDriver:NewWindow", "");
pub const SWITCH: Verb = post("/window", "WebDriver:SwitchToWindow", "");
pub const WINDOW: Verb = get("/window", "WebDriver:GetWindowHandle", "");

/// The toolbar button as it is shown for the current tab.
#[derive(Debug, Clone, PartialEq)]
pub struct Button {
    pub badge: String,
    pub title: String,
}

/// What each browser does in its own way.
pub trait Wire {
    /// `chromium` or `firefox`.
    fn name(&self) -> &'static str;
    /// Sends a verb about an element (or nothing, `""`).
    fn send(&mut self, verb: &Verb, element: &str, params: Value) -> Result<Value>;
    /// A click on the toolbar button, as a person's.
    fn click_button(&mut self) -> Result;
    fn button(&mut self) -> Result<Button>;
    /// The address of a page of the extension.
    fn own_page(&mut self, path: &str) -> Result<String>;
    /// Closes the tab that shows an address; fails when there is none.
    fn close_tab(&mut self, url: &str) -> Result;
    /// Before the extension asks for an origin's permission, where the question itself can't be answered by a test:
    /// the browser has then been told on its own page for extensions that it may.
    fn foresee_permission(&mut self, _origin: &str) -> Result {
        Ok(())
    }
    /// Answers the browser's question with yes, where it puts one.
    fn allow_permission(&mut self) -> Result {
        Ok(())
    }
    /// Chooses the item of the page's context menu that has a label (by the id that the extension gave it), as a
    /// person would where the menu is in a test's reach. The page must be one that the extension is permitted.
    fn choose_in_menu(&mut self, id: &str, label: &str) -> Result;
    /// Presses the extension's shortcut; false where a test can't press the browser's own keys.
    fn press_shortcut(&mut self) -> Result<bool> {
        Ok(false)
    }
    /// Ends the extension's background, as the browser does when it has had nothing to do for a while.
    fn end_background(&mut self) -> Result;
    /// Puts the extension in the place of the one that is there, as an update does.
    fn update(&mut self) -> Result;
    /// Switches the extension on or off, as somebody does in the browser's list of extensions.
    fn enable(&mut self, on: bool) -> Result;
    /// Bytes that the current tab's scripts hold once all that can be let go is.
    fn heap(&mut self) -> Result<f64>;
    /// The address of a page that no extension may script.
    fn closed_page(&self) -> &'static str;
    /// Shows pages as somebody sees them.
    fn see(&mut self, sight: Sight) -> Result;
    /// Shows pages `width` pixels wide, as one that wants dark colours or light ones.
    fn look(&mut self, width: u32, dark: bool) -> Result {
        self.see(Sight { width, dark, ..Sight::USUAL })
    }
}

/// How somebody sees pages.
#[derive(Debug, Clone, Copy)]
pub struct Sight {
    /// Of the window, in pixels.
    pub width: u32,
    pub dark: bool,
    /// Whether the system's few colours stand in for the page's.
    pub forced_colors: bool,
    /// Size of text in hundredths of the usual one.
    pub text: u32,
    /// Whether nothing is to move by itself.
    pub still: bool,
}

impl Sight {
    pub const USUAL: Sight = Sight { width: 1400, dark: false, forced_colors: false, text: 100, still: false };
}

/// An element's reference.
#[derive(Debug, Clone)]
pub struct Element(pub String);

impl Element {
    /// As an argument of a script.
    pub fn argument(&self) -> Value {
        json!({ "element-6066-11e4-a52e-4f735466cecf": self.0 })
    }
}

/// A running browser with the extension in it. Dropping it ends it.
pub struct Browser {
    pub wire: Box<dyn Wire>,
}

impl Browser {
    pub fn name(&self) -> &'static str {
        self.wire.name()
    }

    /// Closes the page that opens after installing, when it has opened.
    pub fn after_welcome(mut self) -> Result<Browser> {
        self.close_own("welcome.html")?;
        Ok(self)
    }

    /// Closes the tab that shows a page of the extension, once it has come.
    pub fn close_own(&mut self, page: &str) -> Result {
        let url = self.wire.own_page(page)?;
        self.wait(&format!("tab with {page}"), |browser| Ok(browser.wire.close_tab(&url).is_ok().then_some(())))
    }

    fn send(&mut self, verb: &Verb, element: &str, params: Value) -> Result<Value> {
        let name = self.wire.name();
        self.wire.send(verb, element, params).map_err(|error| format!("{name}: {}: {error}", verb.marionette))
    }

    pub fn navigate(&mut self, url: &str) -> Result {
        self.send(&NAVIGATE, "", json!({ "url": url })).map(drop)
    }

    /// Runs a function's body in the page; `arguments` are `args`.
    pub fn execute(&mut self, script: &str, args: Value) -> Result<Value> {
        self.send(&EXECUTE, "", json!({ "script": script, "args": args }))
    }

    pub fn all(&mut self, css: &str) -> Result<Vec<Element>> {
        let found = self.send(&ELEMENTS, "", json!({ "using": "css selector", "value": css }))?;
        Ok(references(&found))
    }

    /// All that fits in the panel's shadow root; nothing while there is no panel.
    pub fn all_in_panel(&mut self, css: &str) -> Result<Vec<Element>> {
        self.all_in("#pullquote-panel", css)
    }

    /// All that fits in an element's shadow root; nothing while there is no such element.
    pub fn all_in(&mut self, host: &str, css: &str) -> Result<Vec<Element>> {
        let Some(host) = self.all(host)?.pop() else { return Ok(Vec::new()) };
        let root = reference(&self.send(&SHADOW, &host.0, json!({}))?).ok_or("no shadow root")?;
        let found = self.send(&SHADOW_ELEMENTS, &root, json!({ "using": "css selector", "value": css }))?;
        Ok(references(&found))
    }

    /// The first that fits in the panel, waited for.
    pub fn in_panel(&mut self, css: &str) -> Result<Element> {
        self.wait(&format!("{css} in the panel"), |browser| Ok(browser.all_in_panel(css)?.into_iter().next()))
    }

    /// The first that fits in the page, waited for.
    pub fn one(&mut self, css: &str) -> Result<Element> {
        self.wait(css, |browser| Ok(browser.all(css)?.into_iter().next()))
    }

    pub fn text(&mut self, element: &Element) -> Result<String> {
        Ok(text(self.send(&TEXT, &element.0, json!({}))?))
    }

    /// All text in an element, shown or not.
    pub fn content(&mut self, element: &Element) -> Result<String> {
        Ok(text(self.execute("return arguments[0].textContent", json!([element.argument()]))?))
    }

    pub fn set_content(&mut self, element: &Element, text: &str) -> Result {
        let arguments = json!([element.argument(), text]);
        self.execute("arguments[0].textContent = arguments[1]", arguments).map(drop)
    }

    /// How far below the window's top an element stands, in CSS pixels.
    pub fn top(&mut self, element: &Element) -> Result<Value> {
        self.execute("return arguments[0].getBoundingClientRect().top", json!([element.argument()]))
    }

    pub fn attribute(&mut self, element: &Element, name: &str) -> Result<Option<String>> {
        Ok(self.send(&ATTRIBUTE, &element.0, json!({ "name": name }))?.as_str().map(str::to_owned))
    }

    pub fn is_displayed(&mut self, element: &Element) -> Result<bool> {
        Ok(self.send(&DISPLAYED, &element.0, json!({}))? == true)
    }

    /// A click by the mouse, after scrolling there.
    pub fn click(&mut self, element: &Element) -> Result {
        self.send(&CLICK, &element.0, json!({})).map(drop)
    }

    pub fn clear(&mut self, element: &Element) -> Result {
        self.send(&CLEAR, &element.0, json!({})).map(drop)
    }

    pub fn type_into(&mut self, element: &Element, text: &str) -> Result {
        self.send(&TYPE, &element.0, json!({ "text": text })).map(drop)
    }

    /// Presses keys one after the other, wherever the focus is; WebDriver's codes, as [`ESCAPE`].
    pub fn press(&mut self, keys: &str) -> Result {
        let strokes: Vec<_> = keys
            .chars()
            .flat_map(|key| ["keyDown", "keyUp"].map(|kind| json!({ "type": kind, "value": key.to_string() })))
            .collect();
        let keyboard = json!({ "type": "key", "id": "keyboard", "actions": strokes });
        self.send(&ACTIONS, "", json!({ "actions": [keyboard] })).map(drop)
    }

    /// Drags an element sideways by its middle, by so many pixels.
    pub fn drag(&mut self, element: &Element, by: i32) -> Result {
        let steps = json!([
            { "type": "pointerMove", "duration": 0, "x": 0, "y": 0, "origin": element.argument() },
            { "type": "pointerDown", "button": 0 },
            { "type": "pointerMove", "duration": 50, "x": by, "y": 0, "origin": "pointer" },
            { "type": "pointerUp", "button": 0 },
        ]);
        let mouse = json!({ "type": "pointer", "id": "mouse", "actions": steps });
        self.send(&ACTIONS, "", json!({ "actions": [mouse] })).map(drop)
    }

    /// Turns the mouse's wheel over the page, by so many pixels.
    pub fn turn_wheel(&mut self, by: i32) -> Result {
        self.turn_wheel_at(json!({ "x": 100, "y": 100 }), by)
    }

    /// The same over the middle of an element.
    pub fn turn_wheel_on(&mut self, element: &Element, by: i32) -> Result {
        self.turn_wheel_at(json!({ "x": 0, "y": 0, "origin": element.argument() }), by)
    }

    fn turn_wheel_at(&mut self, mut turn: Value, by: i32) -> Result {
        for (name, value) in
            [("type", json!("scroll")), ("deltaX", json!(0)), ("deltaY", json!(by)), ("duration", json!(0))]
        {
            turn[name] = value;
        }
        let wheel = json!({ "type": "wheel", "id": "wheel", "actions": [turn] });
        self.send(&ACTIONS, "", json!({ "actions": [wheel] })).map(drop)
    }

    /// The window as PNG.
    pub fn screenshot(&mut self) -> Result<Vec<u8>> {
        use base64::Engine;
        let encoded = text(self.send(&SCREENSHOT, "", json!({ "full": false }))?);
        base64::engine::general_purpose::STANDARD.decode(encoded).map_err(|error| error.to_string())
    }

    /// The current tab.
    pub fn tab(&mut self) -> Result<String> {
        Ok(text(self.send(&WINDOW, "", json!({}))?))
    }

    /// Opens a tab and goes on in it.
    pub fn new_tab(&mut self) -> Result<String> {
        let tab = text(self.send(&NEW_WINDOW, "", json!({ "type": "tab" }))?["handle"].clone());
        self.switch(&tab)?;
        Ok(tab)
    }

    pub fn switch(&mut self, tab: &str) -> Result {
        self.send(&SWITCH, "", json!({ "handle": tab })).map(drop)
    }

    /// What is marked as the target of a jump: its words, and whether they are in view with nothing over them.
    pub fn jump_target(&mut self) -> Result<Value> {
        const TARGET: &str = "
            const ranges = [...(CSS.highlights.get('pullquote-jump') ?? [])];
            const texts = ranges.map((range) => range.startContainer.data.slice(range.startOffset,
                range.endContainer === range.startContainer ? range.endOffset : undefined)
                + (range.endContainer === range.startContainer ? '' : range.endContainer.data.slice(0, range.endOffset)));
            if (ranges.length === 0) return ['', false];
            const box = new Range();
            box.setStart(ranges[0].startContainer, ranges[0].startOffset);
            box.setEnd(ranges.at(-1).endContainer, ranges.at(-1).endOffset);
            const first = box.getClientRects()[0];
            const inside = first.top >= 0 && first.bottom <= innerHeight;
            const on = document.elementFromPoint(first.left + 1, first.top + first.height / 2);
            return [box.toString(), inside && on !== null && on.contains(ranges[0].startContainer), texts.join('')];";
        self.execute(TARGET, json!([]))
    }

    /// Asks again until there is an answer, for ten seconds at most.
    pub fn wait<T>(&mut self, what: &str, mut ask: impl FnMut(&mut Browser) -> Result<Option<T>>) -> Result<T> {
        let name = self.name();
        wait(Duration::from_secs(10), || ask(self)).map_err(|error| format!("{name}: no {what}: {error}"))
    }
}

pub const ESCAPE: &str = "\u{e00c}";
pub const ENTER: &str = "\u{e007}";
pub const TAB: &str = "\u{e004}";
pub const UP: &str = "\u{e013}";
pub const BACKSPACE: &str = "\u{e003}";
pub const DOWN: &str = "\u{e015}";

/// Asks until there is an answer or the time is over; an error counts as no answer yet.
pub fn wait<T>(limit: Duration, mut ask: impl FnMut() -> Result<Option<T>>) -> Result<T> {
    let start = Instant::now();
    loop {
        let last = match ask() {
            Ok(Some(answer)) => return Ok(answer),
            Ok(None) => "none yet".to_owned(),
            Err(error) => error,
        };
        if start.elapsed() > limit {
            return Err(format!("{last} after {limit:?}"));
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// A JSON value's text, without quotes.
pub fn text(value: Value) -> String {
    match value {
        Value::String(text) => text,
        other => other.to_string(),
    }
}

/// WebDriver gives a reference as an object of one member with a long name.
fn reference(value: &Value) -> Option<String> {
    value.as_object()?.values().next()?.as_str().map(str::to_owned)
}

fn references(values: &Value) -> Vec<Element> {
    values.as_array().into_iter().flatten().filter_map(reference).map(Element).collect()
}
