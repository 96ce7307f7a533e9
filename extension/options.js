// The settings page is drawn in Rust: here it gets the wasm and the browser's storage.
"use strict";

(async () => {
  const core = pullquoteGlue(WebAssembly);
  core.initSync({ module: pullquoteBytes(pullquoteCore) });
  const storage = chrome.storage.sync;
  const { options } = await storage.get("options");
  core.options_page(document.querySelector("main"), options, (options) => storage.set({ options }));
  pullquoteSites(core);
})();
