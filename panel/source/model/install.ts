import { useEffect, useState } from 'preact/hooks';

/** Chromium's, which asks for us: kept until somebody presses. */
interface InstallPromptEvent extends Event {
  prompt(): Promise<{ readonly outcome: 'accepted' | 'dismissed' }>;
}

/**
 * How this page may become an app of its own here. `offered`: at a press; `ios`, `menu`: by hand, as is told;
 * `insecure`: only over HTTPS; `installed`: it is one.
 */
export type Installing = 'installed' | 'offered' | 'ios' | 'menu' | 'insecure';

let prompt: InstallPromptEvent | undefined;
let isDone = false;
const listeners = new Set<() => void>();

/** To be called as soon as the page begins: the offer is made once, and early. */
export function watchInstall(): void {
  window.addEventListener('beforeinstallprompt', (event) => {
    // Else the browser asks when it likes.
    event.preventDefault();
    become(event as InstallPromptEvent);
  });
  window.addEventListener('appinstalled', () => {
    isDone = true;
    become(undefined);
  });
}

/** To be called from a press. */
export async function install(): Promise<void> {
  const offered = prompt;
  // It is good once; a browser that was refused makes another when it likes.
  become(undefined);
  await offered?.prompt();
}

/** Draws the component anew when it changes. */
export function useInstalling(): Installing {
  const [, setCount] = useState(0);
  useEffect(() => {
    const listener = (): void => setCount((count) => count + 1);
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, []);
  return installing();
}

function installing(): Installing {
  const isApple = /iPhone|iPad/.test(navigator.userAgent) || isDesktopLikeIpad();
  if (isDone || window.matchMedia('(display-mode: standalone)').matches || isStandaloneApple())
    return 'installed';
  if (prompt) return 'offered';
  // iOS puts pages on its screen over plain HTTP, too.
  if (isApple) return 'ios';
  return window.isSecureContext ? 'menu' : 'insecure';
}

/** iPads say that they are Macs, but no Mac is touched. */
const isDesktopLikeIpad = (): boolean =>
  /Macintosh/.test(navigator.userAgent) && navigator.maxTouchPoints > 1;

const isStandaloneApple = (): boolean => (navigator as { readonly standalone?: boolean }).standalone === true;

function become(next: InstallPromptEvent | undefined): void {
  prompt = next;
  for (const listener of listeners) listener();
}
