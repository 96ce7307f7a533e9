// The toolbar button: puts Pullquote into the page that it was clicked on, or says why that cannot be.
"use strict";

const FILES = ["snapshot.js", "bytes.js", "glue.js", "core.js", "interface.js", "lexicon.js", "content.js"];
const VERSION = chrome.runtime.getManifest().version;

// Tabs whose click is still being worked on: a second click meanwhile has nothing to add.
const busy = new Set();

chrome.action.onClicked.addListener(async ({ id: tabId }) => {
  if (busy.has(tabId)) return;
  busy.add(tabId);
  const target = { tabId };
  try {
    const there = await run({ target, func: toggle, args: [VERSION] });
    say(tabId, there ?? (await run({ target, files: FILES })) ?? "unreadable");
  } catch {
    say(tabId, "unreadable");
  } finally {
    busy.delete(tabId);
  }
});

// In the page: toggles the panel if this version is there, and takes an older one away.
function toggle(version) {
  const there = globalThis.pullquote;
  if (there?.version === version) return there.toggle();
  there?.close();
  return null;
}

// What the script in the page gives; nothing when it fails. On a busy machine Chromium may ask the page's process
// before that process has heard of the click, and is refused: a moment later it is not.
async function run(injection) {
  for (let tries = 1; ; tries += 1) {
    try {
      const [frame] = await chrome.scripting.executeScript(injection);
      return frame?.result;
    } catch (error) {
      if (tries === 4) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50 * tries));
    }
  }
}

// What came of a click: "open" and "closed" need no word, anything else names a message. The browser itself
// forgets a tab's badge and title when the tab goes elsewhere.
function say(tabId, outcome) {
  const fine = outcome === "open" || outcome === "closed";
  chrome.action.setBadgeText({ tabId, text: fine ? "" : "!" });
  chrome.action.setTitle({ tabId, title: chrome.i18n.getMessage(fine ? "action_title" : outcome) });
}
