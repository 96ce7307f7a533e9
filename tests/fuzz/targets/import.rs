#![no_main]
#![allow(dead_code)] // each target checks one kind of input

#[path = "../always.rs"]
mod always;
#[path = "../inputs.rs"]
mod inputs;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| inputs::of_import(bytes));
