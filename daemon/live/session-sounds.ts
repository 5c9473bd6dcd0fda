import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Refused } from '../panel/api/failure.ts';
import type { SoundView } from '../panel/sessions.ts';
import type { JournalHeader } from '../recorder/journal-lines.ts';
import { readJournalFile } from '../recorder/read-journal.ts';
import { sessionFiles } from '../recorder/session-folder.ts';
import type { SessionStore } from '../recorder/session-store.ts';
import type { Summary } from '../recorder/summary.ts';
import type { Renderings } from '../renderings/renderings.ts';
import { TactusError } from '../system/errors.ts';
import { writeFileAtomically } from '../system/files/atomic-file.ts';

export interface SessionSoundsDependencies {
  readonly store: SessionStore;
  readonly renderings: Renderings;
}

/** Sessions made again, as MP3: as they were heard where all that the sound was told is kept, else composed anew from the same readings and wishes, seed and settings. */
export interface SessionSounds {
  view(session: Summary): SoundView;
  /** Errors: Refused with 409 where that cannot be; of the file system. */
  begin(session: Summary): Promise<SoundView>;
  remove(session: Summary): Promise<SoundView>;
  cancel(id: string): void;
}

/** Longer ones are installations: hundreds of megabytes that nobody asks for twice. */
const longestSeconds = 3 * 3600;
/** What the slowest board needs for as much as that, with room. */
const mostSeconds = 6 * 3600;
const ready = {
  again: 'As it was heard, note for note.',
  anew: 'Composed anew from the same readings, wishes and seed: the same run, not the same notes.',
} as const;

export function createSessionSounds({ store, renderings }: SessionSoundsDependencies): SessionSounds {
  const nameOf = (id: string): string => `session-${id}`;

  const view = ({ id, hasSound, soundKept }: Pick<Summary, 'id' | 'hasSound' | 'soundKept'>): SoundView => {
    const rendering = renderings.find(nameOf(id));
    if (rendering && rendering.state !== 'ready') {
      const { state, done01, detail } = rendering;
      const words = {
        waiting: 'Others are rendered before it.',
        rendering: 'It is rendered.',
        failed: detail,
      };
      return { state, done01, detail: words[state] };
    }
    if (!hasSound) return { state: 'none', detail: 'It was not rendered.' };
    return { state: 'ready', detail: soundKept === 'wholly' ? ready.again : ready.anew };
  };

  return {
    view,
    async begin(session) {
      const { id, running, lengthSeconds, hasSound } = session;
      if (hasSound) return view(session);
      if (running) throw new Refused(409, 'This session goes on: it can be rendered once it has ended.');
      if (lengthSeconds > longestSeconds)
        throw new Refused(409, `This session is longer than ${longestSeconds / 3600} hours.`);
      const args = await argsFor(session, join(store.folder, id));
      try {
        renderings.begin({
          ...{
            id: nameOf(id),
            args,
            format: 'mp3',
            file: join('sessions', id, sessionFiles.sound),
            mostSeconds,
          },
        });
      } catch (error) {
        throw error instanceof TactusError ? new Refused(409, `${error.message} ${error.fix}`) : error;
      }
      void renderings.settled(nameOf(id)).then(() => store.refresh(id));
      return view(session);
    },
    async remove({ id, soundKept }) {
      renderings.cancel(nameOf(id));
      await rm(join(store.folder, id, sessionFiles.sound), { force: true });
      await store.refresh(id);
      return view({ id, hasSound: false, soundKept });
    },
    cancel: (id) => renderings.cancel(nameOf(id)),
  };
}

/** What makes its sound. Errors: Refused with 409 where nothing does; of the file system. */
async function argsFor({ id, soundKept }: Summary, folder: string): Promise<readonly string[]> {
  if (soundKept === 'wholly') return ['sessions', 'replay', id];
  const journal = join(folder, sessionFiles.journal);
  const header = await headerOf(journal);
  if (!header) throw new Refused(409, 'The journal of this session cannot be read.');
  const settings = join(folder, sessionFiles.configuration);
  // What is written in JSON is YAML, too.
  await writeFileAtomically(settings, JSON.stringify(header.configuration), { mode: 0o600 });
  return ['render', '--replay', journal, '--config', settings];
}

async function headerOf(path: string): Promise<JournalHeader | undefined> {
  for await (const lines of readJournalFile(path))
    for (const line of lines) if (line.kind === 'session') return line;
  return undefined;
}
