// The page as it stands → one string and one table of numbers: the only time its text crosses into wasm.
//
// pullquoteSnapshot(root, tagNames, ranges) walks what lies below a document, an element or a shadow root, in the
// order of the flat tree, and gives
//   strings  every record's name, value and text, one behind the other
//   table    five numbers a record: tag code | hidden << 8, depth (1 for the root's children), and the lengths
//            of name, value and text in UTF-16 code units
//   nodes    the DOM node of each record
// `tagNames` are the element names by their codes, with spaces between; the first is empty. What names and values mean
// is said in src/page.rs. A document that is not shown is judged by its attributes alone, as src/native/html.rs does.
// With `ranges` only the text nodes that they touch are taken down, and no names: what a reader has selected is
// read whatever part of the page it is.
"use strict";

globalThis.pullquoteSnapshot = (() => {
  // A form or a document hides its own properties behind fields that a page gives their names; prototypes don't.
  const getter = (type, name) => Object.getOwnPropertyDescriptor(type.prototype, name).get;
  const nodeType = getter(Node, "nodeType");
  const ownerDocument = getter(Node, "ownerDocument");
  const parentNode = getter(Node, "parentNode");
  const firstChild = getter(Node, "firstChild");
  const nextSibling = getter(Node, "nextSibling");
  const defaultView = getter(Document, "defaultView");
  const data = getter(CharacterData, "data");
  const localName = getter(Element, "localName");
  const shadowRoot = getter(Element, "shadowRoot");
  const { hasAttributes, getAttribute, checkVisibility, querySelector } = Element.prototype;
  const { assignedNodes } = HTMLSlotElement.prototype;

  const HOST = "pullquote-panel";
  const NAMING = ["id", "class", "role", "itemprop", "rel"];
  const NAMING_META = [...NAMING, "name", "property"];
  const VALUE = { __proto__: null, a: "href", link: "href", meta: "content", time: "datetime" };
  const LONGEST = 2048;
  // No page is shown so many levels deep, and asking how an element is shown can end Chromium there.
  const DEEPEST = 1000;
  const VISIBILITY = { visibilityProperty: true };
  const ANY_CASE_TRUE = /^true$/i;
  const STYLED_AWAY = /(^|;)\s*(display\s*:\s*none|visibility\s*:\s*hidden)\s*(!important\s*)?(;|$)/i;

  // Elements that hold nothing to read and may hold much else.
  const UNREAD = new Set(["script", "style", "template", "noscript", "textarea", "select", "svg", "iframe", "object"]);
  // Elements that are never shown and yet tell of the article.
  const TELLING = new Set(["head", "title", "meta", "link"]);

  // Whether an element keeps folded what it holds. That has no style until somebody asks for some of it, and then all
  // at once, which Chromium does not outlive where it is deep: nobody reads there.
  const UNKNOWN = 0;
  const UNFOLDED = 1;
  const FOLDED = 2;
  const FOLDED_DEEP = 3;

  function folding(element) {
    const folds = localName.call(element) === "details"
      ? getAttribute.call(element, "open") === null
      : getComputedStyle(element).contentVisibility === "hidden";
    return !folds ? UNFOLDED : isDeep(element) ? FOLDED_DEEP : FOLDED;
  }

  function isDeep(element) {
    let depth = 1;
    let node = firstChild.call(element);
    while (depth < DEEPEST) {
      const first = firstChild.call(node);
      if (first !== null) {
        depth += 1;
        node = first;
        continue;
      }
      while (nextSibling.call(node) === null) {
        node = parentNode.call(node);
        depth -= 1;
        if (node === element) return false;
      }
      node = nextSibling.call(node);
    }
    return true;
  }

  // How much of an element is hidden: nothing, its own text (elements in it may be shown), or all it holds.
  const SHOWN = 0;
  const TEXT = 1;
  const ALL = 2;

  function hiddenByAttributes(element) {
    const style = getAttribute.call(element, "style");
    return getAttribute.call(element, "hidden") !== null ||
      ANY_CASE_TRUE.test(getAttribute.call(element, "aria-hidden")) ||
      (style !== null && STYLED_AWAY.test(style))
      ? ALL
      : SHOWN;
  }

  function hiddenOnScreen(element, hasSome, isFoldedDeep) {
    // An open dialog may have it set on all the rest of the page: the article is there to read all the same.
    if (hasSome && ANY_CASE_TRUE.test(getAttribute.call(element, "aria-hidden"))) {
      return querySelector.call(element, "main, article, h1") ? SHOWN : ALL;
    }
    if (checkVisibility.call(element, VISIBILITY)) return SHOWN;
    if (isFoldedDeep()) return ALL;
    // It may also be in a closed <details>, or `display: contents`, which makes no box: both are read.
    const { display, visibility } = getComputedStyle(element);
    if (display === "none") return ALL;
    return visibility === "visible" ? SHOWN : TEXT;
  }

  // Whether a range holds anything of a text node, more than a place at its edge.
  function touches(range, node) {
    const { startContainer, startOffset, endContainer, endOffset } = range;
    return range.intersectsNode(node) && !(node === endContainer && endOffset === 0) &&
      !(node === startContainer && startOffset === data.call(node).length);
  }

  return function pullquoteSnapshot(root, tagNames, ranges = null) {
    const codes = new Map(tagNames.split(" ").map((name, code) => [name, code]));
    const textCode = codes.get("#text");
    const isShown = defaultView.call(ownerDocument.call(root) ?? root) !== null;
    let strings = "";
    const table = [];
    const nodes = [];
    // Of each level above the walk: the element, whether its own text is hidden and whether it is folded, and, in a
    // slot that is filled, the nodes that fill it and which of them the walk is at.
    const path = [root];
    const muted = [false];
    const folds = [UNFOLDED];
    const filling = [null];
    const place = [0];
    let depth = 1;

    function record(node, code, name, value, text) {
      strings += name + value + text;
      table.push(code, depth, name.length, value.length, text.length);
      nodes.push(node);
    }

    const isFoldedDeep = () => (folds[depth - 1] ||= folding(path[depth - 1])) === FOLDED_DEEP;

    // Takes down a node; gives the first of those to read in it, or null.
    function take(node) {
      const type = nodeType.call(node);
      if (type === 3 || type === 4) {
        const read = !muted[depth - 1] && (ranges === null || ranges.some((range) => touches(range, node)));
        if (read) record(node, textCode, "", "", data.call(node));
        return null;
      }
      return type === 1 ? takeElement(node) : null;
    }

    function takeElement(node) {
      const tag = localName.call(node);
      const hasSome = hasAttributes.call(node);
      let name = "";
      let value = "";
      if (hasSome) {
        if (depth === 2 && getAttribute.call(node, "id") === HOST) return null;
        for (const attribute of ranges !== null ? [] : tag === "meta" ? NAMING_META : NAMING) {
          const given = getAttribute.call(node, attribute);
          if (given !== null) name = name === "" ? given : `${name} ${given}`;
        }
        if (name.length > LONGEST) name = name.slice(0, LONGEST);
        if (tag in VALUE && ranges === null) value = getAttribute.call(node, VALUE[tag]) ?? "";
        if (value.length > LONGEST) value = "";
      }
      const unread = UNREAD.has(tag);
      const hidden = unread || TELLING.has(tag) ? SHOWN
        : isShown && depth < DEEPEST ? hiddenOnScreen(node, hasSome, isFoldedDeep)
        : hasSome ? hiddenByAttributes(node) : SHOWN;
      record(node, (codes.get(tag) ?? 0) | (hidden === ALL ? 256 : 0), name, value, "");
      // Where nothing is shown yet, the reading decides what only waits for a script.
      if (unread || (hidden === ALL && isShown)) return null;
      path[depth] = node;
      muted[depth] = hidden === TEXT;
      folds[depth] = folds[depth - 1] > UNFOLDED ? folds[depth - 1] : UNKNOWN;
      filling[depth] = null;
      if (tag === "slot" && node instanceof HTMLSlotElement) {
        const assigned = assignedNodes.call(node);
        if (assigned.length > 0) {
          filling[depth] = assigned;
          place[depth] = 0;
          return assigned[0];
        }
      }
      return firstChild.call(shadowRoot.call(node) ?? node);
    }

    // The node that stands behind another on the walk's level, or null.
    function after(node) {
      const nodes = filling[depth - 1];
      return nodes ? nodes[++place[depth - 1]] ?? null : nextSibling.call(node);
    }

    let node = firstChild.call(root);
    while (depth > 0) {
      if (node === null) {
        depth -= 1;
        if (depth > 0) node = after(path[depth]);
        continue;
      }
      const first = take(node);
      if (first === null) {
        node = after(node);
      } else {
        depth += 1;
        node = first;
      }
    }
    return { strings, table: new Uint32Array(table), nodes };
  };
})();
