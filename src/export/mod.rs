//! A reading as text to take along.

pub mod entry;
pub mod fragment;
pub mod jump_list;
pub mod markdown;
pub mod marked;
pub mod template;
