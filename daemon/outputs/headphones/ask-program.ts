import { execFile } from 'node:child_process';

/** Runs a program to its end and gives back what it wrote. Errors: Error when it is not there, fails, or takes too long. */
export type AskProgram = (program: string, args: readonly string[]) => Promise<string>;

const patienceMs = 4000;
const mostBytes = 8 * 1024 * 1024;

export const askProgram: AskProgram = (program, args) =>
  new Promise((resolve, reject) => {
    const limits = { timeout: patienceMs, killSignal: 'SIGKILL', maxBuffer: mostBytes } as const;
    execFile(program, [...args], limits, (error, text) => {
      if (error) reject(error);
      else resolve(text);
    });
  });
