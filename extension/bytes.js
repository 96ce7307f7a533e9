// Bytes of what pack.rs has written as texts: half a million and more of them while the reader waits.
"use strict";

// Of base64, which suits what is packed already. The browser decodes it where it can, and nothing is called for each
// byte where it can't.
globalThis.pullquoteBytes = (base64) => {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < bytes.length; i += 1) bytes[i] = binary.charCodeAt(i);
  return bytes;
};

// Of a text with one character for each byte, given the characters of all bytes in their order.
globalThis.pullquoteCode = ([characters, text]) => {
  const byteOf = new Uint8Array(256);
  for (let byte = 0; byte < 256; byte += 1) byteOf[characters.charCodeAt(byte)] = byte;
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < bytes.length; i += 1) bytes[i] = byteOf[text.charCodeAt(i)];
  return bytes;
};
