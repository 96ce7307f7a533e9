// What the bench puts before the scripts of the extension's copy: they tell when they run and for how long.
// `FILE` is the script's name. The extension itself knows nothing of it.
"use strict";

(() => {
  const now = () => performance.timeOrigin + performance.now();

  // The worker: when it hears of the click, on the clock that the page's side has too.
  if ("FILE" === "background.js") {
    let clicked = 0;
    let spans = [];
    chrome.action.onClicked.addListener(() => {
      clicked = now();
      spans = [];
    });
    chrome.runtime.onMessage.addListener((message, sender, answer) => {
      if (message === "spans") answer({ clicked, spans });
    });
    const { executeScript } = chrome.scripting;
    chrome.scripting.executeScript = async (injection) => {
      const start = now();
      const result = await executeScript(injection);
      spans.push([`worker: ${injection.files ? injection.files[0] : "toggle"}`, start, now()]);
      return result;
    };
    return;
  }

  // [name, start, end] in milliseconds
  const spans = (globalThis.pullquoteSpans ??= []);
  spans.push(["FILE", now(), now()]);
  if ("FILE" !== "content.js") return;

  function timed(name, run, after = () => {}) {
    return function (...args) {
      const start = now();
      const end = () => spans.push([name, start, now()]);
      const result = new.target ? Reflect.construct(run, args) : Reflect.apply(run, this, args);
      if (result instanceof Promise) result.then(end, end);
      else end();
      after();
      return result;
    };
  }

  globalThis.pullquoteSnapshot = timed("pullquoteSnapshot", globalThis.pullquoteSnapshot);
  Uint8Array.fromBase64 = timed("fromBase64", Uint8Array.fromBase64);
  const { storage } = chrome;
  const get = storage.sync.get.bind(storage.sync);
  storage.sync.get = timed("storage", get);

  const glue = globalThis.pullquoteGlue;
  globalThis.pullquoteGlue = (wasm) => {
    const core = glue(wasm);
    const wrapped = Object.assign((...args) => timed("init", core)(...args), core);
    for (const name of Object.keys(core)) wrapped[name] = timed(name, core[name]);
    wrapped.open = timed("open", core.open, watched);
    // the panel's first drawing, its mark: the page has been read
    document.createElementNS = (...what) => {
      delete document.createElementNS;
      spans.push(["first drawing", now(), now()]);
      return document.createElementNS(...what);
    };
    return wrapped;
  };

  // The panel's root, which is closed to all others, and the panel in it: a long page is read in slices, and only
  // then drawn.
  let root = null;
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (how) {
    return (root = attachShadow.call(this, how));
  };

  function watched() {
    if (root.querySelector(".panel")) return painted();
    new MutationObserver((_, observer) => {
      if (!root.querySelector(".panel")) return;
      observer.disconnect();
      painted();
    }).observe(root, { childList: true });
  }

  // A frame's callbacks run before it is painted, a message sent in one arrives after that.
  function painted() {
    const channel = new MessageChannel();
    channel.port1.onmessage = async () => {
      spans.push(["painted", now(), now()]);
      await new Promise((resolve) => setTimeout(resolve, 100));
      const { clicked, spans: workers } = await chrome.runtime.sendMessage("spans");
      const since = [...spans, ...workers].map(([name, start, end]) => [name, start - clicked, end - clicked]);
      document.documentElement.setAttribute("data-pullquote-spans", JSON.stringify(since));
    };
    requestAnimationFrame(() => channel.port2.postMessage(0));
  }
})();
