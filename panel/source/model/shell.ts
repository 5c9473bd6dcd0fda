/** What the page needs first shall not wait for it. */
const afterMs = 3000;

/** Keeps the page itself in this browser, so that it opens where the device is not reached. Only over HTTPS, or on the device. */
export function keepShell(): void {
  if (!('serviceWorker' in navigator)) return;
  window.setTimeout(
    // A certificate that this browser does not trust, a private window: then it is as before.
    () => void navigator.serviceWorker.register('./service-worker.js').catch(() => {}),
    afterMs,
  );
}
