import { z } from 'zod';
import { Instant } from '../moment';
import { peopleNamedIn, stringsNamed } from '../named-members';

const PersonId = z.uuid();
const times = new Set(['at', 'dueAt', 'sentAt', 'deadlineAt', 'happenedAt']);

/** True if all people that a part of an archive names have ids that people can have, and all that happened to it did so at an instant. Else no table would take it. */
export const isMadeBySomebody = (part: unknown): boolean =>
  peopleNamedIn(part).every((id) => PersonId.safeParse(id).success) &&
  stringsNamed(part, times).every((at) => Instant.safeParse(at).success);
