// The toolbar button: puts Pullquote into the page that it was clicked on, or says why that cannot be.
"use strict";

const FILES = ["snapshot.js", "glue.js", "core.js", "lexicon.js", "content.js"];
const VERSION = chrome.runtime.getManifest().version;

// Tabs whose click is still being worked on: a second click meanwhile has nothing to add.
const busy = new Set();

chrome.action.onClicked.addListener(async (tab) => {
  if (busy.has(tab.id)) return;
  busy.add(tab.id);
  const target = { tabId: tab.id };
  try {
    const there = await run({ target, func: toggle, args: [VERSION] });
    say(tab.id, there ?? (await run({ target, files: FILES })));
  } catch {
    say(tab.id, "unreadable");
  } finally {
    busy.delete(tab.id);
  }
});

// In the page: toggles the panel if this version is there, and takes an older one away.
function toggle(version) {
  const there = globalThis.pullquote;
  if (there?.version === version) return there.toggle();
  there?.close();
  return null;
}

async function run(injection) {
  const [{ result, error }] = await chrome.scripting.executeScript(injection);
  if (error) throw error;
  return result;
}

// What came of a click: "open" and "closed" need no word, anything else names a message. The browser itself
// forgets a tab's badge and title when the tab goes elsewhere.
function say(tabId, outcome) {
  const fine = outcome === "open" || outcome === "closed";
  chrome.action.setBadgeText({ tabId, text: fine ? "" : "!" });
  chrome.action.setTitle({ tabId, title: chrome.i18n.getMessage(fine ? "action_title" : outcome) });
}
