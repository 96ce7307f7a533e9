//! Pages on loopback.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};

/// Serves files below a folder. A path that begins with the name of one of [`POLICIES`] is answered like the one
/// after it, with that content security policy.
#[derive(Clone)]
pub struct Server {
    port: u16,
}

impl Server {
    /// Serves `root` from a thread of its own until the process ends; on a port of its choice with 0.
    pub fn start(root: &Path, port: u16) -> std::io::Result<Server> {
        let listener = TcpListener::bind(("127.0.0.1", port))?;
        let port = listener.local_addr()?.port();
        let root = root.to_owned();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let root = root.clone();
                std::thread::spawn(move || serve(stream, &root));
            }
        });
        Ok(Server { port })
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}/{path}", self.port)
    }
}

/// Names and what they stand for. All keep wasm out; the last ones keep more out.
pub const POLICIES: &[(&str, &str)] = &[
    ("own-scripts", "script-src 'self'"),
    ("no-scripts", "default-src 'none'; script-src 'none'"),
    ("trusted-types", "script-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'"),
    ("sandbox", "sandbox; default-src 'none'"),
];

fn serve(mut stream: TcpStream, root: &Path) -> Option<()> {
    let mut lines = BufReader::new(stream.try_clone().ok()?).lines();
    let request = lines.next()?.ok()?;
    lines.take_while(|line| line.as_ref().is_ok_and(|line| !line.is_empty())).for_each(drop);
    let path = request.split(' ').nth(1)?.split('?').next()?.trim_start_matches('/').to_owned();
    let policy = path.split_once('/').and_then(|(name, rest)| {
        let (_, policy) = POLICIES.iter().find(|(known, _)| *known == name)?;
        Some((rest, format!("Content-Security-Policy: {policy}\r\n")))
    });
    let (path, policy) = policy.unwrap_or((&path, String::new()));
    let file: PathBuf = root.join(path);
    let inside = !path.split('/').any(|part| part == "..");
    let (status, body) = match std::fs::read(&file) {
        Ok(body) if inside => ("200 OK", body),
        _ => ("404 Not Found", Vec::new()),
    };
    let kind = match file.extension().and_then(|end| end.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("xhtml") => "application/xhtml+xml",
        Some("svg") => "image/svg+xml",
        Some("pdf") => "application/pdf",
        Some("json") => "application/json",
        _ => "application/octet-stream",
    };
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n{policy}Cache-Control: no-store\r\n\
         Connection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).ok()?;
    stream.write_all(&body).ok()
}

/// A port that nobody listens on now.
pub fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).map_or(0, |address| address.port())
}
