// The settings page's part about chosen sites is drawn in Rust: here it gets what only a script can ask the browser.
"use strict";

globalThis.pullquoteSites = (core) => {
  const { list, save, permitted, request, remove } = pullquoteChosen;
  const browser = {
    list,
    save,
    permitted,
    request,
    remove,
    shortcut: async () => (await chrome.commands.getAll()).find(({ name }) => name === "_execute_action")?.shortcut ?? "",
    notebook: () => chrome.tabs.create({ url: "notebook.html" }),
    // Firefox has a way of its own there
    changeShortcut: async () =>
      chrome.commands.openShortcutSettings?.() ?? chrome.tabs.create({ url: "chrome://extensions/shortcuts" }),
  };
  const show = async () => {
    const { options } = await chrome.storage.sync.get("options");
    core.sites(document.querySelector("#sites"), options, browser);
  };
  chrome.storage.sync.onChanged.addListener(show);
  chrome.permissions.onAdded.addListener(show);
  chrome.permissions.onRemoved.addListener(show);
  document.addEventListener("visibilitychange", show); // keys may have been changed in the browser's own pages
  show();
};
