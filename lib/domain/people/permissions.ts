/** The roles that a person holds in a desk. Admin is not among them: it belongs to the person. */
export const roles = ['reader', 'author', 'checker', 'editor', 'lead'] as const;
/** The name of a role. */
export type Role = (typeof roles)[number];

/** Whose rights count: the person, their roles by desk, and whether they run the house. */
export interface Actor {
  id: string;
  name: string;
  isAdmin: boolean;
  /** Role by desk id. Desks that are missing here do not exist for this person (unless they are admin). */
  memberships: Readonly<Record<string, Role>>;
  /** The version of their sessions in which they ask. None where nobody's session asks. */
  sessionVersion?: number | undefined;
}

/** True for somebody who is on no desk and does not run the house: there is nothing that they may see. */
export const isOnNoDesk = ({ isAdmin, memberships }: Pick<Actor, 'isAdmin' | 'memberships'>): boolean =>
  !isAdmin && Object.keys(memberships).length === 0;

/** What of an article somebody sees, besides that they may read it. */
export interface Viewer {
  /** Queries to the author before they are sent, and the words of requests for a reply: the checkers' side. */
  seesDrafts: boolean;
}

/** What an action is done to. `own` = the actor is the author of the article. */
export interface Subject {
  deskId: string | null;
  own?: boolean;
  checkingStarted?: boolean;
}

type Grant = 'y' | 'own' | 'own-before-checking' | '-';
type Row = Record<Role | 'admin', Grant>;

const row = (reader: Grant, author: Grant, checker: Grant, editor: Grant, lead: Grant, admin: Grant): Row => ({
  reader,
  author,
  checker,
  editor,
  lead,
  admin,
});

/** The one table of rights. Services, menus and tests derive from it. */
export const permissions = {
  'read article': row('y', 'own', 'y', 'y', 'y', 'y'),
  comment: row('y', 'own', 'y', 'y', 'y', 'y'),
  'suggest words': row('-', 'own', 'y', 'y', 'y', 'y'),
  // One's own threads and comments besides, whatever the role.
  'resolve thread': row('-', '-', 'y', 'y', 'y', 'y'),
  'remove comment': row('-', '-', '-', '-', 'y', 'y'),
  'ask author': row('-', '-', 'y', 'y', 'y', 'y'),
  'edit text': row('-', 'own-before-checking', '-', 'y', 'y', 'y'),
  tag: row('-', '-', 'y', 'y', 'y', 'y'),
  'name revision': row('-', '-', 'y', 'y', 'y', 'y'),
  'give verdict': row('-', '-', 'y', 'y', 'y', 'y'),
  vote: row('-', '-', '-', 'y', 'y', 'y'),
  'decide after votes': row('-', '-', '-', '-', 'y', 'y'),
  'create article': row('-', 'y', 'y', 'y', 'y', 'y'),
  assign: row('-', '-', '-', 'y', 'y', 'y'),
  'waive rule': row('-', '-', '-', 'y', 'y', 'y'),
  'paste newer version': row('-', '-', '-', 'y', 'y', 'y'),
  'name author': row('-', '-', '-', 'y', 'y', 'y'),
  // It holds the whole journal, drafts of queries among it: who sees these.
  'make dossier': row('-', '-', 'y', 'y', 'y', 'y'),
  'file article': row('-', '-', '-', 'y', 'y', 'y'),
  'sign as checker': row('-', '-', 'y', 'y', 'y', 'y'),
  'sign as standards': row('-', '-', '-', '-', 'y', 'y'),
  'reopen article': row('-', '-', '-', '-', 'y', 'y'),
  'manage desk': row('-', '-', '-', '-', 'y', 'y'),
  'manage house': row('-', '-', '-', '-', '-', 'y'),
  'define types': row('-', '-', '-', '-', '-', 'y'),
  'delete article': row('-', '-', '-', '-', '-', 'y'),
  'erase words': row('-', '-', '-', '-', '-', 'y'),
} as const satisfies Record<string, Row>;

/** The name of an action. */
export type Action = keyof typeof permissions;

/** The role that counts in a desk: admin, the membership's role, or null for a stranger. */
export function roleIn(actor: Actor, deskId: string | null): Role | 'admin' | null {
  if (actor.isAdmin) return 'admin';
  return deskId === null ? null : (actor.memberships[deskId] ?? null);
}

/** True if the table grants `action` on `subject` to `actor`. Total: an unknown role or a foreign desk is false. */
export function may(actor: Actor, action: Action, subject: Subject): boolean {
  const role = roleIn(actor, subject.deskId);
  if (role === null) return false;
  const grant = permissions[action][role];
  if (grant === 'y') return true;
  if (grant === 'own') return subject.own === true;
  if (grant === 'own-before-checking') return subject.own === true && subject.checkingStarted !== true;
  return false;
}

/** What of an article `actor` sees, if they may read it at all. */
export const viewerOf = (actor: Actor, subject: Subject): Viewer => ({ seesDrafts: may(actor, 'ask author', subject) });
