// What the reader asks for by button, key or menu, and what pages of chosen sites ask for: puts Pullquote into the
// page, or says why that cannot be.
"use strict";

// Firefox has them from the manifest
globalThis.importScripts?.("interface.js", "said.js", "chosen.js", "menu.js", "store.js");

const FILES = ["snapshot.js", "glue.js", "core.js", "interface.js", "said.js", "faults.js", "content.js"];
// What a page needs besides, by the outcome that tells so: the twin where its policy keeps wasm out, the words of both
// languages where there are Han letters.
const MORE = { forbidden: ["twin.js"], wordless: ["lexicon.js"] };
const VERSION = chrome.runtime.getManifest().version;

// Pages that are being given the script: who asks meanwhile has its question answered by it.
const given = new Map();

chrome.action.onClicked.addListener(({ id }) => asked(id, "toggle"));
pullquoteMenu(asked);
pullquoteChosen.watch();

chrome.runtime.onInstalled.addListener(({ reason }) => {
  if (reason === "install") chrome.tabs.create({ url: "welcome.html" });
});

// From the extension's own scripts only: no page can send to it. The script in a page asks for the words of both
// languages, its panel for pages of the extension's own, and for settings and entries to be kept. Settings one after
// the other, so that none is lost when its tab closes or another tab sets one.
let setting = Promise.resolve();

chrome.runtime.onMessage.addListener((message, sender, answer) => {
  if (sender.id !== chrome.runtime.id) return false;
  if (message === "settings") chrome.runtime.openOptionsPage();
  if (message === "notebook") chrome.tabs.create({ url: "notebook.html" });
  if (message.set) (setting = setting.then(() => set(message.set)).then(() => true, () => false)).then(answer);
  if (message === "visit") visited(sender.tab.id, sender.url).then(answer);
  if (message === "words") bringWords(sender.tab.id).then(answer);
  if (message.keep) keep(message.keep).then(answer);
  return ["visit", "words"].includes(message) || Boolean(message.keep ?? message.set); // an answer is still to come
});

async function set(some) {
  const { options } = await chrome.storage.sync.get("options");
  await chrome.storage.sync.set({ options: { ...options, ...some } });
}

// Puts the words of both languages into a page: true when that went well.
function bringWords(tabId) {
  return run({ target: { tabId }, files: ["lexicon.js"] }).then(() => true, () => false);
}

// Keeps an entry for the notebook: what is said once it is on the disk, or undefined when it is not.
async function keep(entry) {
  try {
    return (await pullquoteStore.add(entry)) ? "kept" : "kept_already";
  } catch (error) {
    console.error(error);
    return undefined;
  }
}

async function asked(tabId, what) {
  try {
    say(tabId, (await act(tabId, what)) ?? "unreadable");
  } catch {
    say(tabId, "unreadable");
  }
}

// A page of a chosen site has come, or changed: its quotes are counted. True when there is no more to look for,
// undefined when that can't be said now.
async function visited(tabId, url) {
  try {
    const quotes = await act(tabId, "look", await pullquoteChosen.opens(url));
    if (typeof quotes !== "number") return undefined;
    const worth = quotes > 0;
    const title = pullquoteSaid(worth ? "quotes_here" : "action_title", `${quotes}`);
    await chrome.action.setBadgeBackgroundColor({ tabId, color: "#a33a12" });
    await chrome.action.setBadgeText({ tabId, text: worth ? `${quotes}` : "" });
    await chrome.action.setTitle({ tabId, title });
    return worth;
  } catch {
    return undefined; // the page may have gone meanwhile
  }
}

// Has the script in the page do one thing, and puts it there first if need be, and what else the page needs.
async function act(tabId, ...what) {
  const target = { tabId };
  const question = { target, func: ask, args: [VERSION, what] };
  const asking = async () => (await run(question)) ?? {};
  let { page, outcome, han } = await asking();
  if (outcome === undefined) {
    const giving = give(target, page, FILES);
    if (han) give(target, page, MORE.wordless).catch(() => {}); // on their way while the wasm starts
    outcome = await giving;
  }
  for (const _ of Object.keys(MORE)) {
    if (!Object.hasOwn(MORE, outcome)) break;
    await give(target, page, MORE[outcome]);
    ({ outcome } = await asking());
  }
  return outcome;
}

// Puts scripts into a page once, however often they are asked for before they are there. Never those that a page
// before it in its tab waits for: Firefox may leave such a question open when the page has gone.
async function give(target, page, files) {
  const to = `${target.tabId} ${page} ${files[0]}`;
  const running = given.get(to) ?? run({ target, files });
  given.set(to, running);
  return running.finally(() => given.delete(to));
}

// In the page: asks this version of the script; leaves the question for it where it is not there yet, and takes an
// older one away, but for a look: a panel that is open goes on; one that only the browser has closed is gone. What is
// no web page has nothing that could be read, nor a place for a panel. When the page came tells it from others.
function ask(version, [what, ...how]) {
  const page = performance.timeOrigin;
  const { contentType, documentElement } = document;
  const isPage = contentType !== "application/pdf" && documentElement?.namespaceURI === "http://www.w3.org/1999/xhtml";
  if (!isPage) return { page, outcome: "no_page" };
  const there = globalThis.pullquote;
  if (there?.version === version) return Promise.resolve(there[what](...how)).then((outcome) => ({ page, outcome }));
  const panel = document.querySelector("#pullquote-panel[popover=manual]");
  if (what === "look" && panel?.checkVisibility()) return { page, outcome: "open" };
  if (typeof there?.close === "function") there.close(); // an element of that id is no script of ours
  globalThis.pullquoteAsked = [what, ...how];
  return { page, han: /[\u4e00-\u9fff]/.test(documentElement.textContent) };
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

// What came of a question: "open", "closed" and "failed", which is told in the page, need no word; anything else names
// a message. The browser itself forgets a tab's badge and title when the tab goes elsewhere.
function say(tabId, outcome) {
  const fine = ["open", "closed", "failed"].includes(outcome);
  const gone = () => {}; // a tab closed meanwhile needs no word
  chrome.action.setBadgeText({ tabId, text: fine ? "" : "!" }).catch(gone);
  chrome.action.setTitle({ tabId, title: pullquoteSaid(fine ? "action_title" : outcome) }).catch(gone);
}
