//! Key points and quotes read out by the browser's own voices, one passage after the other, each marked in the
//! panel and in the page while it is heard.
//!
//! Only voices on this machine: others would send the words away. A pause ends the passage and keeps its place,
//! since browsers differ in what becomes of a voice that is made to wait.

use super::contents::{FOLDED, Works, number};
use super::dom::{all, first, window};
use crate::page::byte_of_utf16;
use crate::text::voices::{Voice, best};
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice};

/// What is read out, in the panel's order.
const READ: &str = ":is(.points .list > li > .entry, .listing .part)";
/// Browsers that have voices may take this many milliseconds to say so.
const PATIENCE: u32 = 1500;

#[derive(Debug, Default)]
pub struct Listening {
    /// The words' place of the passage that is heard or comes next.
    at: Cell<Option<usize>>,
    /// Hears that it has ended; none while nothing is read out.
    ends: RefCell<Vec<EventListener>>,
    waiting: RefCell<Option<Timeout>>,
    /// Whether a passage was left out because there is no voice for its language.
    left_out: Cell<bool>,
}

impl Works {
    /// Begins to read out, pauses, goes on.
    pub fn listen(&self) {
        if !self.drawing.options.listen {
            return;
        }
        if self.is_heard() {
            self.hush();
            return self.say(&self.drawing.strings.say("paused"), false);
        }
        match voices().is_empty() {
            false => self.read_on(),
            true => {
                let works = self.me.clone();
                let later = Timeout::new(PATIENCE, move || {
                    let Some(works) = works.upgrade() else { return };
                    works.listening.waiting.take();
                    if voices().is_empty() {
                        works.say(&works.drawing.strings.say("no_voice"), true);
                    } else {
                        works.read_on();
                    }
                });
                self.listening.waiting.replace(Some(later));
            }
        }
    }

    /// Ends reading out, and forgets the place.
    pub fn stop_listening(&self) {
        if !self.drawing.options.listen {
            return;
        }
        self.hush();
        self.listening.at.set(None);
        self.marks.clear();
        self.set_current(None);
        self.show_listening(false);
        self.say(&self.drawing.strings.say("stopped"), false);
    }

    /// Ends what is heard at the moment.
    pub fn hush(&self) {
        self.listening.waiting.take();
        let heard = self.listening.ends.take();
        synthesis().filter(|_| !heard.is_empty()).inspect(SpeechSynthesis::cancel);
        self.show_listening(true);
    }

    fn is_heard(&self) -> bool {
        !self.listening.ends.borrow().is_empty()
    }

    /// Reads out from where the reader is: the passage that was paused, else the entry used last, else the first.
    fn read_on(&self) {
        let entries = self.readable();
        let paused = self.listening.at.get();
        let is_next = |entry: &HtmlElement| match paused {
            Some(at) => number(entry, "data-start") == Some(at),
            None => entry.has_attribute("aria-current"),
        };
        self.listening.left_out.set(false);
        self.read_from(&entries, entries.iter().position(is_next).unwrap_or_default());
    }

    fn readable(&self) -> Vec<HtmlElement> {
        all(&self.panel, &[READ, FOLDED].concat())
    }

    /// Reads out the first of these entries, from an index on, whose language has a voice; at the end of them it
    /// stops, and says so if some had none.
    fn read_from(&self, entries: &[HtmlElement], at: usize) {
        for entry in entries.iter().skip(at) {
            let lang = first(entry, "[lang]").and_then(|words| words.get_attribute("lang")).unwrap_or_default();
            match voice(&lang) {
                Some(voice) => return self.read_out(entry, &voice),
                None => self.listening.left_out.set(true),
            }
        }
        let left_out = self.listening.left_out.get();
        self.stop_listening();
        if left_out {
            self.say(&self.drawing.strings.say("no_voice_for_all"), true);
        }
    }

    /// Reads out an entry, and then those after it.
    fn read_out(&self, entry: &HtmlElement, voice: &SpeechSynthesisVoice) {
        let text = &self.drawing.reading.text;
        let byte = |name| number(entry, name).map(|units| byte_of_utf16(text, units));
        let words = byte("data-start").zip(byte("data-end")).and_then(|(start, end)| text.get(start..end));
        let (Some(words), Some(synthesis)) = (words, synthesis()) else { return };
        let Ok(utterance) = SpeechSynthesisUtterance::new_with_text(words) else { return };
        utterance.set_lang(&voice.lang());
        utterance.set_voice(Some(voice));
        utterance.set_rate(self.drawing.options.listen_rate as f32);
        self.jump_to(entry);
        self.say("", false);
        self.listening.at.set(number(entry, "data-start"));
        let ended = |kind| {
            let (works, entry) = (self.me.clone(), entry.clone());
            EventListener::once(&utterance, kind, move |_| {
                // later: this listener is among those that the next passage replaces
                let next = Timeout::new(0, move || {
                    let Some(works) = works.upgrade().filter(|works| works.is_heard()) else { return };
                    let entries = works.readable();
                    let at = entries.iter().position(|other| *other == entry);
                    works.read_from(&entries, at.map_or(entries.len(), |at| at + 1));
                });
                next.forget();
            })
        };
        self.listening.ends.replace(vec![ended("end"), ended("error")]);
        self.show_listening(true);
        synthesis.speak(&utterance);
    }

    /// What the buttons say: to begin, to pause, to go on; to stop where something was begun.
    fn show_listening(&self, begun: bool) {
        let key = match (self.is_heard(), begun && self.listening.at.get().is_some()) {
            (true, _) => "pause",
            (false, true) => "listen_on",
            (false, false) => "listen",
        };
        first(&self.panel, "[data-do=listen]").inspect(|button| {
            button.set_text_content(Some(&self.drawing.strings.say(key)));
            let _ = button.set_attribute("data-heard", if key == "pause" { "true" } else { "false" });
        });
        first(&self.panel, "[data-do=stop_listening]").inspect(|button| button.set_hidden(key == "listen"));
    }
}

fn synthesis() -> Option<SpeechSynthesis> {
    window().speech_synthesis().ok().filter(|synthesis| synthesis.is_truthy())
}

/// The voices on this machine.
fn voices() -> Vec<SpeechSynthesisVoice> {
    let voices = synthesis().map(|synthesis| synthesis.get_voices()).unwrap_or_default();
    voices.iter().map(JsCast::unchecked_into::<SpeechSynthesisVoice>).filter(|voice| voice.local_service()).collect()
}

/// The voice for a language by its BCP 47 code.
fn voice(lang: &str) -> Option<SpeechSynthesisVoice> {
    let voices = voices();
    let told: Vec<_> = voices.iter().map(|voice| (voice.name(), voice.lang(), voice.default())).collect();
    let told: Vec<_> = told.iter().map(|(name, lang, default)| Voice { name, lang, default: *default }).collect();
    voices.get(best(lang, &told)?).cloned()
}
