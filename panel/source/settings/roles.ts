import type { Role } from '../../../daemon/panel/access/visitor.ts';

export const roleWords: Readonly<Record<Role, string>> = {
  admin: 'May do everything',
  performer: 'May play',
  viewer: 'Looks on',
};

export const roleNotes: Readonly<Record<Role, string>> = {
  admin: 'It may do all that you may here: also settings, network, and letting in other phones.',
  performer: 'It plays, skips, changes style and volume, and lends its steps. It changes no settings.',
  viewer: 'It sees this page and hears the music. It changes nothing.',
};
