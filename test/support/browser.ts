// Opens a page in a headless Chromium and asks it questions, by the DevTools protocol over a pipe
// (chromedevtools.github.io/devtools-protocol; messages end with a NUL).

import { spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { has } from './folder.ts';

const chromium = ['chromium', 'chromium-browser'].find(has);
/** For `{ skip }`. */
export const noBrowser = chromium ? false : 'chromium is not installed';

/** No answer for so long (milliseconds) is none; a browser's first start takes seconds on a busy machine. */
const patience = 60_000;

export interface Page {
  /** The value of an expression in the page. */
  readonly ask: <T>(expression: string) => Promise<T>;
  readonly look: (as: { width: number; height?: number; scheme?: 'light' | 'dark' }) => Promise<void>;
  /** A PNG of the whole page. */
  readonly picture: () => Promise<Buffer>;
  /** What the console and the browser's log said. */
  readonly complaints: string[];
  /** Every address that was asked for. */
  readonly requests: string[];
  readonly close: () => Promise<void>;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** Opens `url`, and waits until it has loaded. `profile` is an empty folder for the browser's own. */
export async function open(url: string, profile: string): Promise<Page> {
  const flags = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    '--hide-scrollbars',
    '--remote-debugging-pipe',
    `--user-data-dir=${profile}`,
  ];
  const child = spawn(chromium!, flags, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'], detached: true });
  const [, , , to, from] = child.stdio as unknown as [null, null, null, Writable, Readable];
  const waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();
  const [complaints, requests] = [[], []] as [string[], string[]];
  const happened: Record<string, (params: never) => void> = {
    'Log.entryAdded': ({ entry }: { entry: { text: string } }) => complaints.push(entry.text),
    'Runtime.consoleAPICalled': (said: object) => complaints.push(JSON.stringify(said)),
    'Runtime.exceptionThrown': (thrown: object) => complaints.push(JSON.stringify(thrown)),
    'Network.requestWillBeSent': ({ request }: { request: { url: string } }) => requests.push(request.url),
    'Page.lifecycleEvent': ({ name, loaderId }: { name: string; loaderId: string }) => {
      if (name === 'load') events.emit('load', loaded.add(loaderId));
    },
  };
  const loaded = new Set<string>();
  const events = new EventEmitter();
  let rest = '';
  from.setEncoding('utf8').on('data', (part: string) => {
    const messages = (rest + part).split('\0');
    rest = messages.pop()!;
    for (const { id, method, params, result, error } of messages.map(text => JSON.parse(text) as Message)) {
      const asker = waiting.get(id ?? 0);
      if (error) asker?.reject(new Error(error.message));
      else asker?.resolve(result);
      waiting.delete(id ?? 0);
      happened[method ?? '']?.(params as never);
    }
  });

  let last = 0;
  let sessionId: string | undefined;
  const call = <T>(method: string, params: object = {}): Promise<T> => {
    const id = ++last;
    to.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    return new Promise<T>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`chromium: no answer to ${method}`)), patience);
      const settle =
        <V>(then: (value: V) => void) =>
        (value: V) => {
          clearTimeout(timer);
          then(value);
        };
      waiting.set(id, { resolve: settle(resolve as (result: unknown) => void), reject: settle(reject) });
    });
  };
  const ended = once(child, 'exit');
  child.once('exit', code => {
    for (const { reject } of waiting.values()) reject(new Error(`chromium ended with ${code}`));
  });
  // A browser that is gone is told of by its exit.
  to.on('error', () => {});
  try {
    const { targetId } = await call<{ targetId: string }>('Target.createTarget', { url: 'about:blank' });
    ({ sessionId } = await call<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true }));
    for (const domain of ['Page', 'Log', 'Runtime', 'Network']) await call(`${domain}.enable`);
    await call('Page.setLifecycleEventsEnabled', { enabled: true });
    const { loaderId } = await call<{ loaderId: string }>('Page.navigate', { url });
    const signal = AbortSignal.timeout(patience);
    while (!loaded.has(loaderId)) await once(events, 'load', { signal });
  } catch (error) {
    process.kill(-child.pid!, 'SIGKILL');
    throw error;
  }
  return {
    complaints,
    requests,
    ask: async <T>(expression: string) => {
      const answer = await call<{ result: { value: T }; exceptionDetails?: object }>('Runtime.evaluate', {
        expression,
        returnByValue: true,
      });
      if (answer.exceptionDetails) throw new Error(JSON.stringify(answer.exceptionDetails));
      return answer.result.value;
    },
    look: async ({ width, height = 800, scheme = 'light' }) => {
      await call('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });
      await call('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: scheme }] });
    },
    picture: async () => {
      const shot = await call<{ data: string }>('Page.captureScreenshot', { captureBeyondViewport: true });
      return Buffer.from(shot.data, 'base64');
    },
    close: async () => {
      sessionId = undefined;
      await Promise.allSettled([call('Browser.close'), ended]);
    },
  };
}
