// The extension's own snapshot and wasm in a page, for the tests.
"use strict";

for (const file of ["snapshot", "bytes", "glue", "core", "lexicon"]) {
  const request = new XMLHttpRequest();
  request.open("GET", `/extension/dist/${file}.js`, false);
  request.send();
  (0, eval)(request.responseText);
}

const core = pullquoteGlue(WebAssembly);
core.initSync({ module: pullquoteBytes(pullquoteCore) });
core.set_lexicon(pullquoteBytes(pullquoteLexicon));

// The texts of a snapshot that are not in a hidden element.
function shownTexts(root) {
  const { strings, table } = pullquoteSnapshot(root, core.tag_names());
  const unread = ["script", "style", "template", "noscript", "textarea", "svg"].map((name) => core.tag_names().indexOf(name));
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

// Milliseconds of the first snapshot and of the median one of nine, of a page of six text nodes a paragraph.
function snapshotTimes(paragraphs) {
  let page = "";
  for (let i = 0; i < paragraphs; i += 1) {
    page += `<div class="row r${i % 7}"><p>Paragraph ${i} has <a href="/x/${i}">a link</a> and <em>stress</em>,
      <b id="b${i}">weight</b></p></div>`;
  }
  document.body.innerHTML = page;
  const names = core.tag_names();
  const times = [];
  for (let i = 0; i < 9; i += 1) {
    document.body.style.width = `${900 + i}px`;
    document.body.offsetHeight;
    const start = performance.now();
    pullquoteSnapshot(document, names);
    times.push(performance.now() - start);
  }
  return [times[0], times.sort((a, b) => a - b)[4]];
}
