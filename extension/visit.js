// On the sites that the reader has chosen, and only there: has the page looked at when it has come, and again while
// it is still being filled or has gone on to another address. It reads nothing itself.
"use strict";

(() => {
  const PAUSES = [800, 1600, 3200, 6400, 12800]; // milliseconds from a change to the next look
  let looks = 0;
  let timer = null;
  const observer = new MutationObserver(later);

  function later() {
    timer ??= setTimeout(look, PAUSES[looks]);
  }

  async function look() {
    looks += 1;
    timer = null;
    // the extension may have been updated or removed meanwhile
    const done = await chrome.runtime.sendMessage("visit").catch(() => true);
    if (done || looks === PAUSES.length) observer.disconnect();
  }

  function begin() {
    looks = 0;
    observer.observe(document, { childList: true, subtree: true, characterData: true });
  }

  globalThis.navigation?.addEventListener("navigatesuccess", () => {
    begin();
    later();
  });
  begin();
  look();
})();
