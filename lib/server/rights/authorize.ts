import { DomainError, notFound } from '@/lib/domain/errors';
import { type Action, type Actor, may, permissions, type Role, roleIn, roles, type Subject } from '@/lib/domain/people/permissions';

/** Each action as it stands after "cannot". */
const actionPhrases: Record<Action, string> = {
  'read article': 'read this article',
  comment: 'comment here',
  'suggest words': 'suggest other words',
  'resolve thread': 'resolve threads that others began',
  'remove comment': 'remove comments of others',
  'ask author': 'ask the author',
  'edit text': 'edit this text',
  tag: 'tag',
  'name revision': 'keep revisions',
  'give verdict': 'give verdicts',
  vote: 'vote on verdicts',
  'decide after votes': 'decide where votes settle nothing',
  'create article': 'bring in articles',
  assign: 'assign checks',
  'waive rule': 'waive what stands in the way',
  'paste newer version': 'paste a newer version over',
  'name author': 'say who the author is',
  'make dossier': 'make audit dossiers',
  'file article': 'rename, move or archive articles',
  'sign as checker': 'sign as checker',
  'sign as standards': 'sign as standards',
  'reopen article': 'open a signed article again',
  'manage desk': 'change the desk',
  'manage house': 'change the house',
  'define types': 'define types of tags',
  'delete article': 'delete articles',
  'erase words': 'erase words for good',
};

const plurals: Record<Role | 'admin', string> = {
  reader: 'Readers',
  author: 'Authors',
  checker: 'Checkers',
  editor: 'Editors',
  lead: 'Leads',
  admin: 'Admins',
};

/** The roles that the table grants `action` to, without condition. */
function grantedTo(action: Action): (Role | 'admin')[] {
  return [...roles, 'admin' as const].filter((role) => permissions[action][role] === 'y');
}

/**
 * Returns if the table of rights grants `action` on `subject`, and throws otherwise: `not-found` where the desk does not exist for the actor
 * (no role in it, or an article that an author may not even read), else `forbidden` with a sentence. `details.ask` (roles) and `details.deskId`
 * let the route add whom to ask. The first line of every service.
 */
export function authorize(actor: Actor, action: Action, subject: Subject): void {
  if (may(actor, action, subject)) return;
  if (subject.deskId === null) {
    throw new DomainError('forbidden', `Only admins can ${actionPhrases[action]}.`, { action, deskId: null, ask: ['admin'] });
  }
  const role = roleIn(actor, subject.deskId);
  // An author must not learn that a colleague's article exists: all that they cannot read is as if it were not there.
  if (role === null || !may(actor, 'read article', subject)) {
    if (role === null || isAboutArticle(action)) throw notFound();
  }
  throw new DomainError('forbidden', refusal(role, action, subject), { action, deskId: subject.deskId, ask: grantedTo(action) });
}

function isAboutArticle(action: Action): boolean {
  return action !== 'manage desk' && action !== 'create article';
}

function refusal(role: Role | 'admin', action: Action, subject: Subject): string {
  const sentence = `${plurals[role]} cannot ${actionPhrases[action]}`;
  const onceAllowed = permissions[action][role] === 'own-before-checking' && subject.own === true;
  return onceAllowed ? `${sentence} once checking has started.` : `${sentence}.`;
}
