/** Cuts a stream of text into lines, whatever its chunks. */
export interface LineReader {
  /** False when a line is longer than the limit; what was collected of it is dropped. */
  accept(chunk: string): boolean;
}

export function createLineReader(longestLine: number, onLine: (line: string) => void): LineReader {
  let rest = '';
  return {
    accept(chunk) {
      const lines = (rest + chunk).split(/\r?\n/);
      rest = lines.pop() ?? '';
      for (const line of lines) if (line !== '') onLine(line);
      if (rest.length <= longestLine) return true;
      rest = '';
      return false;
    },
  };
}
