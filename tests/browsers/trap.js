
// In a copy of the extension that a trial makes: the wasm's function for opening the panel is one that traps, as a
// panic does, or the one for saying something where the page's address ends with #tell.
{
  const TRAP = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 8, 1, 4, 116, 114, 97, 112, 0, 0, 10, 5, 1, 3, 0, 0, 11];
  const { Instance, Module } = WebAssembly;
  const { trap } = new Instance(new Module(new Uint8Array(TRAP))).exports;
  const at = location.hash === "#tell" ? "tell" : "open";
  WebAssembly.Instance = class {
    constructor(module, imports) {
      this.exports = { ...new Instance(module, imports).exports, [at]: trap };
    }
  };
}
