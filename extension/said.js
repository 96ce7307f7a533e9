// What is said outside of the panel. Chromium has at times no messages at all for a background or a page that it has
// just started: the panel's are the same.
"use strict";

// A message with a value in the place of `$1`: in an interface language that the reader has set, else the browser's.
globalThis.pullquoteSaid = (key, value = "", language = "auto") => {
  const { messages } = globalThis.pullquoteInterface;
  const of = (language) => messages[language]?.[key].replace("$1", () => value);
  return of(language) || chrome.i18n.getMessage(key, [value]) || of(navigator.language.replace("-", "_")) || of("en");
};
