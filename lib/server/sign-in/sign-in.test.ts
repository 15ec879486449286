import { verify } from '@node-rs/argon2';
import { describe, expect, it, vi } from 'vitest';
import { prisma } from '../database';
import { makePerson } from '../people.fixture';
import { refusalOf } from '../refusal.fixture';
import { hashPassword, isPassword } from './password';
import { signIn } from './sign-in';
import { addressOf } from './sign-in-limits';

// It does what it does, and is counted.
vi.mock('@node-rs/argon2', { spy: true });

const password = 'galley proof rack';

const wrong = (email: string, address = 'here') => refusalOf(signIn({ email, password: 'not it' }, address));

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
    expect(await refusalOf(signIn({ email, password }, 'here'))).toMatch(/^Too many/);
  });

  it('says the same of an account that does not exist, to the end', async () => {
    const [known, unknown] = [(await makePerson({ password })).email, `${crypto.randomUUID()}@ledger.example`];
    for (let attempt = 0; attempt < 7; attempt += 1) expect(await wrong(unknown)).toBe(await wrong(known));
  });

  it('says the same of a disabled person with the right password', async () => {
    const person = await makePerson({ password });
    await prisma.person.update({ where: { id: person.id }, data: { disabledAt: new Date() } });
    expect(await refusalOf(signIn({ email: person.email, password }, 'here'))).toMatch(/^That email and password do not match\. Four/);
  });

  it('pauses one address and lets the person in from another', async () => {
    const { email } = await makePerson({ password });
    for (let attempt = 0; attempt < 5; attempt += 1) await wrong(email, 'attacker');
    expect(await refusalOf(signIn({ email, password }, 'attacker'))).toMatch(/^Too many/);
    expect(await refusalOf(signIn({ email, password }, 'home'))).toBeNull();
  });

  it('pauses an account after 30 wrong tries from all addresses', async () => {
    const { email } = await makePerson({ password });
    for (let attempt = 0; attempt < 30; attempt += 1) await wrong(email, `address ${Math.floor(attempt / 4)}`);
    expect(await refusalOf(signIn({ email, password }, 'a new address'))).toMatch(/^Too many/);
  });

  it('lets no more than five through, even all at once', async () => {
    const { email } = await makePerson({ password });
    const answers = await Promise.all(Array.from({ length: 8 }, () => wrong(email)));
    expect(answers.filter((sentence) => sentence?.startsWith('That email')).length).toBe(5);
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
    expect(await refusalOf(signIn({ email, password }, 'here'))).toBeNull();
  });

  it('stores no email with a wrong try', async () => {
    const { email } = await makePerson({ password });
    await wrong(email);
    const rows = await prisma.$queryRaw<{ row: string }[]>`select row_to_json(f)::text as row from "SignInFailure" f`;
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ row }) => row.includes(email))).toEqual([]);
  });
});

/** A network of its own for each test, so that tests do not meet: the /48 of an IPv6 address, and a /64 in it. */
function makeNetwork() {
  const [, one, other] = /^(....)(....)/.exec(crypto.randomUUID()) ?? [];
  return { in64: (index: number) => `2001:${hex(one)}:${hex(other)}:${index.toString(16)}::/64` };
}
const hex = (digits = '0') => Number.parseInt(digits, 16).toString(16);
const nobody = () => `${crypto.randomUUID()}@ledger.example`;
/** So many wrong tries, each for an account of its own, that are not worth hashing for. */
async function tryMany(count: number, address: (index: number) => string, email: (index: number) => string = nobody) {
  vi.mocked(verify).mockResolvedValue(false);
  for (let index = 0; index < count; index += 1) expect(await wrong(email(index), address(index))).toMatch(/^That email/);
  vi.mocked(verify).mockReset();
}

describe('a network', () => {
  it('pauses after 100 wrong tries for whatever accounts, before any password is hashed, and others go on', async () => {
    const { email } = await makePerson({ password });
    const { in64 } = makeNetwork();
    await tryMany(100, in64);
    vi.mocked(verify).mockClear();
    const answers = [await wrong(email, in64(200)), await wrong(nobody(), in64(201))];
    expect(answers).toEqual(Array(2).fill('Too many wrong tries. You can try again in 15 minutes.'));
    expect(vi.mocked(verify)).not.toHaveBeenCalled();
    expect(await refusalOf(signIn({ email, password }, makeNetwork().in64(0)))).toBeNull();
  });

  it('counts an IPv4 address by itself', async () => {
    await tryMany(100, () => '192.0.2.200');
    expect(await wrong(nobody(), '192.0.2.200')).toMatch(/^Too many/);
    expect(await wrong(nobody(), '192.0.2.201')).toMatch(/^That email/);
  });

  it('is not charged for right passwords, nor for tries while an account pauses', async () => {
    const { email } = await makePerson({ password });
    const { in64 } = makeNetwork();
    await tryMany(94, in64);
    await tryMany(
      5,
      () => in64(1000),
      () => 'paused@ledger.example',
    );
    for (let attempt = 0; attempt < 3; attempt += 1) expect(await wrong('paused@ledger.example', in64(1000))).toMatch(/^Too many/);
    for (let day = 0; day < 3; day += 1) expect(await refusalOf(signIn({ email, password }, in64(200 + day)))).toBeNull();
    expect(await wrong(nobody(), in64(300))).toMatch(/^That email/);
    expect(await wrong(nobody(), in64(301))).toMatch(/^Too many/);
  });
});

describe('an address from which the person has signed in', () => {
  const tryFromEverywhere = (email: string) =>
    tryMany(
      30,
      () => makeNetwork().in64(0),
      () => email,
    );

  it('keeps its own tries while the account pauses for all others', async () => {
    const { email } = await makePerson({ password });
    const [home, cafe] = [makeNetwork().in64(1), makeNetwork().in64(1)];
    await signIn({ email, password }, home);
    await tryFromEverywhere(email);
    expect(await refusalOf(signIn({ email, password }, cafe))).toMatch(/^Too many/);
    for (let attempt = 0; attempt < 4; attempt += 1) await wrong(email, home);
    expect(await refusalOf(signIn({ email, password }, home))).toBeNull();
    for (let attempt = 0; attempt < 5; attempt += 1) expect(await wrong(email, home)).toMatch(/^That email/);
    expect(await refusalOf(signIn({ email, password }, home))).toMatch(/^Too many/);
  });

  it('keeps them also where its neighbours have used up the network’s', async () => {
    const { email } = await makePerson({ password });
    const { in64 } = makeNetwork();
    await signIn({ email, password }, in64(1));
    await tryMany(100, (index) => in64(index + 2));
    expect(await refusalOf(signIn({ email, password }, in64(1)))).toBeNull();
  });

  it('keeps none for other accounts', async () => {
    const [{ email }, other] = [await makePerson({ password }), await makePerson({ password })];
    const home = makeNetwork().in64(1);
    await signIn({ email, password }, home);
    await tryFromEverywhere(other.email);
    expect(await refusalOf(signIn({ email: other.email, password }, home))).toMatch(/^Too many/);
  });

  it('is forgotten after 30 days', async () => {
    const { email } = await makePerson({ password });
    const home = makeNetwork().in64(1);
    await signIn({ email, password }, home);
    await prisma.$executeRaw`update "KnownAddress" set at = at - interval '30 days 1 second'`;
    await tryFromEverywhere(email);
    expect(await refusalOf(signIn({ email, password }, home))).toMatch(/^Too many/);
    await signIn({ email: (await makePerson({ password })).email, password }, home);
    expect(await prisma.knownAddress.count({ where: { at: { lt: new Date(Date.now() - 30 * 24 * 3_600_000) } } })).toBe(0);
  });

  it('is stored so that it names neither the person nor the address', async () => {
    const { email } = await makePerson({ password });
    const home = makeNetwork().in64(1);
    await signIn({ email, password }, home);
    const rows = await prisma.$queryRaw<{ row: string }[]>`select row_to_json(k)::text as row from "KnownAddress" k`;
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ row }) => row.includes(email) || row.includes(home))).toEqual([]);
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
