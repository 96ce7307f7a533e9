// What a page's own script would do to it before a reader sees it, as far as whole texts depend on that: for a document
// that was parsed and is never shown. The same as src/native/unscripted.rs.
"use strict";

globalThis.pullquoteUnscripted = (() => {
  const WAITING_SHARE = 75;
  const UNREAD = "script, style, noscript, template, title";
  const bytes = (text) => new TextEncoder().encode(text.trim()).length;

  // Puts what a server sent later into its place.
  function assemble(document) {
    for (const part of document.querySelectorAll("[hidden][id^='S:']")) {
      const number = part.id.slice(2);
      const places = [...document.querySelectorAll("template[id^='B:'], template[id^='P:']")];
      const place = places.findLast((template) => template.id.slice(2) === number);
      for (const child of place ? [...part.childNodes] : []) {
        if (!child.contains(place)) place.before(child);
      }
    }
  }

  function length(root) {
    const walk = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    let all = 0;
    while (walk.nextNode()) {
      if (!walk.currentNode.parentNode.matches(UNREAD)) all += bytes(walk.currentNode.data);
    }
    return all;
  }

  // Shows the element that is made invisible and yet holds nearly all of the page's text.
  function unveil(document) {
    const veiled = [...document.querySelectorAll("[style*='visibility']")];
    const hidden = veiled.filter((element) => /(^|;)\s*visibility\s*:\s*hidden\s*(;|$)/.test(element.getAttribute("style")));
    if (hidden.length === 0) return;
    const all = length(document.documentElement);
    const [most, element] = hidden.map((element) => [length(element), element]).reduce((a, b) => (b[0] > a[0] ? b : a));
    if (most * 100 < all * WAITING_SHARE) return;
    for (const name of ["style", "hidden", "aria-hidden"]) element.removeAttribute(name);
  }

  return (document) => {
    assemble(document);
    unveil(document);
  };
})();
