// What is said outside of the panel, in the browser's language. Chromium has at times no messages at all for a
// background or a page that it has just started: the panel's are the same.
"use strict";

globalThis.pullquoteSaid = (key, value = "") => {
  const { messages } = globalThis.pullquoteInterface;
  const own = messages[navigator.language.replace("-", "_")] ?? messages.en;
  return chrome.i18n.getMessage(key, [value]) || own[key].replace("$1", value);
};
