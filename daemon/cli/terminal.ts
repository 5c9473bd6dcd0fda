import { readFileSync } from 'node:fs';
import type { PanelHost } from '../panel/host.ts';
import { type LogTarget, standardError } from '../system/log.ts';
import { describeLive } from './live-line.ts';

/** A person who looks at the terminal in which the daemon runs: sees one line of what is heard, and has two keys. */
export interface Terminal {
  /** Messages stand above the line. */
  readonly logTarget: LogTarget;
  /** Whether keys are heard. */
  readonly hasKeys: boolean;
  /** From now on there is a line, and keys: space plays and stops, q ends. */
  begin(host: Pick<PanelHost, 'state' | 'bars' | 'command'>): void;
  /** The terminal is as it was. */
  end(): void;
}

const redrawMs = 500;
const usualColumns = 80;
const clear = '\r\u001b[K';
/** Off and on: a line that is too long for a window that was just made smaller is cut, not broken. */
const wrapping = { off: '\u001b[?7l', on: '\u001b[?7h' };
/** What the terminal itself does not act on while it hands us every key. */
const control = { interrupt: '\u0003', quit: '\u001c', suspend: '\u001a' };

/** Undefined where nobody looks: no terminal, one that can do nothing, or a job in the background. */
export function openTerminal(): Terminal | undefined {
  const { stdin, stdout } = process;
  if (!stdout.isTTY || process.env.TERM === 'dumb' || !isInForeground()) return undefined;
  const hasKeys = stdin.isTTY === true;
  if (hasKeys) stdin.on('error', () => {}); // The window was closed: a signal tells that, too.
  let host: Parameters<Terminal['begin']>[0] | undefined;
  let redraw: NodeJS.Timeout | undefined;
  let drawn = '';

  const draw = (): void => {
    if (host === undefined) return;
    const text = describeLive(host.state(), host.bars()[0], (stdout.columns || usualColumns) - 1);
    if (text === drawn) return;
    drawn = text;
    stdout.write(`\r${wrapping.off}${text}\u001b[K${wrapping.on}`);
  };
  const wipe = (): void => {
    if (drawn !== '') stdout.write(clear);
    drawn = '';
  };
  const hear = (keys: string): void => {
    for (const key of keys) {
      if (key === ' ') {
        if (host) void host.command({ playing: host.state().playing === 'stopped' });
        draw();
      } else if (key === 'q' || key === control.interrupt) process.kill(process.pid, 'SIGINT');
      else if (key === control.quit) process.kill(process.pid, 'SIGQUIT');
      else if (key === control.suspend) suspend();
    }
  };
  const takeKeys = (): void => {
    if (!hasKeys) return;
    stdin.setRawMode(true);
    stdin.setEncoding('utf8').on('data', hear).resume();
  };
  const leaveKeys = (): void => {
    if (!hasKeys) return;
    stdin.off('data', hear).pause();
    stdin.setRawMode(false);
  };
  const rest = (): void => {
    clearInterval(redraw);
    redraw = undefined;
    wipe();
    leaveKeys();
  };
  const wake = (): void => {
    // Whoever goes on in the background must not touch the terminal.
    if (host === undefined || !isInForeground()) return;
    rest();
    takeKeys();
    redraw = setInterval(draw, redrawMs).unref();
    draw();
  };
  const suspend = (): void => {
    rest();
    // With those who started us, npm for example, as the terminal would have done it.
    process.kill(0, 'SIGTSTP');
    // Where no shell would wake us (ssh -t, a container), nobody is stopped either.
    setTimeout(wake, redrawMs).unref();
  };

  return {
    hasKeys,
    logTarget: {
      ...standardError,
      write(text) {
        wipe();
        standardError.write(text);
        if (redraw !== undefined) draw();
      },
    },
    begin(next) {
      host = next;
      process.on('SIGCONT', wake);
      wake();
    },
    end() {
      rest();
      host = undefined;
      process.off('SIGCONT', wake);
    },
  };
}

/** A job in the background that reads, or sets how the terminal behaves, is stopped. Known on Linux only. */
function isInForeground(): boolean {
  try {
    const [, , group, , , foreground] = readFileSync('/proc/self/stat', 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return group === foreground;
  } catch {
    return true;
  }
}
