import { z } from 'zod';
import { longestName, type User, type Users, userSchema } from '../access/users.ts';
import { roles, type Visitor } from '../access/visitor.ts';
import { Refused } from './failure.ts';
import { type Route, route } from './route.ts';

const params = z.object({ id: userSchema.shape.id });
const query = z.object({
  evenLastAdmin: z
    .enum(['true', 'false'])
    .default('false')
    .describe('Without it the last admin who is paired does not lose this role by himself.'),
});

const failures = {
  404: 'There is no user with this id.',
  409: 'The last admin who is paired would be one no more.',
};

/** Who is paired. */
export const usersRoutes = (users: Users): readonly Route[] => {
  const noSuchUser = (): Refused => new Refused(404, failures[404]);
  /** This machine's own is always an admin; one who did it from afar might have to walk. */
  const keepLastAdmin = ({ tokenId }: Visitor, id: string, evenLastAdmin: 'true' | 'false'): void => {
    const isOtherAdmin = ({ id: other, role }: User): boolean => other !== id && role === 'admin';
    if (tokenId !== id || evenLastAdmin === 'true' || users.list().some(isOtherAdmin)) return;
    throw new Refused(
      409,
      'You are the last admin who is paired: after this only the device itself can let another in (`tactus panel`). With ?evenLastAdmin=true it is done.',
    );
  };
  return [
    route({
      method: 'get',
      path: '/users',
      summary: 'Who is paired, in the order in which they came.',
      role: 'admin',
      response: z.array(userSchema),
      answer: () => users.list(),
    }),
    route({
      method: 'patch',
      path: '/users/:id',
      summary: 'Another name or role. With another role the sockets of the user are greeted anew.',
      role: 'admin',
      params,
      query,
      failures,
      body: z.strictObject({
        name: z.string().trim().min(1).max(longestName).optional(),
        role: z.enum(roles).optional(),
      }),
      response: userSchema,
      answer: async ({ params: { id }, query: { evenLastAdmin }, body, visitor }) => {
        if (body.role !== undefined && body.role !== 'admin') keepLastAdmin(visitor, id, evenLastAdmin);
        const changed = users.change(id, body);
        if (changed === undefined) throw noSuchUser();
        await users.settled();
        return changed;
      },
    }),
    route({
      method: 'delete',
      path: '/users/:id',
      summary:
        'The token is good no more, and what it had opened is closed at once. Everybody may remove himself.',
      role: 'viewer',
      params,
      query,
      failures,
      response: z.object({ removed: userSchema.shape.id }),
      answer: async ({ params: { id }, query: { evenLastAdmin }, visitor }) => {
        if (visitor.role !== 'admin' && visitor.tokenId !== id) {
          throw new Refused(403, `Others are removed by the role admin; yours is ${visitor.role}.`);
        }
        if (visitor.role === 'admin') keepLastAdmin(visitor, id, evenLastAdmin);
        if (!users.remove(id)) throw noSuchUser();
        await users.settled();
        return { removed: id };
      },
    }),
  ];
};
