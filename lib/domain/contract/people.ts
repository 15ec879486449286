import { z } from 'zod';
import { roles } from '../people/permissions';
import { MAX_PERSON_NAME_CHARS } from '../people/person-name';
import { inputText } from '../text/text-input';
import { visibleLine } from '../text/visible-line';
import { Uuid } from '../uuid';
import { endpoint } from './endpoint';

/** Long enough to resist guessing offline; the form's meter asks for more. The upper limit bounds the work of hashing. */
export const MIN_PASSWORD_CHARS = 10;
/** Longest password. UTF-16 units. */
const MAX_PASSWORD_CHARS = 200;

/** A role held in a desk. */
export const Role = z.enum(roles);

/** What a person or a desk is called, as one line of what is seen of it, at least one character. */
export const calledName = (maxChars: number, missing: string) =>
  inputText(maxChars).transform(visibleLine).pipe(z.string().min(1, missing));

/** A person's name as colleagues see it. */
export const PersonName = calledName(MAX_PERSON_NAME_CHARS, 'Write a name.');

/** An email address, lower-cased: people write theirs in either case. */
export const Email = inputText(254)
  .transform((text) => text.trim().toLowerCase())
  .pipe(z.email('This is not an email address.'));

/** A password that someone chooses. */
export const NewPassword = inputText(MAX_PASSWORD_CHARS).min(
  MIN_PASSWORD_CHARS,
  `At least ${MIN_PASSWORD_CHARS} characters; length beats symbols.`,
);

/** A password that is only compared. */
export const GivenPassword = z.string().min(1, 'Write your password.').max(MAX_PASSWORD_CHARS);

/** A person as colleagues see them. `memberships` holds only desks that exist for the one who asks. */
export const Person = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  isAdmin: z.boolean(),
  isDisabled: z.boolean(),
  memberships: z.array(z.object({ deskId: z.uuid(), deskName: z.string(), role: Role })),
});
export type Person = z.infer<typeof Person>;

const PersonParams = z.object({ personId: z.uuid() });

/** The people who exist for the person, by name: everyone for an admin, else those who share a desk. */
export const listPeople = endpoint({ method: 'GET', path: '/api/v1/people', answer: z.object({ people: z.array(Person) }) });

/** Gives a person another name: one’s own, or as an admin anybody’s. 409 `conflict` for one’s own as that of a colleague. */
export const renamePerson = endpoint({
  method: 'PATCH',
  path: '/api/v1/people/{personId}',
  params: PersonParams,
  body: z.object({ name: PersonName }),
  answer: Person,
});

/**
 * Makes a person an admin, or no longer. Admins alone; 409 `conflict` for the last one. `changeId` is this request's own: sent again with it, since the answer
 * was lost, it changes nothing anew, and is a 409 `conflict` where somebody has undone it.
 */
export const setAdmin = endpoint({
  method: 'PUT',
  path: '/api/v1/people/{personId}/admin',
  params: PersonParams,
  body: z.object({ isAdmin: z.boolean(), changeId: Uuid }),
  answer: Person,
});

/** Disables a person, which ends their sessions, or enables them again. Admins alone; 409 `conflict` for the last one. `changeId` as of `setAdmin`. */
export const setDisabled = endpoint({
  method: 'PUT',
  path: '/api/v1/people/{personId}/disabled',
  params: PersonParams,
  body: z.object({ isDisabled: z.boolean(), changeId: Uuid }),
  answer: Person,
});

/** The next account at the identity provider with the person's verified address is taken for theirs. */
export const forgetIdentities = endpoint({
  method: 'DELETE',
  path: '/api/v1/people/{personId}/identities',
  params: PersonParams,
});
