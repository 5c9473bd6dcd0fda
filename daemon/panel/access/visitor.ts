/** What a person who is paired may do: look and listen; steer; change how the device is set up. Each includes those before. */
export const roles = ['viewer', 'performer', 'admin'] as const;
export type Role = (typeof roles)[number];

/** How one stands who asks for something; a guest is whoever is not paired. */
export type Standing = 'guest' | Role;

/** Who asks: known before anything of the request is read but its head. */
export interface Visitor {
  readonly role: Standing;
  /** The token by which he is known; absent for guests and for this machine's own. */
  readonly tokenId?: string;
  /** Where he comes from. */
  readonly address: string;
}

export const standings = ['guest', ...roles] as const satisfies readonly Standing[];

export function may(visitor: Pick<Visitor, 'role'>, needed: Standing): boolean {
  return standings.indexOf(visitor.role) >= standings.indexOf(needed);
}
