import { join } from 'node:path';
import { Refused } from '../panel/api/failure.ts';
import { SentFile } from '../panel/api/sent-file.ts';
import type { PanelSessions } from '../panel/sessions.ts';
import { makeCard } from '../recorder/exports/card.ts';
import { exportKinds } from '../recorder/exports/export-kinds.ts';
import { exportSession } from '../recorder/exports/export-session.ts';
import { makePngAside } from '../recorder/exports/png-aside.ts';
import type { RecorderOptions } from '../recorder/options.ts';
import type { Recorder } from '../recorder/recorder.ts';
import { sessionFiles } from '../recorder/session-folder.ts';
import type { SessionStore } from '../recorder/session-store.ts';
import type { Details, Summary } from '../recorder/summary.ts';
import type { Renderings } from '../renderings/renderings.ts';
import type { KeptLikes } from '../session/kept-likes.ts';
import type { Session } from '../session/session.ts';
import { reasonOf } from '../system/files/atomic-file.ts';
import { createSessionSounds } from './session-sounds.ts';

export interface PanelSessionsDependencies {
  readonly options: RecorderOptions;
  readonly recorder: Recorder;
  readonly store: SessionStore;
  readonly renderings: Renderings;
  readonly likes: Pick<KeptLikes, 'latest'>;
  readonly session: Pick<Session, 'tell'>;
  readonly traceFile: string | undefined;
}

const mostLikes = 100;
const noSuchSession = 'There is no session of this id.';
const noSuchFile = 'This session has no such file.';

/** The recorder as the panel sees it. */
export function createPanelSessions(dependencies: PanelSessionsDependencies): PanelSessions {
  const { options, recorder, store, likes, session, traceFile } = dependencies;

  const find = async (id: string): Promise<Summary> => {
    const current = recorder.current();
    if (current && (id === 'current' || id === current.id)) return current;
    await recorder.loaded;
    const found = store.find(id);
    if (found === undefined) throw new Refused(404, noSuchSession);
    return found;
  };
  const detailsOf = async ({ running, id }: Summary): Promise<Details> => {
    const details = running ? recorder.currentDetails() : await store.details(id);
    if (details === undefined) throw new Refused(404, noSuchSession);
    return { ...details };
  };
  const sounds = createSessionSounds({ store, renderings: dependencies.renderings });

  return {
    async view() {
      await recorder.loaded;
      const current = recorder.current();
      const { status, detail } = recorder.health();
      const { keepDays, keepMegabytes, enabled } = options;
      return {
        sessions: [...(current ? [current] : []), ...store.list()],
        likes: likes.latest(mostLikes),
        storage: {
          ...{ recording: enabled && status === 'ok', detail, keepDays, keepMegabytes },
          bytes: store.bytes + (current?.bytes ?? 0),
        },
        ...(traceFile !== undefined && { traceFile }),
      };
    },
    async show(id) {
      const summary = await find(id);
      return { summary, ...(await detailsOf(summary)) };
    },
    async file(id, name, { trimMeters, track, language }) {
      const summary = await find(id);
      if (name === 'card.svg' || name === 'card.png') {
        const { curve, track: way } = await detailsOf(summary);
        const content = makeCard({ summary, curve, trimMeters, language, ...(track && { track: way }) });
        const file = `tactus-${summary.id}${name.slice('card'.length)}`;
        if (name === 'card.svg') return new SentFile({ type: 'image/svg+xml', name: file, content });
        return new SentFile({ type: 'image/png', name: file, content: await makePngAside(file, content) });
      }
      if (summary.running) {
        if (!options.enabled) throw new Refused(404, noSuchFile);
        await recorder.settled();
      }
      if (name === 'sound.mp3') {
        if (!summary.hasSound) throw new Refused(404, noSuchFile);
        const path = join(store.folder, summary.id, sessionFiles.sound);
        return new SentFile({ type: 'audio/mpeg', name: `tactus-${summary.id}.mp3`, content: { path } });
      }
      const { startedAt } = summary;
      const content = await exportSession(name, {
        folder: store.folder,
        id: summary.id,
        startedAt,
        trimMeters,
      });
      if (content === undefined) throw new Refused(404, noSuchFile);
      const { type, ending } = exportKinds[name];
      return new SentFile({ type, name: `tactus-${summary.id}.${ending}`, content });
    },
    async end(id) {
      const { id: known, running } = await find(id);
      if (!running) return { id: known, kept: true };
      const ending = recorder.end();
      session.tell('ended', { id: known });
      const kept = await ending.catch((error: Error) => {
        throw new Refused(503, `What it was cannot be written down: ${reasonOf(error.cause ?? error)}`);
      });
      return { id: known, kept: kept !== undefined };
    },
    async remove(id) {
      const { running, id: known } = await find(id);
      if (running) throw new Refused(409, 'This session goes on: end it first.');
      sounds.cancel(known);
      await store.remove(known);
    },
    sound: async (id) => sounds.view(await find(id)),
    render: async (id) => sounds.begin(await find(id)),
    removeSound: async (id) => sounds.remove(await find(id)),
  };
}
