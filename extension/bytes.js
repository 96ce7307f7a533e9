// The bytes of texts that have a character for each, as pack.rs writes the wasm and the lexicon: a million and more of
// them while the reader waits. With each text come the characters of all bytes in their order.
"use strict";

globalThis.pullquoteBytes = (texts) => {
  const bytes = new Uint8Array(texts.reduce((sum, [, text]) => sum + text.length, 0));
  const byteOf = new Uint8Array(256);
  let at = 0;
  for (const [characters, text] of texts) {
    for (let byte = 0; byte < 256; byte += 1) byteOf[characters.charCodeAt(byte)] = byte;
    for (let i = 0; i < text.length; i += 1, at += 1) bytes[at] = byteOf[text.charCodeAt(i)];
  }
  return bytes;
};
