//! Turns the compiled wasm into what browsers load. `build.sh` calls it for each step, with wasm-opt in between:
//!
//! ```text
//! pack bind RAW.wasm OUT NAME   OUT/NAME.wasm and OUT/NAME.js, its glue
//! pack twin MADE.js             what wasm2js made of a module, ready to stand in for it
//! pack extension OUT FOLDER     extension/ and OUT as the folder that both browsers load, and target/*.zip, *.xpi
//! pack www OUT FOLDER           the try-it page with its module
//! ```
//!
//! The same input gives the same bytes: files in order of their names, no times.

use base64::engine::Engine;
use base64::engine::general_purpose::STANDARD;
use std::error::Error;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use wasm_bindgen_cli_support::Bindgen;

type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;

/// What lies in `extension/` for the build only.
const NOT_SHIPPED: &[&str] = &["pack.rs", "package.json", "package-lock.json", "node_modules", "dist"];

/// A level of the packed forms beyond those of zlib: so many rounds by zopfli, more than nine.
const ZOPFLI: i64 = 9 + 3;

/// The words that tie both languages together; its own file, since its licence is its own.
const LEXICON: &str = "src/text/data/zh-en.lexicon";

fn main() -> Result {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["bind", raw, out, name] => bind(raw, Path::new(out), name),
        ["twin", made] => twin(Path::new(made)),
        ["extension", out, folder] => extension(Path::new(out), Path::new(folder)),
        ["www", out, folder] => www(Path::new(out), Path::new(folder)),
        _ => Err(
            "usage: pack bind RAW.wasm OUT NAME | pack twin MADE.js | pack extension OUT FOLDER | pack www OUT FOLDER"
                .into(),
        ),
    }
}

/// wasm-bindgen's two halves: the module, and the glue around it as a factory.
fn bind(raw: &str, out: &Path, name: &str) -> Result {
    let mut output = Bindgen::new()
        .input_path(raw)
        .no_modules(true)?
        .omit_default_module_path(true)
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .out_name(name)
        .generate_output()?;
    // Short names for what the module imports, in place of wasm-bindgen's long ones, are eight kilobytes less.
    let mut glue = replaced(output.js(), &format!("\"./{name}_bg.js\": import0"), "js: import0")?;
    for (index, import) in output.wasm_mut().imports.iter_mut().enumerate() {
        glue = replaced(&glue, &format!("{}: function", import.name), &format!("i{index}: function"))?;
        import.module = "js".to_owned();
        import.name = format!("i{index}");
    }
    fs::create_dir_all(out)?;
    fs::write(out.join(name).with_extension("wasm"), output.wasm_mut().emit_wasm())?;
    // The module is handed to the glue: what would fetch one is left out.
    let glue = without(&glue, "async function __wbg_load(", "function initSync(")?;
    let glue = without(&glue, "let __wbg_init_promise;", "return Object.assign(__wbg_init, ")?;
    let glue = replaced(&glue, "return Object.assign(__wbg_init, ", "return Object.assign(")?;
    // A plain script would declare its names anew at every injection, which is an error. As a factory it can
    // be injected twice, and be handed another `WebAssembly`.
    let global = global(name);
    let glue = format!("globalThis.{global}Glue = function (WebAssembly) {{\n{glue}\nreturn wasm_bindgen;\n}};\n");
    fs::write(out.join(name).with_extension("js"), glue)?;
    Ok(())
}

/// What fills a twin's memory: the segments of data in the bytes of the module, whose script is there before it.
const TWIN_DATA: &str = "
    let at = 8;
    const number = () => {
        let number = 0;
        for (let shift = 0, byte = 128; byte > 127; shift += 7) {
            byte = wasm[at++];
            number |= (byte & 127) << shift;
        }
        return number;
    };
    while (at < wasm.length) {
        const isData = wasm[at++] === 11;
        const size = number();
        const end = at + size;
        for (let segments = isData ? number() : 0; segments > 0; segments -= 1) {
            at += 2; // of the only memory, from a constant on
            const start = number();
            at += 1; // the constant's end
            const length = number();
            bufferView.set(wasm.subarray(at, at + length), start);
            at += length;
        }
        at = end;
    }
";

/// The twin of a module: `pullquoteTwin` takes its imports and the module's bytes and gives its exports.
fn twin(made: &Path) -> Result {
    let script = fs::read_to_string(made)?;
    let script =
        replaced(&script, "function instantiate(info) {", "globalThis.pullquoteTwin = function (info, wasm) {")?;
    let filling = "function initActiveSegments(imports) {";
    let script = without(&script, "  var base64ReverseLookup", filling)?;
    let script = without(&script, "  base64DecodeToExistingUint8Array(", "\n}\n")?;
    let script = replaced(&script, filling, &[filling, TWIN_DATA].concat())?;
    // When memory grows, the glue sees it by the old buffer, which must be of no use any more, as it is in wasm.
    let script = replaced(&script, "new ArrayBuffer(newPages << 16)", "buffer.transfer(newPages << 16)")?;
    let script = replaced(&script, "newHEAP8.set(HEAP8);", "")?;
    fs::write(made, unmarked(&script))?;
    Ok(())
}

/// A script that compares variables as they are. wasm2js marks them as whole numbers, which they always are: all of them
/// hold results of operations on such numbers, or truth values, which compare like 0 and 1.
fn unmarked(script: &str) -> String {
    const MARK: &str = " | 0)";
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '$' | '_');
    let compares = |c: char| matches!(c, '=' | '!' | '<' | '>');
    let mut made = String::with_capacity(script.len());
    let mut rest = script;
    while let Some((marked, behind)) = rest.split_once(MARK) {
        let before = marked.trim_end_matches(is_name);
        let is_compared =
            behind.trim_start().starts_with(compares) || before.trim_end_matches([' ', '(']).ends_with(compares);
        match before.strip_suffix('(') {
            Some(outside) if is_compared && !outside.ends_with(is_name) => {
                made.extend([outside, &marked[before.len()..]]);
            }
            _ => made.extend([marked, MARK]),
        }
        rest = behind;
    }
    made + rest
}

/// A text with something that it has once replaced.
fn replaced(text: &str, old: &str, new: &str) -> Result<String> {
    match text.split(old).collect::<Vec<_>>()[..] {
        [before, after] => Ok([before, new, after].concat()),
        _ => Err(format!("no longer made as it was: {old}").into()),
    }
}

/// A text without what stands between the beginning of something and that of something after it.
fn without(text: &str, from: &str, to: &str) -> Result<String> {
    let (before, rest) = text.split_once(from).ok_or_else(|| format!("no longer made as it was: {from}"))?;
    let at = rest.find(to).ok_or_else(|| format!("no longer made as it was: {to}"))?;
    Ok([before, &rest[at..]].concat())
}

/// The unpacked extension, and its packed forms beside the folder of the build.
fn extension(out: &Path, folder: &Path) -> Result {
    let mut files = tree(Path::new("extension"), NOT_SHIPPED)?;
    files.extend(module(out, "core", "")?);
    files.extend(module(out, "pages", "pages-")?);
    files.extend([interface()?, lexicon()?, sample()?]);
    files.push(("twin.js".to_owned(), fs::read(out.join("twin.js"))?));
    let manifest = fs::read_to_string("extension/manifest.json")?;
    for (name, bytes) in &mut files {
        if name == "manifest.json" {
            *bytes = manifest.replace("VERSION", env!("CARGO_PKG_VERSION")).into_bytes();
        } else if name.starts_with("_locales/") {
            *bytes = asked_for(&manifest, bytes)?;
        }
    }
    files.sort();
    let packed = ["zip", "xpi"].map(|kind| format!("target/pullquote-{}.{kind}", env!("CARGO_PKG_VERSION")));
    // The last packing takes a while.
    if packed.iter().all(|path| Path::new(path).exists()) && tree(folder, &[]).is_ok_and(|made| made == files) {
        return Ok(());
    }
    packed.iter().for_each(|path| _ = fs::remove_file(path)); // none is better than one of other files
    write(files, folder)?;
    let bytes = zip(tree(folder, &[])?)?;
    packed.iter().try_for_each(|path| fs::write(path, &bytes))?;
    Ok(())
}

/// The try-it page: its module and the extension's own snapshot around `www/`.
fn www(out: &Path, folder: &Path) -> Result {
    let mut files = tree(Path::new("www"), &[])?;
    files.extend(module(out, "try_page", "")?);
    files.extend([interface()?, lexicon()?]);
    for shared in ["snapshot.js", "palette.css", "page.css"] {
        files.push((shared.to_owned(), fs::read(Path::new("extension").join(shared))?));
    }
    write(files, folder)
}

/// Of a language's messages those that the manifest names, the only ones that the browser itself says: all of them are
/// in the [`interface`].
fn asked_for(manifest: &str, messages: &[u8]) -> Result<Vec<u8>> {
    let mut messages: serde_json::Map<String, serde_json::Value> = serde_json::from_slice(messages)?;
    messages.retain(|key, _| manifest.contains(&format!("__MSG_{key}__")));
    Ok(serde_json::to_vec(&messages)?)
}

/// What the wasm says and how it looks: its messages in each interface language, its style sheets.
fn interface() -> Result<(String, Vec<u8>)> {
    let mut messages = serde_json::Map::new();
    for (path, bytes) in tree(Path::new("extension/_locales"), &[])? {
        let entries: serde_json::Map<String, serde_json::Value> = serde_json::from_slice(&bytes)?;
        let said = entries.into_iter().map(|(key, entry)| (key, entry["message"].clone()));
        messages.insert(path.split('/').next().unwrap_or_default().to_owned(), said.collect());
    }
    let style = |sheets: &[&str]| -> Result<String> {
        Ok(sheets.iter().map(fs::read_to_string).collect::<std::io::Result<_>>()?)
    };
    let interface = serde_json::json!({
        "messages": messages,
        "panel": style(&["extension/palette.css", "src/browser/panel.css"])?,
        "highlights": style(&["src/browser/highlights.css"])?,
    });
    let script = format!("globalThis.pullquoteInterface = {interface};\n");
    Ok(("interface.js".to_owned(), script.into_bytes()))
}

/// What the globals of a module begin with: a page may have the module of web pages beside that of the extension's pages.
fn global(name: &str) -> &str {
    if name == "pages" { "pullquotePages" } else { "pullquote" }
}

/// A module of wasm and its glue as scripts, the one way into a page that needs no request: `glue.js` and `core.js`
/// with something before their names.
fn module(out: &Path, name: &str, before: &str) -> Result<[(String, Vec<u8>); 2]> {
    let path = out.join(name);
    Ok([
        (format!("{before}glue.js"), fs::read(path.with_extension("js"))?),
        (
            format!("{before}core.js"),
            as_script(&format!("{}Core", global(name)), &as_text(&fs::read(path.with_extension("wasm"))?)),
        ),
    ])
}

/// The words of both languages.
fn lexicon() -> Result<(String, Vec<u8>)> {
    Ok(("lexicon.js".to_owned(), as_script("pullquoteLexicon", &as_text(&fs::read(LEXICON)?))))
}

/// The article that the settings page shows, as a script.
fn sample() -> Result<(String, Vec<u8>)> {
    Ok(("sample.js".to_owned(), as_script("pullquoteSample", &fs::read_to_string("www/sample.html")?.into())))
}

/// A value as a script that makes it a global. The script's own value is none: it would go back to whoever had it put
/// into a page.
fn as_script(name: &str, value: &serde_json::Value) -> Vec<u8> {
    format!("void (globalThis.{name} = {value});\n").into_bytes()
}

/// Bytes as base64: browsers decode it themselves, and hand on a text of ASCII as it is. A text that leaves alike what
/// is alike packs a tenth better, but to decode it took ten milliseconds of those from the click to the panel.
fn as_text(bytes: &[u8]) -> serde_json::Value {
    STANDARD.encode(bytes).into()
}

/// All files below a folder with their paths in it, in order; `skipped` are names at its top.
fn tree(folder: &Path, skipped: &[&str]) -> Result<Vec<(String, Vec<u8>)>> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    paths.sort();
    let mut files = Vec::new();
    for path in paths {
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        if skipped.contains(&name) || name.starts_with('.') {
            continue;
        }
        if path.is_dir() {
            files.extend(tree(&path, &[])?.into_iter().map(|(inner, bytes)| (format!("{name}/{inner}"), bytes)));
        } else {
            files.push((name.to_owned(), fs::read(&path)?));
        }
    }
    Ok(files)
}

/// Makes a folder that holds these files and no others.
fn write(files: Vec<(String, Vec<u8>)>, folder: &Path) -> Result {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    for (name, bytes) in files {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap_or(folder))?;
        fs::write(path, bytes)?;
    }
    Ok(())
}

/// A zip whose bytes depend on names and contents only.
fn zip(mut files: Vec<(String, Vec<u8>)>) -> Result<Vec<u8>> {
    files.sort();
    let options = zip::write::SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Deflated)
        .compression_level(Some(ZOPFLI))
        .last_modified_time(zip::DateTime::default())
        .unix_permissions(0o644);
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(name, options)?;
        zip.write_all(&bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}
