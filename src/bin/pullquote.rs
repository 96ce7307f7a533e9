//! The command line: see `pullquote --help`.

fn main() {}
