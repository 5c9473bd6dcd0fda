import type { ModelsView } from '../../../daemon/panel/models.ts';
import type { DoctorView, LogView } from '../../../daemon/panel/upkeep.ts';
import type { SceneOptions } from '../../../daemon/session/options.ts';
import { type Api, ApiFault, type SettingsChange } from '../model/api.ts';

export interface DiffLine {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
  readonly from?: number;
  readonly to?: number;
}

/** What a change does, also to the text of the file. */
export interface TextChange extends SettingsChange {
  readonly lines: readonly DiffLine[];
}

/** Something that is wrong with the configuration. */
export interface Fault {
  /** Of the option; empty for none. */
  readonly path: string;
  readonly message: string;
  /** Of the file, from 1. */
  readonly line?: number;
}

export interface FileView {
  readonly file: string;
  readonly yaml: string;
  readonly version: string;
  readonly faults: readonly Fault[];
}

export interface Backup {
  readonly id: string;
  readonly at: string;
  readonly isUndone: boolean;
}

export type Scene = SceneOptions;
export type SceneSettings = Omit<Scene, 'name'>;

type How = 'dryRun' | undefined;
const query = (how: How): string => (how ? '?dryRun=true' : '');

export const readFile = (api: Api): Promise<FileView> => api.ask('GET', 'config/file');
export const writeFile = (
  api: Api,
  text: { readonly yaml: string; readonly basedOn: string },
  how?: How,
): Promise<TextChange> => api.ask('PUT', `config/file${query(how)}`, text);

export const change = (api: Api, patch: Readonly<Record<string, unknown>>, how?: How): Promise<TextChange> =>
  api.ask('PATCH', `config${query(how)}`, patch);

export const readBackups = async (api: Api): Promise<readonly Backup[]> =>
  (await api.ask<{ readonly backups: readonly Backup[] }>('GET', 'config/backups')).backups;
export const restore = (api: Api, id: string, how?: How): Promise<TextChange> =>
  api.ask('POST', `config/backups/${id}/restore${query(how)}`);

export const readScenes = async (api: Api): Promise<readonly Scene[]> =>
  (await api.ask<{ readonly scenes: readonly Scene[] }>('GET', 'scenes')).scenes;
/** All of them, in their order. */
export const saveScenes = (api: Api, scenes: readonly Scene[]): Promise<TextChange> =>
  change(api, { scenes });

export const readModels = (api: Api): Promise<ModelsView> => api.ask('GET', 'models');
/** On a small board it takes a while. */
const doctorMs = 65_000;
export const readDoctor = (api: Api): Promise<DoctorView> => api.ask('GET', 'doctor', undefined, doctorMs);
export const readLogs = (api: Api, level: string, after: number): Promise<LogView> =>
  api.ask('GET', `logs?level=${level}&limit=300&after=${after}`);

/** What the daemon says is wrong with what was sent. */
export const faultsIn = (error: unknown): readonly Fault[] =>
  error instanceof ApiFault ? ((error.answer as { readonly faults?: readonly Fault[] })?.faults ?? []) : [];
