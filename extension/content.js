// The page's side of a click: starts the wasm once, then opens and closes the panel. Its value is what
// background.js gets as the outcome of the first click.
"use strict";

globalThis.pullquote = (() => {
  const storage = chrome.storage.sync;
  let core = null;

  // The bytes arrive as text, in scripts that run in this world: nothing is fetched, nothing can be asked for
  // by the page. Each is let go once used.
  function bytes(name) {
    const text = globalThis[name];
    delete globalThis[name];
    return globalThis.pullquoteBytes(text);
  }

  function start() {
    const started = globalThis.pullquoteGlue(WebAssembly);
    started.initSync({ module: bytes("pullquoteCore") });
    started.set_lexicon(bytes("pullquoteLexicon"));
    return started;
  }

  async function options() {
    return (await storage.get("options")).options;
  }

  function changed(changes) {
    if (changes.options) core.set_options(changes.options.newValue);
  }

  async function open() {
    const stored = options(); // on its way while the wasm starts
    try {
      core ??= start();
    } catch (error) {
      // Chromium holds a content script's wasm to the page's own security policy.
      if (error instanceof WebAssembly.CompileError) return "forbidden";
      throw error;
    }
    const snapshot = globalThis.pullquoteSnapshot(document, core.tag_names());
    core.open(snapshot, location.href, await stored, () => storage.onChanged.removeListener(changed));
    storage.onChanged.addListener(changed);
    return "open";
  }

  function close() {
    core?.close();
    return "closed";
  }

  return {
    version: chrome.runtime.getManifest().version,
    close,
    toggle: () => (core?.is_open() ? close() : open()),
  };
})();

globalThis.pullquote.toggle();
