import { frameWords } from '../words/frame.ts';
import { type Api, ApiFault } from './api.ts';

/** A file of the daemon's as this browser is known. Errors: ApiFault. */
export async function fetchFile({ token }: Api, path: string): Promise<{ blob: Blob; name: string }> {
  const { api: words } = frameWords();
  const headers = token.value === undefined ? {} : { authorization: `Bearer ${token.value}` };
  const response = await fetch(`./api/v1/${path}`, { cache: 'no-store', headers }).catch(() => {
    throw new ApiFault(words.nobody, 0);
  });
  if (!response.ok) {
    const { error } = ((await response.json().catch(() => undefined)) ?? {}) as { readonly error?: string };
    throw new ApiFault(error ?? words.answers(response.status), response.status);
  }
  const named = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1];
  return { blob: await response.blob(), name: named ?? 'tactus' };
}

/** Kept where this browser keeps what is downloaded. */
export function keep(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Not at once: some browsers begin to read it later.
  window.setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

export const download = async (api: Api, path: string): Promise<void> => {
  const { blob, name } = await fetchFile(api, path);
  keep(blob, name);
};
