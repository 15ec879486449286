import { verify } from '@node-rs/argon2';
import { describe, expect, it, vi } from 'vitest';
import { DomainError } from '@/lib/domain/errors';
import { prisma } from './database';
import { hashPassword, isPassword } from './password';
import { makePerson } from './people.fixture';
import { signIn } from './sign-in';
import { addressOf } from './sign-in-limits';

// It does what it does, and is counted.
vi.mock('@node-rs/argon2', { spy: true });

const password = 'galley proof rack';

async function sentenceOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'in';
  } catch (error) {
    if (error instanceof DomainError) return error.message;
    throw error;
  }
}

const wrong = (email: string, address = 'here') => sentenceOf(signIn({ email, password: 'not it' }, address));

describe('signIn', () => {
  it('gives the person and the version of their sessions', async () => {
    const person = await makePerson({ password });
    expect(await signIn({ email: person.email.toUpperCase(), password }, 'here')).toEqual({ personId: person.id, sessionVersion: 0 });
  });

  it('counts down to a pause that the right password does not end', async () => {
    const { email } = await makePerson({ password });
    const sentences = [];
    for (let attempt = 0; attempt < 6; attempt += 1) sentences.push(await wrong(email));
    expect(sentences).toEqual([
      'That email and password do not match. Four tries left before a 15 minute pause.',
      'That email and password do not match. Three tries left before a 15 minute pause.',
      'That email and password do not match. Two tries left before a 15 minute pause.',
      'That email and password do not match. One try left before a 15 minute pause.',
      'That email and password do not match. No tries left: wait 15 minutes.',
      'Too many wrong tries. You can try again in 15 minutes.',
    ]);
    expect(await sentenceOf(signIn({ email, password }, 'here'))).toMatch(/^Too many/);
  });

  it('says the same of an account that does not exist, to the end', async () => {
    const [known, unknown] = [(await makePerson({ password })).email, `${crypto.randomUUID()}@ledger.example`];
    for (let attempt = 0; attempt < 7; attempt += 1) expect(await wrong(unknown)).toBe(await wrong(known));
  });

  it('says the same of a disabled person with the right password', async () => {
    const person = await makePerson({ password });
    await prisma.person.update({ where: { id: person.id }, data: { disabledAt: new Date() } });
    expect(await sentenceOf(signIn({ email: person.email, password }, 'here'))).toMatch(/^That email and password do not match\. Four/);
  });

  it('pauses one address and lets the person in from another', async () => {
    const { email } = await makePerson({ password });
    for (let attempt = 0; attempt < 5; attempt += 1) await wrong(email, 'attacker');
    expect(await sentenceOf(signIn({ email, password }, 'attacker'))).toMatch(/^Too many/);
    expect(await sentenceOf(signIn({ email, password }, 'home'))).toBe('in');
  });

  it('pauses an account after 30 wrong tries from all addresses', async () => {
    const { email } = await makePerson({ password });
    for (let attempt = 0; attempt < 30; attempt += 1) await wrong(email, `address ${Math.floor(attempt / 4)}`);
    expect(await sentenceOf(signIn({ email, password }, 'a new address'))).toMatch(/^Too many/);
  });

  it('lets no more than five through, even all at once', async () => {
    const { email } = await makePerson({ password });
    const answers = await Promise.all(Array.from({ length: 8 }, () => wrong(email)));
    expect(answers.filter((sentence) => sentence.startsWith('That email')).length).toBe(5);
  });

  it('starts anew after the right password', async () => {
    const { email } = await makePerson({ password });
    for (let attempt = 0; attempt < 4; attempt += 1) await wrong(email);
    await signIn({ email, password }, 'here');
    expect(await wrong(email)).toMatch(/Four tries left/);
  });

  it('ends the pause after 15 minutes', async () => {
    const { email } = await makePerson({ password });
    for (let attempt = 0; attempt < 5; attempt += 1) await wrong(email);
    await prisma.$executeRaw`update "SignInFailure" set at = at - interval '15 minutes 1 second'`;
    expect(await sentenceOf(signIn({ email, password }, 'here'))).toBe('in');
  });

  it('stores no email with a wrong try', async () => {
    const { email } = await makePerson({ password });
    await wrong(email);
    const rows = await prisma.$queryRaw<{ row: string }[]>`select row_to_json(f)::text as row from "SignInFailure" f`;
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ row }) => row.includes(email))).toEqual([]);
  });
});

describe('hashPassword', () => {
  it('makes a salted argon2id hash', async () => {
    const [one, other] = await Promise.all([hashPassword(password), hashPassword(password)]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(other);
    expect(await isPassword(password, one)).toBe(true);
  });

  // Times are not asserted on: what takes the time is one comparison by the same parameters, in both cases.
  it('compares once, and by the same parameters, where there is no account', async () => {
    const hash = await hashPassword(password);
    await isPassword('not it', null);
    const compared = async (of: string | null) => {
      vi.mocked(verify).mockClear();
      expect(await isPassword('not it', of)).toBe(false);
      return vi.mocked(verify).mock.calls.map(([with_]) => String(with_).split('$').slice(0, 4).join('$'));
    };
    expect(await compared(null)).toEqual(await compared(hash));
    expect(await compared(null)).toHaveLength(1);
  });
});

describe('addressOf', () => {
  const headers = new Headers({ 'x-forwarded-for': '1.2.3.4, 10.0.0.7' });

  it('believes no header unless told to', () => {
    expect(addressOf(headers)).toBe('direct');
  });

  it('takes what the trusted proxy added, not what the client claims', () => {
    process.env.GALLEY_PROXY_HEADER = 'x-forwarded-for';
    expect(addressOf(headers)).toBe('10.0.0.7');
    delete process.env.GALLEY_PROXY_HEADER;
  });
});
