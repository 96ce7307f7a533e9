//! Bytes of a file → its text.

use encoding_rs::{Encoding, UTF_8};

/// How far into a file `<meta charset>` is looked for, as the HTML standard says.
const PRESCAN: usize = 1024;

/// Decodes a file as a browser would: by its byte order mark, else by the `<meta charset>` in its first
/// kilobyte, else as UTF-8. Bytes that the encoding doesn't know become U+FFFD.
pub fn decode(bytes: &[u8]) -> String {
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None => declared(&bytes[..bytes.len().min(PRESCAN)]).unwrap_or(UTF_8),
    };
    encoding.decode(bytes).0.into_owned()
}

/// The same for a file that may be no text: none holds NUL, pictures and packed files do.
pub fn text(bytes: &[u8]) -> Option<String> {
    Some(decode(bytes)).filter(|text| !text.contains('\0'))
}

/// The encoding that a page's first bytes declare, in `charset=…` with or without quotation marks.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(bytes).to_ascii_lowercase();
    let meta = &head[head.find("<meta")?..];
    let label = meta[meta.find("charset")? + "charset".len()..].trim_start().strip_prefix('=')?;
    let label = label.trim_start().trim_start_matches(['"', '\'']);
    let end = label.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_' | ':' | '.'));
    let encoding = Encoding::for_label(&label.as_bytes()[..end.unwrap_or(label.len())])?;
    // a page that could be read as ASCII so far isn't UTF-16, whatever it says
    Some(if encoding.is_ascii_compatible() { encoding } else { UTF_8 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declared_and_marked() {
        let gbk = b"<html><meta http-equiv=Content-Type content='text/html; charset=gb2312'><p>\xd6\xd0\xce\xc4";
        assert!(decode(gbk).ends_with("中文"));
        let big5 = b"<meta charset=\"big5\"><p>\xa4\xa4\xa4\xe5";
        assert!(decode(big5).ends_with("中文"));
        assert_eq!(decode("\u{feff}中文".as_bytes()), "中文");
        assert_eq!(decode(b"\xff\xfe\x2d\x4e"), "中");
        assert_eq!(decode("<meta charset=utf-16>中文".as_bytes()), "<meta charset=utf-16>中文");
        assert_eq!(decode(b"a\xffb"), "a\u{fffd}b");
    }

    #[test]
    fn what_is_no_text() {
        assert_eq!(text(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), None);
        assert_eq!(text(b"\xff\xfe\x2d\x4e"), Some("中".to_owned()));
    }
}
