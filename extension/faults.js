// When the module of wasm fails by a fault of its own: it is never called again, nothing of it is to be seen in the
// page, and one sentence says what to report, which holds no words of the page.
"use strict";

globalThis.pullquoteFaults = (() => {
  const HOST = "pullquote-panel";
  const OURS = "pullquote-";
  // As src/browser/highlights.rs names them: Firefox lets no extension ask for all there are.
  const STRENGTHS = [1, 2, 3];
  const MARKS = ["jump", "also", ...["quotes", "points"].flatMap((kind) => STRENGTHS.map((one) => `${kind}-${one}`))];
  // A trap, in wasm or in its twin, or no room left to call anything.
  const isFault = (error) =>
    ["RuntimeError", "RangeError", "InternalError"].includes(error?.name) || error?.message === "abort";

  // `WebAssembly`, or what stands in for it, whose modules are closed at their first fault; `failed` is then told what
  // was being done.
  const guarded = ({ Module, Instance }, failed) => ({
    Module,
    Instance: class {
      constructor(module, imports) {
        const { exports } = new Instance(module, imports);
        let over = false;
        const guard = (name, act) => (...given) => {
          if (over) return undefined;
          try {
            return act(...given);
          } catch (error) {
            if (isFault(error) && !over) {
              over = true;
              try { exports.close(); } catch { /* what it leaves is swept up */ }
              sweep();
              failed(name);
            }
            throw error;
          }
        };
        // what the browser calls back has a name for the linker only
        const short = (name) => (name.includes("closure") ? "event" : name);
        const guarded = ([name, it]) => [name, typeof it === "function" ? guard(short(name), it) : it];
        this.exports = Object.fromEntries(Object.entries(exports).map(guarded));
      }
    },
  });

  // Takes away what a module that failed, or one whose extension has gone, has left in the page.
  function sweep() {
    const host = document.querySelector(`#${HOST}[popover=manual]`);
    host?.removeAttribute("id"); // by that its script knows not to put it back
    host?.remove();
    for (const mark of MARKS) CSS.highlights.delete(OURS + mark);
    const sheets = document.adoptedStyleSheets;
    const theirs = sheets.filter((sheet) => !sheet.cssRules[0]?.selectorText?.includes(OURS));
    if (theirs.length < sheets.length) document.adoptedStyleSheets = theirs;
  }

  // Says it where the panel would be, until it is clicked away.
  function tell(what, language) {
    const sentence = document.createElement("p");
    sentence.textContent = pullquoteSaid("broken", what, language);
    sentence.style.cssText = "margin: 0; padding: 12px 16px; background: #fffdf8; color: #1d1a14;" +
      "border: 2px solid #a33a12; border-radius: 8px; font: 15px/1.5 system-ui, sans-serif; cursor: pointer;" +
      "overflow-wrap: anywhere";
    const said = document.createElement("div");
    const attributes = { id: HOST, popover: "manual", role: "alert" };
    for (const [name, value] of Object.entries(attributes)) said.setAttribute(name, value);
    said.style.cssText = "all: initial; position: fixed; inset: 16px 16px auto auto; max-width: 24rem";
    said.attachShadow({ mode: "closed" }).append(sentence);
    said.addEventListener("click", (event) => event.isTrusted && said.remove());
    document.documentElement.append(said);
    said.showPopover();
  }

  return { guarded, sweep, tell };
})();
