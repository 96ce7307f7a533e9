//! The part of the settings page about chosen sites: which they are, whether the browser permits them. Below it the
//! keys of the browser itself, and the way to the notebook.

use super::dom::{Built, all, element, first, listen, value};
use super::strings::Strings;
use super::{checked, files, to_object, why};
use crate::chosen::{self, OFFERED, Problem, Site};
use gloo::events::EventListener;
use js_sys::futures::spawn_local;
use js_sys::{Array, Promise};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, Url};

#[wasm_bindgen]
extern "C" {
    /// What only the page's script can do; each gives a promise.
    #[derive(Debug, Clone)]
    pub type Browser;
    #[wasm_bindgen(method)]
    fn list(this: &Browser) -> Promise;
    #[wasm_bindgen(method)]
    fn save(this: &Browser, sites: JsValue) -> Promise;
    /// Those of some hosts on which the browser lets Pullquote in.
    #[wasm_bindgen(method)]
    fn permitted(this: &Browser, hosts: Array) -> Promise;
    /// Has the browser ask the reader: true when it was allowed.
    #[wasm_bindgen(method)]
    fn request(this: &Browser, host: &str) -> Promise;
    #[wasm_bindgen(method)]
    fn remove(this: &Browser, host: &str) -> Promise;
    /// The keys that open the panel, as the browser writes them; empty for none.
    #[wasm_bindgen(method)]
    fn shortcut(this: &Browser) -> Promise;
    /// Opens the browser's own page for such keys.
    #[wasm_bindgen(method, js_name = changeShortcut)]
    fn change_shortcut(this: &Browser) -> Promise;
    #[wasm_bindgen(method)]
    fn notebook(this: &Browser);
}

thread_local! {
    static SHOWN: RefCell<Option<Rc<Sites>>> = const { RefCell::new(None) };
}

/// The part at work. It lives as long as the document.
struct Sites {
    into: HtmlElement,
    browser: Browser,
    strings: RefCell<Strings>,
    state: RefCell<State>,
    /// The last word about what was done, and whether it is bad news.
    told: RefCell<(String, bool)>,
    listeners: RefCell<Vec<EventListener>>,
}

/// What is drawn.
#[derive(Debug, Clone, Default, PartialEq)]
struct State {
    language: &'static str,
    sites: Vec<Site>,
    permitted: Vec<String>,
    shortcut: String,
}

/// Draws the part into an element, or draws it anew with what holds by now. `stored` are the options as storage holds
/// them.
pub fn show(into: HtmlElement, stored: JsValue, browser: Browser) {
    let strings = Strings::of(&checked(stored).0.language);
    let shown = SHOWN.with_borrow(Clone::clone);
    let shown = shown.unwrap_or_else(|| {
        let strings = RefCell::new(strings.clone());
        let (state, told, listeners) = Default::default();
        let sites = Rc::new(Sites { into, browser, strings, state, told, listeners });
        sites.listen();
        SHOWN.replace(Some(sites.clone()));
        sites
    });
    shown.strings.replace(strings);
    spawn_local(async move { shown.draw().await });
}

impl Sites {
    fn listen(self: &Rc<Self>) {
        let on = |kind, act: fn(&Rc<Sites>, &Event)| {
            let sites = self.clone();
            listen(&self.into, kind, move |event| act(&sites, event))
        };
        let listeners = vec![
            on("click", Sites::click),
            on("change", Sites::change),
            on("submit", |sites, event| {
                event.prevent_default();
                sites.add_typed();
            }),
        ];
        self.listeners.replace(listeners);
    }

    fn say(&self, key: &str) -> String {
        self.strings.borrow().say(key)
    }

    /// Draws what storage and browser say if it is something new, and puts the focus back where it was.
    async fn draw(&self) {
        let sites: Vec<Site> = given(self.browser.list()).await.unwrap_or_default();
        let hosts: Array = sites.iter().map(|site| JsValue::from_str(&site.host)).collect();
        let permitted = given(self.browser.permitted(hosts)).await.unwrap_or_default();
        let shortcut = given(self.browser.shortcut()).await.unwrap_or_default();
        let state = State { language: self.strings.borrow().lang, sites, permitted, shortcut };
        if state == *self.state.borrow() {
            return;
        }
        let focused = first(&self.into, ":focus").and_then(|focused| focused.get_attribute("id"));
        let typed = first(&self.into, "#site").map(|field| value(&field)).unwrap_or_default();
        self.into.set_text_content(None);
        for part in [self.section(&state, &typed), self.keys(&state), self.notebook()] {
            let _ = self.into.append_child(&part.0);
        }
        self.state.replace(state);
        self.show_told();
        let by_id = |id: &str| all(&self.into, "[id]").into_iter().find(|element| element.id() == id);
        focused.and_then(|id| by_id(&id).or_else(|| by_id("site"))).inspect(|focused| _ = focused.focus());
    }

    fn section(&self, state: &State, typed: &str) -> Built {
        let rows = state.sites.iter().map(|site| self.row(site, state.permitted.contains(&site.host)));
        let known = |host: &str| state.sites.iter().any(|site| site.host == host);
        let offered = OFFERED.iter().filter(|(_, host)| !known(host)).map(|(name, host)| self.offer(name, host));
        let field = element("input", "")
            .attribute("type", "text")
            .attribute("id", "site")
            .attribute("value", typed)
            .attribute("inputmode", "url")
            .attribute("autocomplete", "off")
            .attribute("autocapitalize", "none")
            .attribute("spellcheck", "false")
            .attribute("placeholder", "news.example.com")
            .attribute("aria-describedby", "site-error");
        let typing = element("div", "control typing").child(field).child(
            element("button", "main")
                .attribute("id", "site-add")
                .attribute("type", "submit")
                .text(&self.say("site_add")),
        );
        let form = element("form", "row")
            .child(
                element("div", "about")
                    .child(element("label", "label").attribute("for", "site").text(&self.say("site_another")))
                    .child(element("p", "help").text(&self.say("site_another_help"))),
            )
            .child(typing)
            .child(element("p", "error").attribute("id", "site-error").attribute("role", "alert"));
        let export = self.button("site-export", "sites_export");
        let import = self.button("site-import", "sites_import");
        let file = files::field().attribute("id", "site-file");
        element("section", "")
            .attribute("aria-labelledby", "sites-heading")
            .child(element("h2", "").attribute("id", "sites-heading").text(&self.say("sites")))
            .child(element("p", "help").text(&self.say("sites_help")))
            .child(element("div", "rows").children(rows).children(offered).child(form))
            .child(
                element("div", "foot")
                    .child(element("p", "status").attribute("role", "status").attribute("aria-live", "polite"))
                    .child(if state.sites.is_empty() { element("span", "") } else { export })
                    .child(import)
                    .child(file),
            )
    }

    /// One chosen site: what it does there, and the one click that ends it.
    fn row(&self, site: &Site, permitted: bool) -> Built {
        let host = &site.host;
        let id = |what: &str| [what, "-", host].concat();
        let state = if permitted { "site_permitted" } else { "site_not_permitted" };
        let named = (title(host) != *host).then(|| element("span", "").text(host).text(" · "));
        let about = element("div", "about")
            .child(element("span", "label").attribute("id", &id("name")).text(&title(host)))
            .child(element("p", "help").children(named).text(&self.say(state)));
        let switch = element("input", "")
            .attribute("type", "checkbox")
            .attribute("role", "switch")
            .attribute("id", &id("opens"))
            .attribute("data-opens", host)
            .attribute("aria-describedby", &id("name"));
        let switch = if site.opens { switch.attribute("checked", "") } else { switch };
        let opens = element("label", "opens").child(switch).child(element("span", "").text(&self.say("site_opens")));
        let allow = self.button(&id("allow"), "site_allow").attribute("data-allow", host);
        let remove = self.button(&id("remove"), "site_remove").attribute("data-remove", host);
        let remove = remove.attribute("aria-describedby", &id("name"));
        let control = element("div", "control").child(if permitted { opens } else { allow }).child(remove);
        element("div", "row site").child(about).child(control)
    }

    fn offer(&self, name: &str, host: &str) -> Built {
        let id = |what: &str| [what, "-", host].concat();
        let about = element("div", "about")
            .child(element("span", "label").attribute("id", &id("name")).text(name))
            .child(element("p", "help").text(host));
        let add = self.button(&id("allow"), "site_add").attribute("data-add", host);
        let add = add.attribute("aria-describedby", &id("name"));
        element("div", "row offered").child(about).child(element("div", "control").child(add))
    }

    /// The keys that the browser keeps: what they are, and where they are changed.
    fn keys(&self, state: &State) -> Built {
        let shortcut = match state.shortcut.as_str() {
            "" => element("span", "quiet").text(&self.say("shortcut_none")),
            keys => element("kbd", "").text(keys),
        };
        let control = element("div", "control").child(shortcut).child(self.button("shortcut", "shortcut_change"));
        self.part("shortcut-heading", "shortcut", "shortcut_open", "shortcut_help", control)
    }

    fn notebook(&self) -> Built {
        let control = element("div", "control").child(self.button("notebook", "notebook_show"));
        self.part("notebook-heading", "notebook", "notebook_kept", "notebook_kept_help", control)
    }

    /// A section of one row, by the keys of what is said in it.
    fn part(&self, id: &str, heading: &str, label: &str, help: &str, control: Built) -> Built {
        let about = element("div", "about")
            .child(element("span", "label").text(&self.say(label)))
            .child(element("p", "help").text(&self.say(help)));
        element("section", "")
            .attribute("aria-labelledby", id)
            .child(element("h2", "").attribute("id", id).text(&self.say(heading)))
            .child(element("div", "rows").child(element("div", "row").child(about).child(control)))
    }

    fn button(&self, id: &str, said: &str) -> Built {
        element("button", "").attribute("type", "button").attribute("id", id).text(&self.say(said))
    }

    fn click(self: &Rc<Self>, event: &Event) {
        let target: Option<Element> = event.target().map(JsCast::unchecked_into);
        let Some(button) = target.and_then(|target| target.closest("button").ok()?) else { return };
        let host = |name: &str| button.get_attribute(name);
        if let Some(host) = host("data-add").or_else(|| host("data-allow")) {
            self.add(host);
        } else if let Some(host) = host("data-remove") {
            self.remove(host);
        } else {
            match button.id().as_str() {
                "site-export" => {
                    let file = chosen::export(&self.state.borrow().sites);
                    files::save(&self.into, "pullquote-sites.json", "application/json", &files::json(&file));
                }
                "site-import" => _ = first(&self.into, "#site-file").inspect(|file| file.click()),
                "notebook" => self.browser.notebook(),
                "shortcut" => {
                    let opened = self.browser.change_shortcut();
                    let sites = self.clone();
                    spawn_local(async move {
                        if opened.await.is_err() {
                            sites.tell("shortcut_how", false);
                        }
                    });
                }
                _ => {}
            }
        }
    }

    fn change(self: &Rc<Self>, event: &Event) {
        let Some(control) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else {
            return;
        };
        if let Some(host) = control.get_attribute("data-opens") {
            let mut sites = self.state.borrow().sites.clone();
            sites.iter_mut().filter(|site| site.host == host).for_each(|site| site.opens = control.checked());
            self.keep(sites, "saved");
        } else if control.id() == "site-file" {
            let (sites, event) = (self.clone(), event.clone());
            spawn_local(async move { sites.import(&event).await });
        }
    }

    fn add_typed(self: &Rc<Self>) {
        let Some(field) = first(&self.into, "#site") else { return };
        match chosen::host(&value(&field), ascii) {
            Ok(host) => self.add(host),
            Err(problem) => self.object(Some(problem)),
        }
    }

    /// Says below the field what is wrong with what stands in it.
    fn object(&self, problem: Option<Problem>) {
        let text = problem.map(|problem| self.say(message(problem))).unwrap_or_default();
        first(&self.into, "#site-error").inspect(|error| error.set_text_content(Some(&text)));
        first(&self.into, "#site").inspect(|field| {
            let _ = field.set_attribute("aria-invalid", if problem.is_some() { "true" } else { "false" });
        });
    }

    /// Asks the browser for the site, which must be in the very event of the click, and puts it on the list.
    fn add(self: &Rc<Self>, host: String) {
        self.object(None);
        let asked = self.browser.request(&host);
        let shown = self.clone();
        spawn_local(async move {
            if given(asked).await != Some(true) {
                return shown.tell("site_refused", true);
            }
            first(&shown.into, "#site").inspect(|field| field.unchecked_ref::<HtmlInputElement>().set_value(""));
            let mut sites = shown.state.borrow().sites.clone();
            if sites.iter().all(|site| site.host != host) {
                sites.push(Site { host, opens: false });
            }
            shown.keep(sites, "site_added");
        });
    }

    /// Takes the permission back and the site off the list; what stood registered for it goes with that.
    fn remove(self: &Rc<Self>, host: String) {
        let shown = self.clone();
        spawn_local(async move {
            let removed: Option<bool> = given(shown.browser.remove(&host)).await;
            let mut sites = shown.state.borrow().sites.clone();
            sites.retain(|site| site.host != host);
            shown.keep(sites, if removed.is_some() { "site_removed" } else { "site_permission_stays" });
        });
    }

    async fn import(self: &Rc<Self>, event: &Event) {
        let Some(text) = files::chosen(event).await else { return self.tell("import_unreadable", true) };
        let Some(file) = files::parse(&text) else { return self.tell("import_another_file", true) };
        let sites = self.state.borrow().sites.clone();
        match chosen::import(&sites, &file, ascii) {
            Ok((sites, _)) => self.keep(sites, "sites_imported"),
            Err(problem) => self.tell(message(problem), true),
        }
    }

    fn keep(self: &Rc<Self>, sites: Vec<Site>, done: &'static str) {
        let (shown, saved) = (self.clone(), self.browser.save(to_object(&sites)));
        // what the reader does next goes on from these, and whatever comes of them is drawn
        self.state.replace(State { sites, ..State::default() });
        spawn_local(async move {
            let saved = saved.await;
            shown.draw().await;
            match saved {
                Ok(_) => shown.tell(done, false),
                Err(error) => {
                    let text = shown.strings.borrow().say_with("not_saved", &[&why(&error)]);
                    shown.told.replace((text, true));
                    shown.show_told();
                }
            }
        });
    }

    fn tell(&self, key: &str, is_problem: bool) {
        self.told.replace((self.say(key), is_problem));
        self.show_told();
    }

    fn show_told(&self) {
        let (text, is_problem) = &*self.told.borrow();
        first(&self.into, ".status").inspect(|status| {
            status.set_class_name(if *is_problem { "status problem" } else { "status" });
            status.set_text_content(Some(text));
        });
    }
}

/// What is said of something that cannot be used.
fn message(problem: Problem) -> &'static str {
    match problem {
        Problem::Empty => "site_empty",
        Problem::NotTheWeb => "site_not_the_web",
        Problem::NotASite => "site_not_a_site",
        Problem::TooBroad => "site_too_broad",
        Problem::AnotherFile => "import_another_file",
        Problem::Newer => "import_newer",
    }
}

/// What an offered site is called, or else its host.
fn title(host: &str) -> String {
    OFFERED.iter().find(|(_, known)| *known == host).map_or(host, |(name, _)| name).to_owned()
}

/// A name of any letters as hosts are written.
pub fn ascii(name: &str) -> Option<String> {
    let host = Url::new(&["https://", name].concat()).ok()?.hostname();
    host.is_ascii().then_some(host)
}

/// What a promise gives; none if it fails or gives something else.
async fn given<T: serde::de::DeserializeOwned>(promise: Promise) -> Option<T> {
    serde_wasm_bindgen::from_value(promise.await.ok()?).ok()
}
