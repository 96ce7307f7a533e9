// The notebook's entries, in IndexedDB on the reader's machine: for the background, which keeps what panels hand it,
// and for the notebook's page. What an entry is stands in src/notebook/mod.rs.
"use strict";

globalThis.pullquoteStore = (() => {
  const ENTRIES = "entries";

  // What each version of the database brought, in order; an update goes through those that are still to come. A step
  // is never changed once it has been in somebody's browser.
  const STEPS = [(database) => database.createObjectStore(ENTRIES, { keyPath: ["url", "words"] })];

  let opened = null;

  function open() {
    opened ??= new Promise((resolve, reject) => {
      const request = indexedDB.open("notebook", STEPS.length);
      request.onupgradeneeded = ({ oldVersion }) => {
        for (const step of STEPS.slice(oldVersion)) step(request.result, request.transaction);
      };
      request.onsuccess = () => {
        const database = request.result;
        database.onclose = () => (opened = null);
        database.onversionchange = () => database.onclose(database.close());
        resolve(database);
      };
      request.onerror = () => reject(request.error);
    });
    opened.catch(() => (opened = null));
    return opened;
  }

  // One transaction: what `act` asks for is on the disk, all of it, when the promise is kept, and none of it
  // otherwise. It gives what the request that `act` returns has given.
  async function transact(mode, act) {
    const transaction = (await open()).transaction(ENTRIES, mode, { durability: "strict" });
    return new Promise((resolve, reject) => {
      let request;
      transaction.oncomplete = () => resolve(request?.result);
      transaction.onabort = () => reject(transaction.error);
      try {
        request = act(transaction.objectStore(ENTRIES));
      } catch (error) {
        transaction.abort(); // what was asked for before it too
        reject(error);
      }
    });
  }

  return {
    // Keeps an entry; false if it was there before, which then stays as it is.
    add: (entry) =>
      transact("readwrite", (entries) => entries.add(entry)).then(() => true, (error) => {
        if (error?.name === "ConstraintError") return false;
        throw error;
      }),
    all: () => transact("readonly", (entries) => entries.getAll()),
    put: (changed) =>
      transact("readwrite", (entries) => {
        changed.forEach((entry) => entries.put(entry));
        entries.transaction.commit(); // the page may be about to close
      }),
    remove: (gone) =>
      transact("readwrite", (entries) => void gone.forEach(({ url, words }) => entries.delete([url, words]))),
    clear: () => transact("readwrite", (entries) => entries.clear()),
    // Bytes that the browser has set aside for it.
    room: async () => (await navigator.storage.estimate()).usage ?? 0,
  };
})();
