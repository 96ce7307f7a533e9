// What is said outside of the panel, in the same words: the browser itself is given no more messages than the manifest
// names. Chromium has at times no language at all for a background or a page that it has just started.
"use strict";

// A message with a value in the place of `$1`: in an interface language that the reader has set, else the browser's.
globalThis.pullquoteSaid = (key, value = "", language = "auto") => {
  const { messages } = globalThis.pullquoteInterface;
  const of = (language) => messages[language]?.[key].replace("$1", () => value);
  const code = chrome.i18n.getMessage("@@ui_locale") || navigator.language.replace("-", "_");
  return of(language) || of(code) || of("en");
};
