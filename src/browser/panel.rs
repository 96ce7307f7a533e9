//! The panel over a live page: one element beside the page's own, closed to the page's scripts and styles.

use super::contents::{self, Contents, Owner};
use super::dom::document;
use super::highlights::sheet;
use super::host::{Fate, Host};
use super::outside::{Memory, Outside};
use super::places::{Found, Source};
use super::sections::Drawing;
use super::strings::{Strings, style};
use super::{Snapshot, jump};
use crate::article::{self, Article};
use crate::export::jump_list::jump_list;
use crate::options::{Options, Problem};
use crate::reading::{Reading, Verdict};
use crate::text::lexicon::Lexicon;
use js_sys::Array;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{CssStyleSheet, HtmlElement, ShadowRoot, ShadowRootInit, ShadowRootMode};

thread_local! {
    /// The open panel: there is one at most.
    static OPEN: RefCell<Option<Panel>> = const { RefCell::new(None) };
    /// One for all panels: Firefox keeps what it has made of each for as long as the page lives.
    static STYLES: Option<CssStyleSheet> = sheet(&style("panel"));
}

/// An open panel; when dropped, the page is as it was before.
struct Panel {
    host: Host,
    shadow: ShadowRoot,
    contents: Contents,
    source: Rc<Source>,
    /// What had the focus before.
    focused: Option<HtmlElement>,
    outside: Outside,
    options: (Options, Vec<Problem>),
}

/// A page that was taken down and read.
#[derive(Debug)]
pub struct Taken {
    source: Rc<Source>,
    /// How it was read, and what of the stored options could not be used.
    options: (Options, Vec<Problem>),
    article: Article,
    pub reading: Reading,
}

impl Taken {
    pub fn of(source: Rc<Source>, options: (Options, Vec<Problem>), lexicon: &Lexicon) -> Taken {
        let article = Article::find(&source.page, &options.0);
        let reading = crate::read_article(&article, &options.0, lexicon);
        Taken { source, options, article, reading }
    }

    /// How many quotes there are to list in a long article in two languages; 0 in whatever else.
    pub fn quotes(&self) -> usize {
        let Verdict { article, long, mixed, .. } = self.reading.verdict;
        let groups = if article && long && mixed { jump_list(&self.reading, &self.options.0) } else { Vec::new() };
        groups.iter().map(|group| group.quotes.len()).sum()
    }
}

/// Opens the panel on a page that was read; one that is open is closed before. `outside` hears when it has closed,
/// whoever closed it.
pub fn open(taken: Taken, outside: Outside) {
    close();
    let (source, options) = (taken.source.clone(), taken.options.clone());
    let focused = contents::focused();
    let host = Host::new(Fate { renewed: reread, lost: close });
    let Ok(shadow) = host.element.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Closed)) else { return };
    adopt_styles(&shadow);
    let contents = draw(taken, &outside);
    let _ = shadow.append_child(&contents.root);
    host.show();
    contents.settle();
    if outside.by_reader() {
        contents.focus();
    }
    OPEN.with(|open| open.replace(Some(Panel { host, shadow, contents, source, focused, outside, options })));
}

/// Closes the panel if one is open.
pub fn close() {
    let Some(panel) = OPEN.with(RefCell::take) else { return };
    let had_focus = document().active_element().is_some_and(|element| element == *panel.host.element);
    let Panel { host, contents, focused, outside, .. } = panel;
    drop((contents, host));
    if had_focus && let Some(focused) = focused.filter(|element| element.is_connected()) {
        jump::focus(&focused);
    }
    outside.closed();
}

pub fn is_open() -> bool {
    OPEN.with_borrow(Option::is_some)
}

/// Reads the page of the open panel again with other options and draws it anew.
pub fn set_options(options: (Options, Vec<Problem>), lexicon: &Lexicon) {
    OPEN.with_borrow_mut(|open| {
        let Some(panel) = open else { return };
        // what the reader did in the panel has been done there already when it is told so
        let Options { side, order, .. } = options.0.clone();
        let there = panel.contents.there();
        let done = (&side, &order) == (&there.0, &there.1) && options.0 != panel.options.0;
        let other = options.0 != Options { side, order, ..panel.options.0.clone() };
        panel.options = options;
        if other || !done {
            panel.draw(lexicon);
        }
    });
}

/// Has the page of the open panel taken down and read anew.
fn reread() {
    OPEN.with_borrow(|open| _ = open.as_ref().inspect(|panel| panel.outside.renew()));
}

/// Reads the page of the open panel, taken down anew.
pub fn renew(snapshot: &Snapshot, lexicon: &Lexicon) {
    OPEN.with_borrow_mut(|open| {
        let Some(panel) = open else { return };
        panel.source = Rc::new(Source::of(snapshot, panel.source.page.url.clone()));
        panel.draw(lexicon);
        panel.contents.focus();
    });
}

impl Panel {
    fn draw(&mut self, lexicon: &Lexicon) {
        let had_focus = self.shadow.active_element().is_some();
        let scrolled = scrolled(&self.contents);
        let taken = Taken::of(self.source.clone(), self.options.clone(), lexicon);
        let contents = draw(taken, &self.outside);
        let _ = self.shadow.replace_child(&contents.root, &self.contents.root);
        self.contents = contents;
        self.contents.settle();
        set_scrolled(&self.contents, scrolled);
        if had_focus {
            self.contents.focus();
        }
    }
}

/// Says a message in the open panel.
pub fn tell(message: &str, is_problem: bool) {
    OPEN.with_borrow(|open| _ = open.as_ref().inspect(|panel| panel.contents.tell(message, is_problem)));
}

/// What `act` makes of what the open panel shows.
pub fn with_drawing<T>(act: impl FnOnce(&Drawing) -> T) -> Option<T> {
    OPEN.with_borrow(|open| open.as_ref().map(|panel| act(panel.contents.drawing())))
}

fn draw(taken: Taken, outside: &Outside) -> Contents {
    let Taken { source, options: (options, problems), article, reading } = taken;
    let strings = Strings::of(&options.language);
    let url = source.page.url.clone().unwrap_or_default();
    let explained = if options.explain { article::explain(&source.page) } else { Vec::new() };
    let found = Found::new(source, article, outside.clone(), options.clone());
    let drawing = Drawing { reading, options, explained, problems, strings, url, chinese: page_chinese() };
    let memory = Memory::of(Some(outside.clone()));
    let contents = Contents::draw(drawing, Box::new(found), memory, Some(Owner { close, reread }));
    let _ = contents.panel.set_attribute("role", "dialog");
    let _ = contents.panel.set_attribute("aria-labelledby", "title");
    contents
}

/// Gives a shadow root the panel's styles.
pub fn adopt_styles(shadow: &ShadowRoot) {
    STYLES.with(|sheet| _ = sheet.as_ref().inspect(|sheet| shadow.set_adopted_style_sheets(&Array::of1(sheet))));
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
