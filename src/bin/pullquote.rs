//! The command line: see `pullquote --help`.

use clap::Parser;
use pullquote::article::{self, Explained, Role};
use pullquote::export::markdown::SCOPE;
use pullquote::export::template::Template;
use pullquote::native::{batch, encoding, english, html};
use pullquote::options::{FIELDS, FieldKind, Raw};
use pullquote::steps::at_once;
use pullquote::{Article, Lexicon, Options, Page, Reading, export};
use std::io::{self, BufReader, Read, Write};
use std::process::ExitCode;

/// Key points, tags and every quote with its speaker, from articles in Chinese and English.
///
/// Prints Markdown for people; --json prints the reading that programs use. Files are HTML or plain text in
/// UTF-8, GBK, Big5 or whatever their first kilobyte declares.
#[derive(Parser)]
#[command(
    version,
    after_help = "Exit status: 0 when all went well, 1 when a file or line could not be read, 2 for wrong usage."
)]
struct Arguments {
    /// HTML or text files; "-" or nothing means standard input
    #[arg(value_name = "FILE")]
    files: Vec<String>,
    /// Print the reading as JSON, one line a file
    #[arg(long, conflicts_with = "batch")]
    json: bool,
    /// Print what each line of a page was taken for, and by which rule
    #[arg(long, conflicts_with_all = ["json", "batch"])]
    explain: bool,
    /// Read JSON Lines {"id", "html" or "text", "url"?} and print {"id", "reading"} lines
    #[arg(long, conflicts_with = "files")]
    batch: bool,
    /// Where the page is from: helps with sites that are known
    #[arg(long, conflicts_with = "batch")]
    url: Option<String>,
    /// Read as if no site were known
    #[arg(long, conflicts_with = "explain")]
    no_sites: bool,
    /// Write the Markdown through a template (see guide/template.md)
    #[arg(long, value_name = "FILE", value_parser = template, conflicts_with_all = ["json", "batch", "explain"])]
    template: Option<String>,
    /// Change a setting, for example key_points=8 (see --settings)
    #[arg(long = "set", value_name = "NAME=VALUE", value_parser = setting)]
    set: Vec<(String, Raw)>,
    /// List the settings with their defaults and bounds
    #[arg(long)]
    settings: bool,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(&arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        // the reader of our output went away: nothing left to say
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("pullquote: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Does what was asked; false when a file or a line could not be read.
fn run(arguments: &Arguments) -> io::Result<bool> {
    let mut output = io::stdout().lock();
    if arguments.settings {
        list_settings(&mut output)?;
        return Ok(true);
    }
    let set = |name: &str| arguments.set.iter().rev().find(|(set, _)| set == name).map(|(_, raw)| raw.clone());
    let mut options = Options::checked(set).0;
    options.template = arguments.template.clone().unwrap_or(options.template);
    let find = if arguments.no_sites { Article::find_unaided } else { Article::find };
    let read = |page: &Page| at_once(pullquote::read_article(&find(page, &options), &options, Lexicon::bundled()));
    if arguments.batch {
        return batch::run(BufReader::new(io::stdin()), output, read);
    }
    let stdin = ["-".to_owned()];
    let files = if arguments.files.is_empty() { &stdin[..] } else { &arguments.files };
    let mut all = true;
    for file in files {
        match text(file) {
            Ok(text) => {
                let page = page(&text, file, arguments.url.clone());
                match arguments.explain {
                    true => explain(&page, &mut output)?,
                    false => print(&read(&page), &options, arguments, &mut output)?,
                }
            }
            Err(error) => {
                eprintln!("pullquote: {file}: {error}");
                all = false;
            }
        }
    }
    Ok(all)
}

fn text(file: &str) -> io::Result<String> {
    let bytes = if file == "-" {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes)?;
        bytes
    } else {
        std::fs::read(file)?
    };
    encoding::text(&bytes).ok_or(io::Error::new(io::ErrorKind::InvalidData, "not a text"))
}

fn page(text: &str, file: &str, url: Option<String>) -> Page {
    let named_html = [".html", ".htm", ".xhtml", ".xht"].iter().any(|end| file.to_ascii_lowercase().ends_with(end));
    if named_html || html::is_html(text) { html::page(text, url) } else { Page::from_text(text) }
}

fn print(reading: &Reading, options: &Options, arguments: &Arguments, output: &mut impl Write) -> io::Result<()> {
    if arguments.json {
        serde_json::to_writer(&mut *output, reading)?;
        writeln!(output)
    } else {
        let url = arguments.url.as_deref().unwrap_or_default();
        output.write_all(export::markdown::markdown(reading, options, url, &english::say).as_bytes())
    }
}

/// A line of the page a line: its role (or "-"), the rule in brackets, its beginning.
fn explain(page: &Page, output: &mut impl Write) -> io::Result<()> {
    for Explained { text, role, why } in article::explain(page) {
        let beginning: String = text.chars().take(EXPLAINED).collect();
        writeln!(output, "{:10} {beginning}  [{why}]", role.map_or("-", Role::name))?;
    }
    Ok(())
}

/// Characters of each line that an explanation shows.
const EXPLAINED: usize = 60;

/// A template out of its file.
fn template(file: &str) -> Result<String, String> {
    let text = std::fs::read_to_string(file).map_err(|error| error.to_string())?;
    Template::parse(&text, &SCOPE).map_err(|fault| fault.to_string())?;
    Ok(text)
}

/// One `NAME=VALUE` of the command line, checked as a stored setting is.
fn setting(argument: &str) -> Result<(String, Raw), String> {
    let (name, value) = argument.split_once('=').ok_or("must be NAME=VALUE")?;
    let field = FIELDS.iter().find(|field| field.name == name).ok_or(format!("there is no setting {name:?}"))?;
    let raw = match field.kind {
        FieldKind::Number { .. } => value.parse().ok().map(Raw::Number),
        FieldKind::Switch { .. } => value.parse().ok().map(Raw::Switch),
        _ => Some(Raw::Text(value.to_owned())),
    };
    match raw.filter(|raw| field.accepts(raw)) {
        Some(raw) => Ok((name.to_owned(), raw)),
        None => Err(format!("{name} takes {}", takes(&field.kind))),
    }
}

fn list_settings(output: &mut impl Write) -> io::Result<()> {
    for field in FIELDS {
        writeln!(output, "{:16} {}", field.name, takes(&field.kind))?;
    }
    Ok(())
}

fn takes(kind: &FieldKind) -> String {
    match kind {
        FieldKind::Number { default, least, most, step } => {
            format!("a number from {least} to {most} in steps of {step} (default {default})")
        }
        FieldKind::Switch { default } => format!("true or false (default {default})"),
        FieldKind::Choice { default, choices } => format!("one of {} (default {default})", choices.join(", ")),
        FieldKind::Template { most, .. } => format!("a template of at most {most} bytes, see guide/template.md"),
        FieldKind::Keys => {
            format!("an action and its key each, none twice (default {})", pullquote::options::keys::DEFAULT)
        }
        FieldKind::Order { default } => format!("these names in any order, hidden with a - before them: {default}"),
    }
}
