import type { EndedView, SessionsView, SessionView, SoundView } from '../../../daemon/panel/sessions.ts';
import type { Api } from '../model/api.ts';

export type { Summary } from '../../../daemon/recorder/summary.ts';
export type { SessionsView, SessionView, SoundView };

export const list = (api: Api): Promise<SessionsView> => api.ask('GET', 'sessions');
export const show = (api: Api, id: string): Promise<SessionView> => api.ask('GET', `sessions/${id}`);
export const end = (api: Api, id: string): Promise<EndedView> => api.ask('POST', `sessions/${id}/end`);
export const remove = (api: Api, id: string): Promise<unknown> => api.ask('DELETE', `sessions/${id}`);

export const sound = (api: Api, id: string): Promise<SoundView> => api.ask('GET', `sessions/${id}/sound`);
export const render = (api: Api, id: string): Promise<SoundView> => api.ask('POST', `sessions/${id}/sound`);
export const endSound = (api: Api, id: string): Promise<SoundView> =>
  api.ask('DELETE', `sessions/${id}/sound`);

/** Its address beneath the API. */
export const file = (id: string, name: string): string => `sessions/${id}/files/${name}`;
