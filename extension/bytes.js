// The bytes of a base64 text, as pack.rs writes the wasm and the lexicon: a million and more of them while the
// reader waits, so the browser decodes them where it can, and nothing is called for each of them where it can't.
"use strict";

globalThis.pullquoteBytes = (base64) => {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < bytes.length; i += 1) bytes[i] = binary.charCodeAt(i);
  return bytes;
};
