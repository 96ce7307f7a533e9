// The context menu of pages. `chosen` takes the tab's id and what to do there.
"use strict";

globalThis.pullquoteMenu = (chosen) => {
  const ITEMS = [["read", "menu_read", "page"], ["read_selection", "menu_read_selection", "selection"]];

  chrome.runtime.onInstalled.addListener(async () => {
    await chrome.contextMenus.removeAll();
    for (const [id, message, context] of ITEMS) {
      const title = pullquoteSaid(message);
      chrome.contextMenus.create({ id, title, contexts: [context], documentUrlPatterns: ["*://*/*", "file:///*"] });
    }
  });

  chrome.contextMenus.onClicked.addListener(({ menuItemId }, tab) => tab && chosen(tab.id, menuItemId));
};
