import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { notFound } from '@/lib/domain/errors';
import { inTransaction, prisma } from '../database';
import { hashPassword } from './password';
import type { SessionToken } from './session-cookie';
import { countTry, wrongTry } from './sign-in-limits';

/** True until the first person exists: only then the set-up page asks for the code. */
export async function isWaitingForSetup(): Promise<boolean> {
  return (await prisma.person.findFirst({ select: { id: true } })) === null;
}

/**
 * Makes the first admin and the first desk, which they lead. The code that the server printed is used up in the same transaction; a wrong one
 * is `invalid` and counts as a try. `not-found` once a person exists.
 */
export async function completeSetup(
  input: { code: string; name: string; email: string; password: string; deskName: string },
  address: string,
): Promise<SessionToken> {
  if (!(await isWaitingForSetup())) throw notFound();
  const left = await countTry('the set-up code', address);
  const passwordHash = await hashPassword(input.password);
  const codeHash = createHash('sha256').update(asPrinted(input.code)).digest('hex');
  return inTransaction(async (tx) => {
    // The DELETE is the lock: of two who send the right code at once, the second finds none.
    const used = await tx.$executeRaw`delete from "HouseSetting" where key = 'setup-code' and value->>'hash' = ${codeHash}`;
    if (used === 0) throw wrongTry('That is not the code that the server printed.', left, 'code');
    if ((await tx.person.count()) > 0) throw notFound();
    const personId = uuidv7();
    await tx.person.create({ data: { id: personId, email: input.email, name: input.name, passwordHash, isAdmin: true } });
    // A house that lost its people (restored, say) may have the desk already.
    const there = await tx.desk.findFirst({ where: { name: input.deskName } });
    const desk = there ?? (await tx.desk.create({ data: { id: uuidv7(), name: input.deskName } }));
    await tx.membership.create({ data: { personId, deskId: desk.id, role: 'lead' } });
    return { personId, sessionVersion: 0 };
  });
}

/** The code as it was printed: people leave out the hyphen, or write small letters. */
function asPrinted(code: string): string {
  const letters = code.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}
