// The toolbar button: puts Pullquote into the page that it was clicked on, or says why that cannot be.
"use strict";

const FILES = ["snapshot.js", "bytes.js", "glue.js", "core.js", "interface.js", "lexicon.js", "content.js"];
const VERSION = chrome.runtime.getManifest().version;

// Tabs that are being given the script: a second click meanwhile has nothing to add.
const given = new Map();

chrome.action.onClicked.addListener(async ({ id: tabId }) => {
  const target = { tabId };
  try {
    const click = { target, func: toggle, args: [VERSION] };
    let outcome = (await run(click)) ?? (await give(target, FILES));
    if (outcome === "forbidden") {
      await give(target, ["twin.js"]);
      outcome = await run(click);
    }
    say(tabId, outcome ?? "unreadable");
  } catch {
    say(tabId, "unreadable");
  }
});

// Puts scripts into a tab once, however often they are asked for before they are there.
async function give(target, files) {
  const running = given.get(target.tabId) ?? run({ target, files });
  given.set(target.tabId, running);
  return running.finally(() => given.delete(target.tabId));
}

// What the panel asks for: the settings, which only a page of the extension's own can open, and one setting to
// keep. That is done here, one after the other, so that none is lost when its tab closes or another tab sets one.
let setting = Promise.resolve();

chrome.runtime.onMessage.addListener((message, sender) => {
  if (sender.id !== chrome.runtime.id) return;
  if (message === "settings") chrome.runtime.openOptionsPage();
  if (message.set) setting = setting.then(() => set(message.set)).catch(() => {});
});

async function set(some) {
  const { options } = await chrome.storage.sync.get("options");
  await chrome.storage.sync.set({ options: { ...options, ...some } });
}

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
  const gone = () => {}; // a tab closed meanwhile needs no word
  chrome.action.setBadgeText({ tabId, text: fine ? "" : "!" }).catch(gone);
  chrome.action.setTitle({ tabId, title: chrome.i18n.getMessage(fine ? "action_title" : outcome) }).catch(gone);
}
