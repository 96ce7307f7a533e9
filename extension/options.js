// The settings page is drawn in Rust: here it gets the wasm, the browser's storage, and a sample to show.
"use strict";

(async () => {
  const storage = chrome.storage.sync;
  const all = storage.get(null); // on its way while the wasm starts
  const pages = pullquotePagesGlue(WebAssembly);
  pages.initSync({ module: Uint8Array.fromBase64(pullquotePagesCore) });

  // What reads web pages reads the sample too, and draws its panel.
  let core;
  function start() {
    core = pullquoteGlue(WebAssembly);
    core.initSync({ module: Uint8Array.fromBase64(pullquoteCore) });
    core.set_lexicon(Uint8Array.fromBase64(pullquoteLexicon));
  }

  // The document is parsed, never shown: nothing in it runs and nothing is fetched.
  function preview(bare, options, text, place) {
    if (!core) start();
    const parsed = new DOMParser().parseFromString(pullquoteSample, "text/html");
    if (bare) parsed.querySelector(".ai-summary").remove();
    core.show_beside(pullquoteSnapshot(parsed, core.tag_names()), options, text, place);
  }

  const markdown = (template) => core?.beside_as_markdown(template);
  const outside = { save: (values) => storage.set(values), preview, markdown };
  pages.options_page(document.querySelector("main"), await all, outside);
  storage.onChanged.addListener(async () => pages.options_changed(await storage.get(null)));
  pullquoteSites(pages);
})();
