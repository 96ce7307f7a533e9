// On the sites that the reader has chosen, and only there: has the page looked at when it has come, and again while
// it is still being filled or has gone on to another address. It reads nothing itself.
"use strict";

(() => {
  const PAUSES = [800, 1600, 3200, 6400, 12800]; // milliseconds from a change to the next look
  const PATIENCE = 2000; // milliseconds for an answer of the background
  const MOST_LOST = 10;
  let looks = 0;
  let lost = 0;
  let timer = null;
  const observer = new MutationObserver(later);

  function later() {
    if (looks < PAUSES.length) timer ??= setTimeout(look, PAUSES[looks]);
  }

  async function look() {
    timer = null;
    const done = await looked();
    if (done === undefined && lost < MOST_LOST) {
      lost += 1;
      later(); // no change may follow that would lead to another look
      return;
    }
    looks += 1;
    if (done || looks === PAUSES.length) observer.disconnect();
  }

  // Whether there is no more to look for: undefined when the background, which may be about to sleep, has lost the
  // question, or the page could not be looked at; true when the extension has been updated or removed meanwhile.
  async function looked() {
    if (!chrome.runtime?.id) return true;
    const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
    const answer = chrome.runtime.sendMessage("visit").catch(() => undefined);
    return (await Promise.race([answer, late])) ?? undefined;
  }

  function begin() {
    looks = 0;
    lost = 0;
    observer.observe(document, { childList: true, subtree: true, characterData: true });
  }

  globalThis.navigation?.addEventListener("navigatesuccess", () => {
    begin();
    later();
  });
  begin();
  look();
})();
