// The extension's own snapshot and wasm in a page, for the tests.
"use strict";

for (const file of ["snapshot", "glue", "core", "lexicon"]) {
  const request = new XMLHttpRequest();
  request.open("GET", `/extension/dist/${file}.js`, false);
  request.send();
  (0, eval)(request.responseText);
}

const core = pullquoteGlue(WebAssembly);
core.initSync({ module: Uint8Array.fromBase64(pullquoteCore) });
core.set_lexicon(Uint8Array.fromBase64(pullquoteLexicon));

// The texts of a snapshot that are not in a hidden element.
function shownTexts(root) {
  const { strings, table } = pullquoteSnapshot(root, core.tag_names());
  const names = core.tag_names().split(" ");
  const unread = ["script", "style", "template", "noscript", "textarea", "svg"].map((name) => names.indexOf(name));
  const texts = [];
  let at = 0;
  let hidden = Infinity;
  for (let i = 0; i < table.length; i += 5) {
    const [kind, depth, name, value, text] = table.subarray(i, i + 5);
    if (depth <= hidden) hidden = kind & 256 || unread.includes(kind & 255) ? depth : Infinity;
    const shown = strings.slice(at + name + value, at + name + value + text).trim();
    if (shown && hidden === Infinity) texts.push(shown);
    at += name + value + text;
  }
  return texts;
}
