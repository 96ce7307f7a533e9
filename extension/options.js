// The settings page is drawn in Rust: here it gets the wasm, the browser's storage, and a sample to show.
"use strict";

(async () => {
  const storage = chrome.storage.sync;
  const all = storage.get(null); // on its way while the wasm starts
  const core = pullquoteGlue(WebAssembly);
  core.initSync({ module: pullquoteBytes(pullquoteCore) });
  core.set_lexicon(pullquoteBytes(pullquoteLexicon));

  // The document is parsed, never shown: nothing in it runs and nothing is fetched.
  function sample(bare) {
    const parsed = new DOMParser().parseFromString(pullquoteSample, "text/html");
    if (bare) parsed.querySelector(".ai-summary").remove();
    return pullquoteSnapshot(parsed, core.tag_names());
  }

  const outside = { save: (values) => storage.set(values), sample };
  core.options_page(document.querySelector("main"), await all, outside);
  storage.onChanged.addListener(async () => core.options_changed(await storage.get(null)));
  pullquoteSites(core);
})();
