// The try-it page: gets hold of a text and lets the wasm read and show it. Nothing is asked of the network but
// this page's own files.
"use strict";

(() => {
  // For browsers of before 2025 as well, which are slower at it.
  const bytes = (text) => Uint8Array.fromBase64?.(text) ?? Uint8Array.from(atob(text), (c) => c.charCodeAt(0));

  const core = pullquoteGlue(WebAssembly);
  core.initSync({ module: bytes(pullquoteCore) });
  core.set_lexicon(bytes(pullquoteLexicon));

  const at = (id) => document.getElementById(id);
  const language = at("language");
  let text = "";

  // The document is parsed, never shown: its scripts don't run and its pictures aren't fetched.
  function snapshot(html) {
    const parsed = new DOMParser().parseFromString(html, "text/html");
    return pullquoteSnapshot(parsed, core.tag_names());
  }

  // For tests: the reading of an HTML document, as JSON.
  globalThis.pullquoteRead = (html) => {
    const { strings, table } = snapshot(html);
    return JSON.stringify(core.read(strings, table));
  };

  const looksLikeHtml = (text) => /^\s*<(!doctype|!--|\?xml|[a-z][a-z0-9-]*[\s>/])/i.test(text);

  function show() {
    problem("");
    const found = core.try_read(text, looksLikeHtml(text) ? snapshot(text) : undefined, language.value);
    at("give").hidden = found;
    at("shown").hidden = !found;
    if (found) {
      scrollTo(0, 0);
      at("text").focus({ preventScroll: true });
    } else {
      problem("try_empty");
    }
  }

  function problem(key, detail = "") {
    at("problem").textContent = key && core.say(language.value, key, detail);
  }

  // By byte order mark, then by what the document says of itself, then UTF-8, as browsers do.
  function decode(buffer) {
    const start = new Uint8Array(buffer, 0, Math.min(buffer.byteLength, 4096));
    const marks = [["utf-8", 0xef, 0xbb, 0xbf], ["utf-16le", 0xff, 0xfe], ["utf-16be", 0xfe, 0xff]];
    const marked = marks.find(([, ...mark]) => mark.every((byte, index) => start[index] === byte));
    const said = /<meta[^>]+charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(new TextDecoder("latin1").decode(start));
    try {
      return new TextDecoder(marked?.[0] ?? said?.[1] ?? "utf-8").decode(buffer);
    } catch {
      return new TextDecoder().decode(buffer);
    }
  }

  async function readFrom(name, buffer) {
    try {
      const decoded = decode(await buffer());
      // no text holds NUL, pictures and packed files do
      if (decoded.includes("\0")) throw new TypeError("not a text");
      text = decoded;
    } catch {
      return problem("try_unreadable", name);
    }
    show();
  }

  const readFile = (file) => file && readFrom(file.name, () => file.arrayBuffer());

  at("read").addEventListener("click", () => {
    text = at("paste").value;
    show();
  });
  at("choose").addEventListener("click", () => at("file").click());
  at("file").addEventListener("change", (event) => {
    readFile(event.target.files[0]);
    event.target.value = "";
  });
  at("sample").addEventListener("click", () =>
    readFrom("sample.html", async () => {
      const answer = await fetch("sample.html");
      if (!answer.ok) throw new Error(answer.statusText);
      return answer.arrayBuffer();
    }));
  at("again").addEventListener("click", () => {
    at("shown").hidden = true;
    at("give").hidden = false;
    at("paste").focus();
  });
  language.addEventListener("change", () => {
    core.try_page(language.value);
    problem("");
    if (!at("shown").hidden) show();
  });

  for (const kind of ["dragover", "drop"]) addEventListener(kind, (event) => event.preventDefault());
  addEventListener("drop", (event) => {
    const given = event.dataTransfer;
    if (given.files.length > 0) return readFile(given.files[0]);
    text = given.getData("text/html") || given.getData("text/plain");
    show();
  });

  language.value = core.try_page("auto");
})();
