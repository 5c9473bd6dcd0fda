/** The built page, put before this script when it is built. */
declare const shell: {
  /** Another with every change of any file. */
  readonly revision: string;
  /** SHA-256 of the page itself, in hex: it names its scripts, which must be those that are kept with it. */
  readonly pageHash: string;
  /** All its files, relative to it; those in `assets/` have names that change with what is in them. */
  readonly files: readonly string[];
};

interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Lasting {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Worker {
  readonly registration: { readonly scope: string };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: Lasting) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void;
}

/**
 * The page's own files, kept in the browser, so that it opens where the device is not reached and can say so. What the
 * device tells, and its sound, never pass here. Where the device answers the page is always its own, of today: no
 * page ever meets scripts of another version, for their names are in it.
 */
const worker = self as unknown as Worker;
const prefix = 'tactus-shell-';
const kept = `${prefix}${shell.revision}`;
/** Whoever waits longer for the page itself gets the one that is kept: a Wi-Fi that was left takes a minute to say no. */
const patienceMs = 4000;

worker.addEventListener('install', (event) => event.waitUntil(keep()));
worker.addEventListener('activate', (event) => event.waitUntil(forget()));
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const path = request.url.startsWith(worker.registration.scope)
    ? new URL(request.url.slice(worker.registration.scope.length), 'http://x/').pathname.slice(1)
    : undefined;
  if (request.method !== 'GET' || path === undefined) return;
  if (request.mode === 'navigate') {
    if (path === '' || path === 'index.html') event.respondWith(newest(request, './'));
  } else if (path.startsWith('assets/')) event.respondWith(once(request));
  else if (shell.files.includes(path)) event.respondWith(newest(request, path));
});

/** All or nothing. */
async function keep(): Promise<void> {
  const cache = await caches.open(kept);
  await cache.addAll(shell.files);
  const page = await fetch('./', { cache: 'reload' });
  // The device may be brought up to date in this very moment.
  if (!page.ok || (await hashOf(page.clone())) !== shell.pageHash)
    throw new Error('The page is not the one that these files are of');
  await cache.put('./', page);
  // Nothing is lost by it: the next page comes from the device, and open ones find their files as before.
  await worker.skipWaiting();
}

/** Pages that are still open from before may yet ask for a view of theirs: the last one's files stay. */
async function forget(): Promise<void> {
  const others = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== kept);
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
}

/** Files whose names change with what is in them. */
async function once(request: Request): Promise<Response> {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}

/** As the device has it; where it does not answer, as it is kept. */
async function newest(request: Request, path: string): Promise<Response> {
  const fromDevice = fetch(request);
  const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), patienceMs));
  const answer = await Promise.race([fromDevice, late]).catch(() => undefined);
  return answer ?? (await (await caches.open(kept)).match(path, { ignoreVary: true })) ?? fromDevice;
}

async function hashOf(response: Response): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await response.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
