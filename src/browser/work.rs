//! Reading a page while the page goes on: a little at a time, so that no click or scroll in it waits long.

use super::lexicon;
use super::places::Source;
use crate::options::Options;
use crate::reading::Reading;
use crate::{Article, steps};
use gloo::timers::callback::Timeout;
use js_sys::Date;
use std::cell::RefCell;
use std::pin::Pin;
use std::rc::Rc;

/// Milliseconds at a time, as far as the steps are short enough.
const SLICE: f64 = 30.0;
/// Bytes of a page that takes so long to take down, and to draw, that its reading shares no slice with either; of any
/// other, milliseconds of a slice behind which what is done with the reading gets another.
const LARGE: usize = 100_000;
const SHARED: f64 = 15.0;
/// Milliseconds after which it is time to tell how far the reading is.
const PATIENCE: f64 = 150.0;
/// Bytes of a page that is told of at once.
const LONG: usize = 500_000;

/// A page being read; left undone when dropped.
#[derive(Debug, Default)]
pub struct Work(Next);

/// The slice to come.
type Next = Rc<RefCell<Option<Timeout>>>;

/// What goes from slice to slice.
struct Going<Told, Done> {
    read: Pin<Box<dyn Future<Output = (Article, Reading)>>>,
    is_large: bool,
    begun: f64,
    steps: usize,
    told: Told,
    done: Done,
}

/// Reads a page: a small one before this returns. When it takes long, `told` hears after each slice how many steps
/// are done; `done` gets what there was to read.
pub fn read(
    source: &Rc<Source>,
    options: &Options,
    told: impl Fn(usize) + 'static,
    done: impl FnOnce(Article, Reading) + 'static,
) -> Work {
    let (source, options, lexicon) = (source.clone(), options.clone(), lexicon());
    let size = source.page.size();
    let read = Box::pin(async move { crate::read_in_steps(&source.page, &options, &lexicon).await });
    let work = Work::default();
    let going = Going { read, is_large: size > LARGE, begun: Date::now(), steps: 0, told, done };
    if size > LONG {
        (going.told)(0);
    }
    if going.is_large {
        later(&work.0, |next| going.on(next));
    } else {
        going.on(work.0.clone());
    }
    work
}

impl<Told: Fn(usize) + 'static, Done: FnOnce(Article, Reading) + 'static> Going<Told, Done> {
    fn on(mut self, next: Next) {
        let begun = Date::now();
        while Date::now() - begun < SLICE {
            if let Some((article, reading)) = steps::step(self.read.as_mut()) {
                let done = self.done;
                return match self.is_large || Date::now() - begun > SHARED {
                    true => later(&next, |_| done(article, reading)),
                    false => done(article, reading),
                };
            }
            self.steps += 1;
        }
        if Date::now() - self.begun > PATIENCE {
            (self.told)(self.steps);
        }
        later(&next, |next| self.on(next));
    }
}

/// Does something in a slice of its own.
fn later(next: &Next, act: impl FnOnce(Next) + 'static) {
    let then = next.clone();
    next.replace(Some(Timeout::new(0, move || act(then))));
}

impl Drop for Work {
    fn drop(&mut self) {
        self.0.take();
    }
}
