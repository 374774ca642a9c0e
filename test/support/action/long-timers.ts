import process from 'node:process';

// Loaded before an action: a timer of a day or more, such as the longest time limit, goes off when the test says so. A
// short one could go off on a slow machine before there is anything to look at.

const dayMs = 24 * 3_600_000;

globalThis.setTimeout = new Proxy(globalThis.setTimeout, {
  apply(target, self, args) {
    const [callback, delayMs] = args;
    if (delayMs >= dayMs) {
      process.once('message', callback);
      // It is no reason for the action to go on.
      process.channel?.unref();
    }
    return Reflect.apply(target, self, args);
  },
});
