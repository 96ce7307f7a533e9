//! The panel over a live page: one element beside the page's own, closed to the page's scripts and styles.

use super::contents::{self, Contents, Owner};
use super::dom::{document, first};
use super::host::{Fate, Host};
use super::outside::{Memory, Outside};
use super::places::{Found, Source};
use super::sections::Drawing;
use super::strings::Strings;
use super::waiting::Waiting;
use super::work::{self, Work};
use super::{Snapshot, jump, shadow};
use crate::article::{self, Article};
use crate::export::jump_list::jump_list;
use crate::options::{Options, Problem};
use crate::reading::{Reading, Verdict};
use js_sys::Function;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, ShadowRoot, ShadowRootMode};

thread_local! {
    /// The open panel: there is one at most.
    static OPEN: RefCell<Option<Panel>> = const { RefCell::new(None) };
    /// A page that is only looked at: the last one.
    static LOOK: RefCell<Work> = RefCell::default();
}

/// An open panel; when dropped, the page is as it was before.
struct Panel {
    host: Host,
    shadow: ShadowRoot,
    /// None before the page has been read.
    contents: Option<Contents>,
    source: Rc<Source>,
    /// What had the focus before.
    focused: Option<HtmlElement>,
    outside: Outside,
    options: (Options, Vec<Problem>),
    /// Whether the focus goes to what is drawn next.
    takes_focus: bool,
    /// The page being read, and what is shown meanwhile.
    work: Work,
    waiting: Option<Waiting>,
}

/// Opens the panel on a page that was taken down; one that is open is closed before. `outside` hears when it has
/// closed, whoever closed it.
pub fn open(source: Source, options: (Options, Vec<Problem>), outside: Outside) {
    if prepare(Rc::new(source), options, outside) {
        read();
    }
}

/// Tells how many quotes a page has to list: none unless it is a long article in two languages. If there are any, the
/// panel opens on it where there is an `outside` for it.
pub fn look(source: Source, options: (Options, Vec<Problem>), outside: Option<Outside>, told: Function) {
    let source = Rc::new(source);
    let (read, asked) = (source.clone(), options.0.clone());
    let look = work::read(
        &read,
        &asked,
        |_| (),
        move |article, reading| {
            let Verdict { article: is_article, long, mixed, .. } = reading.verdict;
            let groups = if is_article && long && mixed { jump_list(&reading, &options.0) } else { Vec::new() };
            let quotes: usize = groups.iter().map(|group| group.quotes.len()).sum();
            if let Some(outside) = outside.filter(|_| quotes > 0 && !is_open())
                && prepare(source, options, outside)
            {
                show(article, reading);
            }
            let _ = told.call1(&JsValue::NULL, &(quotes as u32).into());
        },
    );
    LOOK.replace(look);
}

/// Closes the panel if one is open.
pub fn close() {
    let Some(panel) = OPEN.with(RefCell::take) else { return };
    let had_focus = document().active_element().is_some_and(|element| element == *panel.host.element);
    let Panel { host, contents, focused, outside, work, waiting, .. } = panel;
    drop((work, waiting, contents, host));
    if had_focus && let Some(focused) = focused.filter(|element| element.is_connected()) {
        jump::focus(&focused);
    }
    outside.closed();
}

pub fn is_open() -> bool {
    OPEN.with_borrow(Option::is_some)
}

/// Whether a panel is open that the reader can use.
pub fn is_in_use() -> bool {
    OPEN.with_borrow(|open| open.as_ref().is_some_and(|panel| !panel.host.is_covered()))
}

/// Reads the page of the open panel again with other options and draws it anew.
pub fn set_options(options: (Options, Vec<Problem>)) {
    let again = with_open(|panel| {
        let side_and_order = panel.contents.as_ref().map(Contents::there);
        // what the reader did in the panel has been done there already when it is told so
        let Options { side, order, .. } = options.0.clone();
        let there = side_and_order.is_some_and(|there| (&side, &order) == (&there.0, &there.1));
        let done = there && options.0 != panel.options.0;
        let other = options.0 != Options { side, order, ..panel.options.0.clone() };
        panel.options = options;
        other || !done
    });
    if again == Some(true) {
        read();
    }
}

/// Puts the focus into the open panel.
fn focus() {
    with_open(|panel| {
        panel.waiting.as_ref().inspect(|waiting| waiting.focus());
        panel.contents.as_ref().inspect(|contents| contents.focus());
    });
}

/// Has the page of the open panel taken down and read anew.
fn reread() {
    // not while the panel is borrowed: the page may be taken down at once
    with_open(|panel| panel.outside.clone()).inspect(Outside::renew);
}

/// Reads the page of the open panel, taken down anew.
pub fn renew(snapshot: &Snapshot) {
    with_open(|panel| {
        panel.source = Rc::new(Source::of(snapshot, panel.source.page.url.clone()));
        panel.takes_focus = true;
    });
    read();
}

/// Puts an empty panel in the place of the one that is open; false if the page won't have it.
fn prepare(source: Rc<Source>, options: (Options, Vec<Problem>), outside: Outside) -> bool {
    close();
    let focused = contents::focused();
    let host = Host::new(Fate { renewed: reread, lost: close, moved: focus });
    let Some(shadow) = shadow::attach(&host.element, ShadowRootMode::Closed) else { return false };
    let takes_focus = outside.by_reader();
    let (contents, work, waiting) = Default::default();
    let panel = Panel { host, shadow, contents, source, focused, outside, options, takes_focus, work, waiting };
    OPEN.replace(Some(panel));
    true
}

/// Reads the page of the open panel, and then draws it.
fn read() {
    let Some((source, options)) = with_open(|panel| (panel.source.clone(), panel.options.0.clone())) else { return };
    let work = work::read(&source, &options, |steps| _ = with_open(|panel| panel.wait(steps)), show);
    with_open(|panel| panel.work = work);
}

/// Leaves a reading undone that takes too long: what was there before stays.
fn stop() {
    let kept = with_open(|panel| {
        panel.work = Work::default();
        panel.waiting = None;
        panel.takes_focus = false;
        panel.contents.is_some()
    });
    if kept == Some(false) {
        close();
    }
}

/// Draws what there was to read into the open panel.
fn show(article: Article, reading: Reading) {
    with_open(|panel| panel.draw(article, reading));
}

/// What `act` makes of the open panel, if there is one.
fn with_open<T>(act: impl FnOnce(&mut Panel) -> T) -> Option<T> {
    OPEN.with_borrow_mut(|open| open.as_mut().map(act))
}

impl Panel {
    fn wait(&mut self, steps: usize) {
        let waiting = self.waiting.get_or_insert_with(|| Waiting::new(&self.options.0, stop));
        waiting.tell(steps);
        if !waiting.root.is_connected() {
            self.host.closed_by(first(&waiting.root, "button"));
            let _ = self.shadow.append_child(&waiting.root);
            self.put();
            // once: who goes on in the page meanwhile is not called back
            if std::mem::take(&mut self.takes_focus) {
                self.waiting.as_ref().inspect(|waiting| waiting.focus());
            }
        }
    }

    /// Puts it into the page, if it is not there yet, so that a reader who has asked for it can use it.
    fn put(&self) {
        if !self.host.element.is_connected() {
            self.host.show();
            if self.takes_focus && self.host.is_covered() {
                self.host.uncover();
            }
        }
    }

    fn draw(&mut self, article: Article, reading: Reading) {
        let had_focus = self.shadow.active_element().is_some();
        self.waiting = None;
        let scrolled = self.contents.as_ref().map_or(0, scrolled);
        // first those that are there give the page back what they have of it
        self.contents = None;
        let contents = self.contents_of(article, reading);
        self.host.closed_by(first(&contents.panel, ".close"));
        let _ = self.shadow.append_child(&contents.root);
        self.put();
        contents.settle();
        // a new list stands at its top, and to put it there would have all laid out at once
        if scrolled > 0 {
            set_scrolled(&contents, scrolled);
        }
        if std::mem::take(&mut self.takes_focus) || had_focus {
            contents.focus();
        }
        self.contents = Some(contents);
    }

    fn contents_of(&self, article: Article, reading: Reading) -> Contents {
        let (source, outside) = (&self.source, &self.outside);
        let (options, problems) = self.options.clone();
        let strings = Strings::of(&options.language);
        let url = source.page.url.clone().unwrap_or_default();
        let explained = if options.explain { article::explain(&source.page) } else { Vec::new() };
        let found = Found::new(source.clone(), article, outside.clone(), options.clone());
        let drawing = Drawing { reading, options, explained, problems, strings, url, chinese: page_chinese() };
        let memory = Memory::of(Some(outside.clone()));
        let contents = Contents::draw(drawing, Box::new(found), memory, Some(Owner { close, reread }));
        let _ = contents.panel.set_attribute("role", "dialog");
        let _ = contents.panel.set_attribute("aria-labelledby", "title");
        contents
    }
}

/// Says a message in the open panel.
pub fn tell(message: &str, is_problem: bool) {
    with_open(|panel| _ = panel.contents.as_ref().inspect(|contents| contents.tell(message, is_problem)));
}

/// What `act` makes of what the open panel shows.
pub fn with_drawing<T>(act: impl FnOnce(&Drawing) -> T) -> Option<T> {
    OPEN.with_borrow(|open| open.as_ref()?.contents.as_ref().map(|contents| act(contents.drawing())))
}

/// The page's own language code, if it says that it is Chinese.
fn page_chinese() -> Option<String> {
    let lang = document().document_element()?.get_attribute("lang")?;
    lang.get(..2).is_some_and(|primary| primary.eq_ignore_ascii_case("zh")).then_some(lang)
}

fn scroller(contents: &Contents) -> Option<HtmlElement> {
    contents.panel.query_selector(".scroll").ok()?.map(JsCast::unchecked_into)
}

fn scrolled(contents: &Contents) -> i32 {
    scroller(contents).map_or(0, |scroller| scroller.scroll_top())
}

fn set_scrolled(contents: &Contents, top: i32) {
    scroller(contents).inspect(|scroller| scroller.set_scroll_top(top));
}
