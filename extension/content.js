// The page's side of a click: starts the wasm once, then opens and closes the panel. Its value is what
// background.js gets as the outcome of the first click.
"use strict";

globalThis.pullquote = (() => {
  const storage = chrome.storage.sync;
  let core = null;
  let presets; // the reader's own, by their names
  let opening = null; // while it takes a moment

  // The bytes arrive as text, in scripts that run in this world: nothing is fetched, nothing can be asked for
  // by the page. All is let go once used.
  const BYTES = ["pullquoteCore", "pullquoteLexicon", "pullquoteTwin"];
  const bytes = (name) => globalThis.pullquoteBytes(globalThis[name]);

  // The twin of the module, where it was put because the page's policy keeps wasm out, is made and used like it.
  const twin = (exports) => ({
    Module: class {},
    Instance: class {
      constructor(module, imports) { this.exports = exports(imports); }
    },
  });

  function start() {
    const { pullquoteTwin } = globalThis;
    const started = globalThis.pullquoteGlue(pullquoteTwin ? twin(pullquoteTwin) : WebAssembly);
    started.initSync({ module: pullquoteTwin ? null : bytes("pullquoteCore") });
    started.set_lexicon(bytes("pullquoteLexicon"));
    for (const name of BYTES) delete globalThis[name];
    return started;
  }

  const snapshot = () => globalThis.pullquoteSnapshot(document, core.tag_names());

  // What the panel asks for, see src/browser/outside.rs.
  const outside = (memory) => ({
    memory,
    get presets() { return presets; },
    remember: (panel) => chrome.storage.local.set({ panel }),
    settings: () => chrome.runtime.sendMessage("settings"),
    set: (values) => chrome.runtime.sendMessage({ set: values }),
    snapshot,
    closed: () => storage.onChanged.removeListener(changed),
  });

  function changed(changes) {
    if (changes.presets) presets = changes.presets.newValue;
    if (changes.options) core.set_options(changes.options.newValue);
  }

  async function open() {
    const kept = Promise.all([storage.get(["options", "presets"]), chrome.storage.local.get("panel")]); // on its way while the wasm starts
    try {
      core ??= start();
    } catch (error) {
      // Chromium holds a content script's wasm to the page's own security policy: background.js brings the twin.
      if (error instanceof WebAssembly.CompileError) return "forbidden";
      throw error;
    }
    const shot = snapshot();
    const [stored, { panel }] = await kept;
    presets = stored.presets;
    core.open(shot, location.href, stored.options, outside(panel));
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
    // a second click before the panel is there has nothing to add
    toggle: () => (core?.is_open() ? close() : (opening ??= open().finally(() => { opening = null; }))),
  };
})();

globalThis.pullquote.toggle();
