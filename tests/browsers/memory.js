// What the bench of long tasks puts before the page's script in the extension's copy: it tells, when asked, how much
// memory the module has.
"use strict";

if ("FILE" === "content.js") {
  const glue = globalThis.pullquoteGlue;
  globalThis.pullquoteGlue = (wasm) => {
    const core = glue(wasm);
    const initSync = (...args) => {
      const exports = core.initSync(...args);
      document.addEventListener("pullquote-memory", () => {
        document.documentElement.setAttribute("data-pullquote-memory", exports.memory.buffer.byteLength);
      });
      return exports;
    };
    return Object.assign((...args) => core(...args), core, { initSync });
  };
}
