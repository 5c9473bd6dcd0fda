import { recall, remember } from './kept.ts';

export const themes = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const kept = 'tactus-theme';
const dark = window.matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();
let chosen = firstTheme();
show();
dark.addEventListener('change', tell);

/** Light, dark, or as this device has it. */
export const theme = (): Theme => chosen;

export function setTheme(next: Theme): void {
  chosen = next;
  show();
  tell();
  remember(kept, next);
}

/** Tells whenever the colours change. Gives back what ends it. */
export function onTheme(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function firstTheme(): Theme {
  return themes.find((each) => each === recall(kept)) ?? 'auto';
}

function show(): void {
  if (chosen === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = chosen;
}

function tell(): void {
  for (const listener of listeners) listener();
}
