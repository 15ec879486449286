import type { errorCodes } from '../errors';
import { isMembers } from '../json-members';

/** Every refusal of the API, as application/problem+json. `detail` is a sentence for the person. https://www.rfc-editor.org/rfc/rfc9457 */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  details: Record<string, unknown>;
}

/** Short fixed titles by code: the same for every occurrence, as the RFC asks. */
export const problemTitles: Record<keyof typeof errorCodes | 'broken', string> = {
  'signed-out': 'Signed out',
  forbidden: 'Not allowed',
  'not-found': 'Not found',
  'stale-version': 'Newer version exists',
  conflict: 'Conflict',
  'too-old': 'Too old',
  'too-large': 'Too large',
  invalid: 'Not valid',
  'unreadable-file': 'Unreadable file',
  'too-many-tries': 'Too many tries',
  busy: 'Busy',
  'storage-full': 'Storage full',
  broken: 'Something broke',
};

/** Where a value was refused, and why, in words for the person. */
export interface Issue {
  path: (string | number)[];
  message: string;
}

// Read by hand: every form needs these two, sign-in nothing else, and zod alone would be a fifth of what sign-in sends.

/** The problem in an answer, or null if it is not one. Missing details are none. */
export function readProblem(answer: unknown): Problem | null {
  if (!isMembers(answer)) return null;
  const { type, title, status, detail, code, details = {} } = answer;
  if (typeof type !== 'string' || typeof title !== 'string' || typeof detail !== 'string' || typeof code !== 'string') return null;
  if (typeof status !== 'number' || !Number.isInteger(status) || !isMembers(details)) return null;
  return { type, title, status, detail, code, details };
}

/** The issues in a problem's details; none if one of them is of another shape. */
export function readIssues(value: unknown): Issue[] {
  if (!Array.isArray(value)) return [];
  const issues = value.map(readIssue).filter((one) => one !== null);
  return issues.length === value.length ? issues : [];
}

function readIssue(value: unknown): Issue | null {
  if (!isMembers(value) || typeof value.message !== 'string' || !Array.isArray(value.path)) return null;
  const path = value.path.filter((step): step is string | number => typeof step === 'string' || typeof step === 'number');
  return path.length === value.path.length ? { path, message: value.message } : null;
}
