// The sites that the reader has chosen: a list in storage, and what the browser lets happen on them. The list says
// what is wanted, the permissions what may be, and the script stands registered for what is both.
"use strict";

globalThis.pullquoteChosen = (() => {
  const ID = "chosen";
  const storage = chrome.storage.sync;

  // A host, and all below it; an address in numbers has nothing below it.
  const pattern = (host) => (/^[\d.]+$|^\[/.test(host) ? `*://${host}/*` : `*://*.${host}/*`);
  const origins = (host) => ({ origins: [pattern(host)] });
  const covers = (host, name) => name === host || name.endsWith(`.${host}`);

  async function list() {
    const { sites } = await storage.get("sites");
    return Array.isArray(sites) ? sites.filter((site) => typeof site?.host === "string") : [];
  }

  // Those of these hosts that the browser permits.
  async function permitted(hosts) {
    const may = await Promise.all(hosts.map((host) => chrome.permissions.contains(origins(host)).catch(() => false)));
    return hosts.filter((_, at) => may[at]);
  }

  const patterns = async () => (await permitted((await list()).map(({ host }) => host))).map(pattern);

  async function register() {
    const there = await chrome.scripting.getRegisteredContentScripts({ ids: [ID] });
    const matches = await patterns();
    if (there.length > 0) await chrome.scripting.unregisterContentScripts({ ids: [ID] });
    if (matches.length > 0) {
      await chrome.scripting.registerContentScripts([{ id: ID, matches, js: ["visit.js"], runAt: "document_idle" }]);
    }
  }

  // The script in pages that are open has ended with the version that it was of, and what stands registered comes into
  // new pages only.
  async function goOn() {
    const url = await patterns();
    const tabs = url.length > 0 ? await chrome.tabs.query({ url, status: "complete", discarded: false }) : [];
    const files = ["visit.js"];
    await Promise.allSettled(tabs.map(({ id }) => chrome.scripting.executeScript({ target: { tabId: id }, files })));
  }

  // One after the other: list and permission change in the same moment.
  let last = Promise.resolve();
  const apply = () => (last = last.then(register, register));

  return {
    // Registers the script whenever list or permissions have changed, and after an update, which forgets it.
    watch() {
      storage.onChanged.addListener((changes) => changes.sites && apply());
      chrome.permissions.onAdded.addListener(apply);
      chrome.permissions.onRemoved.addListener(apply);
      chrome.runtime.onInstalled.addListener(({ reason }) => apply().then(() => reason === "update" && goOn()));
    },
    // Whether the panel is to open by itself there.
    opens: async (url) => {
      const { hostname } = new URL(url);
      return (await list()).some(({ host, opens }) => opens === true && covers(host, hostname));
    },
    list,
    save: (sites) => storage.set({ sites }),
    permitted,
    // The browser asks the reader; to be called in the very event of a click.
    request: (host) => chrome.permissions.request(origins(host)),
    remove: (host) => chrome.permissions.remove(origins(host)),
  };
})();
