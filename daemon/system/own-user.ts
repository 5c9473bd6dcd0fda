import { userInfo } from 'node:os';

export interface OwnUser {
  readonly uid: number;
  /** Its number where it is in no list of users, as in a container. */
  readonly username: string;
}

/** Who runs us. */
export function ownUser(): OwnUser {
  try {
    return userInfo();
  } catch {
    const uid = process.getuid?.() ?? -1;
    return { uid, username: String(uid) };
  }
}
