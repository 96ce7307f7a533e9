//! Facts of languages. Nothing here knows of pages or articles; every function can be tested with a string.

pub mod any_of;
pub mod chinese;
pub mod fold;
pub mod ids;
pub mod language;
pub mod lexicon;
pub mod lists;
pub mod marks;
pub mod names;
pub mod namesakes;
pub mod numbers;
pub mod order;
pub mod phrases;
pub mod refind;
pub mod segment;
pub mod sentences;
pub mod sounds;
pub mod speech;
pub mod stem;
pub mod stopwords;
pub mod table;
pub mod terms;
pub mod time;
pub mod vocabulary;
pub mod voices;
pub mod words;
