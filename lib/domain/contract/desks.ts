import { z } from 'zod';
import { DeskRules, Signature } from '../sign-off/desk-rules';
import { Uuid } from '../uuid';
import { endpoint } from './endpoint';
import { calledName, Role } from './people';

/** What a desk may be called: one line of 1 to 80 characters. */
export const DeskName = calledName(80, 'Write the desk’s name.');

/** A desk that exists for the one who asks. `role` is theirs; null for an admin who holds none there. */
export const Desk = z.object({ id: z.uuid(), name: z.string(), role: Role.nullable(), mayManage: z.boolean(), rules: DeskRules });
export type Desk = z.infer<typeof Desk>;

const DeskParams = z.object({ deskId: z.uuid() });
const MemberParams = z.object({ deskId: z.uuid(), personId: z.uuid() });

/** The desks that exist for the person, by name: all for an admin, else those they hold a role in. 403 `forbidden` to who is on none. */
export const listDesks = endpoint({ method: 'GET', path: '/api/v1/desks', answer: z.object({ desks: z.array(Desk) }) });

/** Makes a desk without members, once for each `id`, however often it is sent. Admins alone; 409 `conflict` where a desk has that name. */
export const createDesk = endpoint({
  method: 'POST',
  path: '/api/v1/desks',
  body: z.object({ id: Uuid, name: DeskName }),
  answer: Desk,
});

/** Gives a desk another name. Admins alone; 409 `conflict` where a desk has that name. */
export const renameDesk = endpoint({
  method: 'PATCH',
  path: '/api/v1/desks/{deskId}',
  params: DeskParams,
  body: z.object({ name: DeskName }),
  answer: Desk,
});

// Stored rules are read without the limit: what is in the tables is not to be lost for it.
const AskedRules = DeskRules.omit({ since: true }).extend({
  signatures: z.array(Signature).min(1).max(Signature.options.length).default(['checker']),
});

/**
 * What the desk asks of the check of its articles, from the next entry on. Verdicts from before stay as they are. `basedOn` is what the person saw that
 * it asks for: 409 `conflict` where it is something else by now, and `details.now` is what.
 */
export const setDeskRules = endpoint({
  method: 'PUT',
  path: '/api/v1/desks/{deskId}/rules',
  params: DeskParams,
  body: AskedRules.extend({ basedOn: AskedRules }),
  answer: Desk,
});
/** What `setDeskRules` takes, once parsed. */
export type RulesInput = z.output<NonNullable<(typeof setDeskRules)['body']>>;

/**
 * Adds a person to the desk or changes their role there. `seenRole` is the role that the person who asks saw: null to add somebody. 409 `conflict`
 * where it is another by now, and `details.now` is which (null: they are not on the desk). `changeId` is this request's own: sent again with it, since
 * the answer was lost, it changes nothing anew.
 */
export const setMember = endpoint({
  method: 'PUT',
  path: '/api/v1/desks/{deskId}/members/{personId}',
  params: MemberParams,
  body: z.object({ role: Role, seenRole: Role.nullable(), changeId: Uuid }),
});

/** Takes a person off the desk at once, with invitations to it that they have not used. What they wrote stays. */
export const removeMember = endpoint({ method: 'DELETE', path: '/api/v1/desks/{deskId}/members/{personId}', params: MemberParams });
