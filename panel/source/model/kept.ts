/** What this browser remembers under a name. Private windows keep nothing: there it holds as long as the page. */
const held = new Map<string, string>();

export function recall(name: string): string | undefined {
  try {
    return localStorage.getItem(name) ?? held.get(name);
  } catch {
    return held.get(name);
  }
}

export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    held.set(name, value);
  }
}
