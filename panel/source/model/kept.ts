/** What this browser remembers under a name. Private windows keep nothing: there it holds as long as the page. */
const held = new Map<string, string>();

export function recall(name: string): string | undefined {
  try {
    // What could not be kept is newer than what was.
    return held.get(name) ?? localStorage.getItem(name) ?? undefined;
  } catch {
    return held.get(name);
  }
}

export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
    held.delete(name);
  } catch {
    held.set(name, value);
  }
}
