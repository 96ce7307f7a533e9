// The notebook is drawn in Rust: here it gets the wasm and the browser's database.
"use strict";

(async () => {
  const core = pullquotePagesGlue(WebAssembly);
  core.initSync({ module: Uint8Array.fromBase64(pullquotePagesCore) });
  core.set_lexicon(Uint8Array.fromBase64(pullquoteLexicon));
  const show = async () => {
    const { options } = await chrome.storage.sync.get("options");
    core.notebook(document.querySelector("main"), options, pullquoteStore);
  };
  document.addEventListener("visibilitychange", () => document.hidden || show()); // more may have been kept meanwhile
  show();
})();
