const wakeMillis = 1000;

/** The house's timers let the process end; a command that waits for something does not want that. */
export async function stayAwake<T>(action: () => Promise<T>): Promise<T> {
  const waking = setInterval(() => {}, wakeMillis);
  try {
    return await action();
  } finally {
    clearInterval(waking);
  }
}
