const kept = 'tactus-visited';
let isOver = false;

/** Whether nobody was ever shown round in this browser. Private windows keep nothing: there once for each page. */
export function isFirstVisit(): boolean {
  if (isOver) return false;
  try {
    return localStorage.getItem(kept) === null;
  } catch {
    return true;
  }
}

/** It is shown once, however far one goes. */
export function endFirstVisit(): void {
  isOver = true;
  try {
    localStorage.setItem(kept, 'yes');
  } catch {
    // As said above.
  }
}
