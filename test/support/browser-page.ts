import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from './temporary-folder.ts';

/** A page in a running browser, by the Chrome DevTools Protocol. It ends with the test. */
export interface BrowserPage extends AsyncDisposable {
  /** The value of an expression in the page. */
  evaluate(expression: string): Promise<unknown>;
  /** Waits until an expression is true; fails after 20 s. */
  until(expression: string): Promise<void>;
  /** What stands in the page for a reader. */
  text(): Promise<string>;
  click(selector: string): Promise<void>;
  /** A key as a reader presses it, where the focus is. */
  press(key: 'Tab' | 'Enter'): Promise<void>;
  /** A picture of the whole page, as PNG. */
  picture(): Promise<Buffer>;
  /** The page as it is printed. */
  pdf(): Promise<Buffer>;
  /** Errors and warnings of the console, refused resources among them. */
  readonly complaints: readonly string[];
}

export interface BrowserPageOptions {
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
  /** What the browser wants, `zh-CN`. */
  readonly language?: string;
}

/** Opens an address in a new browser. */
export async function openPage(chromium: string, url: string, options: BrowserPageOptions = {}): Promise<BrowserPage> {
  const { width = 1100, height = 900, dark = false, language = 'en-US' } = options;
  const folder = await temporaryFolder();
  const profile = join(folder.path, 'profile');
  const quiet = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'];
  const flags = [...quiet, '--hide-scrollbars', `--user-data-dir=${profile}`, '--remote-debugging-port=0'];
  const child = spawn(chromium, [...flags, `--window-size=${width},${height}`, 'about:blank'], { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const close = async () => {
    child.kill('SIGKILL');
    await ended;
    // Its helpers live on for a moment, and write.
    await waited(() => rm(profile, { recursive: true, force: true }));
    await folder[Symbol.asyncDispose]();
  };
  try {
    // The file is there before its content is.
    const port = await waited(async () => {
      const [line = ''] = (await readFile(join(profile, 'DevToolsActivePort'), 'utf8')).split('\n');
      if (!/^\d+$/.test(line)) throw new Error('The browser has not told its port');
      return line;
    });
    const target = await waited(async () => {
      const found: { type: string; webSocketDebuggerUrl: string }[] = await (
        await fetch(`http://127.0.0.1:${port}/json/list`)
      ).json();
      const page = found.find(({ type }) => type === 'page');
      if (page === undefined) throw new Error('The browser has no page');
      return page;
    });
    const devTools = await connect(target.webSocketDebuggerUrl);
    const { send, complaints } = devTools;
    await send('Runtime.enable');
    await send('Log.enable');
    await send('Page.enable');
    await send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: width < 600 });
    const features = [{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }];
    await send('Emulation.setEmulatedMedia', { features });
    await send('Network.enable');
    await send('Network.setExtraHTTPHeaders', { headers: { 'accept-language': language } });
    await send('Page.navigate', { url });
    const evaluate = async (expression: string): Promise<unknown> => {
      const { result, exceptionDetails } = await send('Runtime.evaluate', {
        expression,
        returnByValue: true,
        awaitPromise: true,
      });
      if (exceptionDetails !== undefined) throw new Error(`${expression}: ${JSON.stringify(exceptionDetails)}`);
      return result.value;
    };
    const until = async (expression: string) => {
      await waited(async () => {
        if ((await evaluate(expression)) !== true) throw new Error(`Not true in the page: ${expression}`);
      });
    };
    await until(`location.href !== 'about:blank' && document.readyState === 'complete'`);
    return {
      evaluate,
      until,
      complaints,
      text: async () => String(await evaluate('document.body.innerText')),
      click: async (selector) => void (await evaluate(`document.querySelector(${JSON.stringify(selector)}).click()`)),
      press: async (key) => {
        const { code, text } = key === 'Tab' ? { code: 9, text: '' } : { code: 13, text: '\r' };
        await send('Input.dispatchKeyEvent', { type: 'keyDown', key, windowsVirtualKeyCode: code, text });
        await send('Input.dispatchKeyEvent', { type: 'keyUp', key, windowsVirtualKeyCode: code });
      },
      pdf: async () => {
        const { data } = await send('Page.printToPDF', { printBackground: true });
        return Buffer.from(data, 'base64');
      },
      picture: async () => {
        const { data } = await send('Page.captureScreenshot', { captureBeyondViewport: true });
        return Buffer.from(data, 'base64');
      },
      [Symbol.asyncDispose]: async () => {
        devTools.close();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

// What the protocol answers has a shape for each method; tests take it as it comes.
// biome-ignore lint/suspicious/noExplicitAny: an answer of the browser, in a test
type Answer = any;

interface DevTools {
  send(method: string, params?: object): Promise<Answer>;
  readonly complaints: readonly string[];
  close(): void;
}

async function connect(url: string): Promise<DevTools> {
  const socket = new WebSocket(url);
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve, { once: true });
    socket.addEventListener('error', reject, { once: true });
  });
  const waiting = new Map<number, (answer: Answer) => void>();
  const complaints: string[] = [];
  let count = 0;
  socket.addEventListener('message', ({ data }) => {
    const { id, method, params, result, error } = JSON.parse(String(data));
    if (method === 'Runtime.exceptionThrown') complaints.push(JSON.stringify(params.exceptionDetails));
    if (method === 'Log.entryAdded' && params.entry.level !== 'info') complaints.push(params.entry.text);
    waiting.get(id)?.(result ?? { exceptionDetails: error });
    waiting.delete(id);
  });
  return {
    complaints,
    close: () => socket.close(),
    send: (method, params = {}) =>
      new Promise((resolve) => {
        count += 1;
        waiting.set(count, resolve);
        socket.send(JSON.stringify({ id: count, method, params }));
      }),
  };
}

/** Tries until it succeeds, for 20 s. */
async function waited<Value>(attempt: () => Promise<Value>): Promise<Value> {
  for (const endMs = Date.now() + 20_000; ; ) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > endMs) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
