// The page's side of what background.js asks: starts the wasm once, then opens and closes the panel, or only looks
// what there is to read. Its value is what background.js gets as the outcome of the first question.
"use strict";

globalThis.pullquote = (() => {
  const storage = chrome.storage.sync;
  let core = null;
  let presets; // the reader's own, by their names
  let language; // of the interface, as the reader has set it
  let opening = null; // while it takes a moment
  let looking = null;
  let unlook = null; // ends a look that a fault has ended
  const PATIENCE = 2000; // milliseconds for an answer of the background
  const VERSION = chrome.runtime.getManifest().version;

  // The twin of the module, where it was put because the page's policy keeps wasm out, is made and used like it.
  const twin = (exports) => ({
    Module: class {
      constructor(bytes) { this.bytes = bytes; }
    },
    Instance: class {
      constructor({ bytes }, imports) { this.exports = exports(imports, bytes); }
    },
  });

  // The bytes arrive as text, in scripts that run in this world: nothing is fetched, nothing can be asked for
  // by the page. All is let go once used.
  function start() {
    const { pullquoteTwin } = globalThis;
    const made = pullquoteTwin ? twin(pullquoteTwin) : WebAssembly;
    const started = globalThis.pullquoteGlue(pullquoteFaults.guarded(made, failed));
    started.initSync({ module: Uint8Array.fromBase64(globalThis.pullquoteCore) });
    delete globalThis.pullquoteCore;
    delete globalThis.pullquoteTwin;
    return started;
  }

  // A fault ends the module: this script has nothing more to do, and the next click brings a new one. What only counts
  // says nothing of it.
  let over = false;
  function failed(what) {
    over = true;
    core = null;
    if (globalThis.pullquote === self) delete globalThis.pullquote;
    if (unlook) unlook(0);
    else if (what !== "look") pullquoteFaults.tell(`Pullquote ${VERSION}, ${what}`, language);
  }

  // The words of both languages, half a million bytes and more, come to no page without Han letters to read.
  const HAN = /[\u4e00-\u9fff]/;
  let worded = false;

  function lacksWords(shot) {
    const { pullquoteLexicon } = globalThis;
    if (!worded && typeof pullquoteLexicon === "string") {
      core.set_lexicon(Uint8Array.fromBase64(pullquoteLexicon));
      delete globalThis.pullquoteLexicon;
      worded = true;
    }
    return !worded && HAN.test(shot.strings);
  }

  // What of the page is read: all, or the ranges that were selected; and the addresses where it has been open.
  let ranges = null;
  const opened = new Set();

  const snapshot = () => globalThis.pullquoteSnapshot(document, core.tag_names(), ranges);

  // Has an open panel's page read anew; without the words if they don't come.
  async function renew() {
    const shot = snapshot();
    if (lacksWords(shot)) await sent("words");
    if (!core) return; // a fault has ended it meanwhile
    lacksWords(shot);
    core.renew(shot);
  }

  function selected() {
    const selection = getSelection();
    const all = Array.from({ length: selection.rangeCount }, (_, at) => selection.getRangeAt(at).cloneRange());
    const some = all.filter((range) => !range.collapsed);
    return some.length > 0 ? some : null;
  }

  // Hands a message to the background, which may be asleep or about to be, and so once more if it got lost, which
  // may go without a word: keeping an entry twice keeps it once.
  async function sent(message) {
    for (let tries = 0; tries < 3; tries += 1) {
      const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
      const answer = await Promise.race([tried(() => chrome.runtime.sendMessage(message)), late]);
      if (answer !== undefined) return answer;
    }
    return undefined;
  }

  // What is asked of the browser fails at once or later when the extension has been updated or removed meanwhile: a
  // panel that is still open goes on without.
  async function tried(act) {
    try {
      return await act();
    } catch {
      return undefined;
    }
  }

  // What the panel asks for, see src/browser/outside.rs.
  const outside = (memory, by) => ({
    memory,
    get presets() { return presets; },
    by,
    remember: (panel) => tried(() => chrome.storage.local.set({ panel })),
    settings: () => tried(() => chrome.runtime.sendMessage("settings")),
    notebook: () => tried(() => chrome.runtime.sendMessage("notebook")),
    keep: async (entry) => {
      const word = await sent({ keep: { ...entry, kept: Date.now() } });
      core?.tell(word ?? "not_kept", word === undefined);
    },
    set: async (values) => {
      if (!(await sent({ set: values }))) core?.tell("not_set", true);
    },
    snapshot,
    renew,
    closed: () => tried(() => storage.onChanged.removeListener(changed)),
  });

  function changed(changes) {
    if (changes.presets) presets = changes.presets.newValue;
    if (changes.options) core?.set_options(changes.options.newValue);
  }

  // False where the page's own security policy, to which Chromium holds a content script's wasm, keeps it out:
  // background.js brings the twin.
  function ready() {
    try {
      core ??= start();
    } catch (error) {
      if (error instanceof WebAssembly.CompileError) return false;
      throw error;
    }
    return true;
  }

  // A second click before the panel is there has nothing to add.
  function open() {
    return (opening ??= draw().catch(unlessOver("failed")).finally(() => { opening = null; }));
  }

  // A fault has been told already.
  const unlessOver = (outcome) => (error) => {
    if (over) return outcome;
    throw error;
  };

  // What is kept of settings and panel: on its way while the wasm starts.
  async function kept() {
    const [stored, { panel }] = await Promise.all([
      storage.get(["options", "presets"]),
      chrome.storage.local.get("panel"),
    ]);
    presets = stored.presets;
    language = stored.options?.language;
    return [stored.options, panel];
  }

  async function draw() {
    const keeping = kept();
    if (!ready()) return "forbidden";
    const shot = snapshot();
    const [options, memory] = await keeping;
    if (!core) return "failed"; // a fault has ended it meanwhile
    if (lacksWords(shot)) return "wordless";
    core.open(shot, location.href, options, outside(memory, "reader"));
    opened.add(location.href);
    storage.onChanged.addListener(changed);
    return "open";
  }

  function close() {
    core?.close();
    return "closed";
  }

  function read(what) {
    ranges = what;
    return open();
  }

  // How many quotes there are to list, if it is an article worth the panel, which then opens by itself where the
  // reader wants that: once at an address, so that it stays closed when it has been closed.
  const look = (opens) => (looking ??= count(opens).catch(unlessOver(0)).finally(() => { looking = null; }));

  async function count(opens) {
    const [options, memory] = await kept();
    if (!ready()) return "forbidden";
    if (core.is_open() || opening) return 0; // it has been counted, and may show a selection
    ranges = null;
    const shot = snapshot();
    if (lacksWords(shot)) return "wordless";
    const address = location.href;
    const by = opens && !opened.has(address) ? outside(memory, "itself") : undefined;
    const quotes = await new Promise((told) => {
      unlook = told;
      core.look(shot, address, options, by, told);
    }).finally(() => { unlook = null; });
    if (by && quotes > 0) {
      opened.add(address);
      storage.onChanged.addListener(changed);
    }
    return quotes;
  }

  const self = {
    // nothing once the browser has taken the extension away from under it, though the same one may come back
    get version() { return chrome.runtime?.id && VERSION; },
    close,
    look,
    read: () => read(null),
    read_selection: () => read(selected()),
    toggle: () => (core?.is_in_use() ? close() : read(null)),
  };
  pullquoteFaults.sweep();
  return self;
})();

(() => {
  const [what, ...how] = globalThis.pullquoteAsked;
  delete globalThis.pullquoteAsked;
  return globalThis.pullquote[what](...how);
})();
