// The page that opens once, after installing: says what there is to say in the browser's language and has the very
// script that reads pages read the sample on this one.
"use strict";

(() => {
  const at = (id) => document.getElementById(id);
  document.documentElement.lang = chrome.i18n.getMessage("@@ui_locale").replace("_", "-") || navigator.language;
  document.documentElement.classList.toggle("firefox", chrome.runtime.getURL("").startsWith("moz-"));
  for (const element of document.querySelectorAll("[data-say]")) {
    element.textContent = pullquoteSaid(element.dataset.say);
  }

  chrome.commands.getAll().then((all) => {
    const key = all.find(({ name }) => name === "_execute_action")?.shortcut;
    at("key").textContent = key ?? "";
    at("key").previousElementSibling.hidden = !key;
  });
  at("try").addEventListener("click", (event) => event.isTrusted && pullquote.toggle());
  at("settings").addEventListener("click", () => chrome.runtime.openOptionsPage());

  // what content.js, which comes last, does when it starts: beside the sample where there is room for both
  globalThis.pullquoteAsked = matchMedia("(min-width: 60em)").matches ? ["look", true] : ["close"];
})();
