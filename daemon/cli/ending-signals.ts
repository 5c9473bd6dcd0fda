const endingSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const ignore = (): void => {};

/**
 * Hears the next signal that asks us to end, a closed window's too; the one after it does what it does by itself. Gives a
 * function that no longer hears.
 */
export function onEndingSignal(hear: (signal: NodeJS.Signals) => void): () => void {
  // Terminal and shell both tell that the window is closed: that is no impatience.
  process.off('SIGHUP', ignore).on('SIGHUP', ignore);
  const stop = (): void => {
    for (const signal of endingSignals) process.off(signal, heard);
  };
  const heard = (signal: NodeJS.Signals): void => {
    stop();
    hear(signal);
  };
  for (const signal of endingSignals) process.on(signal, heard);
  return stop;
}
