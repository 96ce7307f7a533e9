//! A reading as text to take along.

pub mod jump_list;
pub mod markdown;
