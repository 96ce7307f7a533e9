//! The sites that a reader has chosen, on which pages are looked at as they come: what can be typed for one, and the
//! list that is taken from machine to machine.

use serde::{Deserialize, Serialize};

/// One chosen site, as storage and the list's file hold it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Site {
    /// The name of its host, in ASCII; what lies below it belongs to it.
    pub host: String,
    /// Whether the panel opens by itself there.
    #[serde(default)]
    pub opens: bool,
}

/// Sites that are offered by name, with their hosts.
pub const OFFERED: &[(&str, &str)] = &[("ZAKER", "myzaker.com"), ("鱼阅 Fish AI Reader", "fishai.com.cn")];

/// The file that a list is exported to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct File {
    /// [`FORMAT`], which tells it from other files.
    pub format: String,
    pub version: u32,
    pub sites: Vec<Site>,
}

pub const FORMAT: &str = "pullquote-sites";
pub const VERSION: u32 = 1;

/// Why something that was typed or imported cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// Nothing was given.
    Empty,
    /// It is an address, but none of the web.
    NotTheWeb,
    /// No site can have such a name.
    NotASite,
    /// So many sites end so that it is no site of its own.
    TooBroad,
    /// A file of another kind.
    AnotherFile,
    /// A file of a newer version.
    Newer,
}

/// Second to last parts of names under which, in many countries, everybody has sites.
const SHARED: &[&str] = &["ac", "co", "com", "edu", "gob", "gov", "gouv", "net", "ne", "or", "org"];

/// The host that was typed: a name, or any address on the site. `ascii` writes a name of other letters as hosts are
/// written (`bücher.example` → `xn--bcher-kva.example`).
pub fn host(typed: &str, ascii: impl Fn(&str) -> Option<String>) -> Result<String, Problem> {
    let typed = typed.trim();
    let rest = match typed.split_once("://") {
        Some((scheme, rest)) if ["http", "https", "*"].contains(&scheme.to_ascii_lowercase().as_str()) => rest,
        Some(_) => return Err(Problem::NotTheWeb),
        None => typed,
    };
    let name = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let name = name.strip_prefix("*.").unwrap_or(name);
    let name = match name.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|digit| digit.is_ascii_digit()) => name,
        Some(_) => return Err(Problem::NotTheWeb),
        None => name,
    };
    let name = name.trim_end_matches('.');
    if name.is_empty() {
        return Err(if typed.is_empty() { Problem::Empty } else { Problem::NotASite });
    }
    let name = if name.is_ascii() { name.to_ascii_lowercase() } else { ascii(name).ok_or(Problem::NotASite)? };
    judge(&name).map(|()| name)
}

/// Whether a name in ASCII can be that of a site.
fn judge(name: &str) -> Result<(), Problem> {
    let parts: Vec<&str> = name.split('.').collect();
    let last = parts.last().copied().unwrap_or_default();
    if last.bytes().all(|byte| byte.is_ascii_digit()) {
        let numbers = parts.len() == 4 && parts.iter().all(|part| part.parse::<u8>().is_ok());
        return if numbers { Ok(()) } else { Err(Problem::NotASite) };
    }
    let fits = |part: &&str| {
        let known = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        (1..64).contains(&part.len()) && part.bytes().all(known) && !part.starts_with('-') && !part.ends_with('-')
    };
    if name.len() > 253 || !parts.iter().all(fits) {
        return Err(Problem::NotASite);
    }
    match parts[..] {
        [_] if name != "localhost" => Err(Problem::NotASite),
        [shared, country] if country.len() == 2 && SHARED.contains(&shared) => Err(Problem::TooBroad),
        _ => Ok(()),
    }
}

/// A list with the sites of a file put to it, each host once, and how many of them are new.
pub fn import(
    list: &[Site],
    file: &File,
    ascii: impl Fn(&str) -> Option<String>,
) -> Result<(Vec<Site>, usize), Problem> {
    if file.format != FORMAT {
        return Err(Problem::AnotherFile);
    }
    if file.version > VERSION {
        return Err(Problem::Newer);
    }
    let mut all = list.to_vec();
    for site in &file.sites {
        put(&mut all, site, &ascii)?;
    }
    let new = all.len() - list.len();
    Ok((all, new))
}

/// Puts a site to a list, where each host stands once.
pub fn put(list: &mut Vec<Site>, site: &Site, ascii: impl Fn(&str) -> Option<String>) -> Result<(), Problem> {
    let host = host(&site.host, ascii)?;
    match list.iter_mut().find(|known| known.host == host) {
        Some(known) => known.opens = site.opens,
        None => list.push(Site { host, opens: site.opens }),
    }
    Ok(())
}

/// A list as the file that [`import`] takes.
pub fn export(list: &[Site]) -> File {
    File { format: FORMAT.to_owned(), version: VERSION, sites: list.to_vec() }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// No other letters in these.
    fn none(_: &str) -> Option<String> {
        None
    }

    #[test]
    fn what_can_be_typed() {
        for (typed, host) in [
            ("harbour.example", "harbour.example"),
            ("  HTTPS://News.Harbour.Example:8080/a/b?c=d#e ", "news.harbour.example"),
            ("*.harbour.example", "harbour.example"),
            ("*://*.harbour.example/*", "harbour.example"),
            ("harbour.example.", "harbour.example"),
            ("harbour.com.cn/a", "harbour.com.cn"),
            ("localhost:8000", "localhost"),
            ("http://127.0.0.1/x", "127.0.0.1"),
        ] {
            assert_eq!(super::host(typed, none), Ok(host.to_owned()), "{typed}");
        }
        assert_eq!(super::host("码头.example", |_| Some("xn--1.example".into())), Ok("xn--1.example".into()));
    }

    #[test]
    fn what_cannot() {
        use Problem::*;
        for (typed, problem) in [
            ("", Empty),
            ("  ", Empty),
            ("harbour", NotASite),
            ("the harbour news", NotASite),
            ("https://", NotASite),
            ("a..example", NotASite),
            ("-a.example", NotASite),
            ("10.0.0.256", NotASite),
            ("1.2.3", NotASite),
            ("码头", NotASite),
            ("<all_urls>", NotASite),
            ("*", NotASite),
            ("com", NotASite),
            ("*.com.cn", TooBroad),
            ("co.uk", TooBroad),
            ("file:///home/a.html", NotTheWeb),
            ("chrome://settings", NotTheWeb),
            ("mailto:a@harbour.example", NotTheWeb),
        ] {
            assert_eq!(super::host(typed, none), Err(problem), "{typed}");
        }
    }

    #[test]
    fn a_list_there_and_back() {
        let site = |host: &str, opens| Site { host: host.to_owned(), opens };
        let list = [site("harbour.example", true), site("quay.example", false)];
        let json = serde_json::to_string(&export(&list)).unwrap();
        let file: File = serde_json::from_str(&json).unwrap();
        assert_eq!(import(&[], &file, none), Ok((list.to_vec(), 2)));
        let merged = import(&[site("quay.example", true), site("pier.example", true)], &file, none);
        let all = [site("quay.example", false), site("pier.example", true), site("harbour.example", true)];
        assert_eq!(merged, Ok((all.to_vec(), 1)));
        assert_eq!(import(&[], &File { format: "notes".into(), ..file.clone() }, none), Err(Problem::AnotherFile));
        assert_eq!(import(&[], &File { version: 2, ..file.clone() }, none), Err(Problem::Newer));
        let broken = File { sites: vec![site("every site", false)], ..file };
        assert_eq!(import(&[], &broken, none), Err(Problem::NotASite));
    }
}
