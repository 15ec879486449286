import fs from 'node:fs';
import path from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { expect } from 'vitest';
import { readProblem } from '@/lib/domain/contract/problem';
import { requestAs } from '@/lib/server/people.fixture';

const folder = import.meta.dirname;
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
type Method = (typeof methods)[number];
type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

/** A method of a route of the API. */
export interface Door {
  /** Method and address, as in the contract: `GET /api/v1/articles/[articleId]`. */
  name: string;
  method: Method;
  address: string;
  handle: Handler;
}

const files = fs
  .readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => path.basename(file) === 'route.ts')
  .sort();

/** For tests: every method of every route of the API, as the file system has them. */
export const doors: Door[] = (
  await Promise.all(
    files.map(async (file) => {
      const module: Record<string, unknown> = await import(path.join(folder, file));
      const address = `/api/v1/${path.dirname(file).split(path.sep).join('/')}`;
      return methods.flatMap((method) => {
        const handle = module[method];
        return isHandler(handle) ? [{ name: `${method} ${address}`, method, address, handle }] : [];
      });
    }),
  )
).flat();

function isHandler(value: unknown): value is Handler {
  return typeof value === 'function';
}

/** Open by design, each with its reason. Every other method of every route wants a session. */
export const open: Record<string, string> = {
  'GET /api/v1/health': 'says only whether the server is well',
  'POST /api/v1/setup': 'the one-time code is the right',
  'POST /api/v1/invitations/accept': 'the token is the right',
  'POST /api/v1/password-resets': 'answers everyone the same; a link goes to the account’s own mailbox',
  'POST /api/v1/password-resets/use': 'the token is the right',
  'GET /api/v1/inbox-mail/[token]': 'leads to the profile, whatever the token',
  'POST /api/v1/inbox-mail/[token]': 'the token is the right',
};

/** For tests: a call of a door: every id in its address is `id`, or the one of `ids` by its name, and a body where the method takes one. */
export async function knock(
  door: Door,
  {
    person = null,
    id = uuidv7(),
    ids = {},
    body = '{}',
    headers = {},
    query = '',
  }: Partial<{
    person: { id: string } | null;
    id: string;
    ids: Record<string, string>;
    body: BodyInit;
    headers: Record<string, string>;
    query: string;
  }>,
): Promise<Response> {
  const names = [...door.address.matchAll(/\[(\w+)\]/g)].map(([, name]) => name ?? '');
  const params = Object.fromEntries(names.map((name) => [name, ids[name] ?? id]));
  const filled = door.address.replaceAll(/\[(\w+)\]/g, (_, name: string) => params[name] ?? id);
  const request = await requestAs(person, `${filled}${query}`, {
    method: door.method,
    headers: { ...(door.method === 'GET' ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(door.method === 'GET' ? {} : { body, duplex: 'half' }),
  });
  return door.handle(request, { params: Promise.resolve(params) });
}

/** For tests: the refusal that an answer is. */
export async function problemOf(response: Response): Promise<{ status: number; code: string }> {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const problem = readProblem(await response.json());
  if (problem === null) throw new Error('It is not a problem.');
  return { status: response.status, code: problem.code };
}
