import { hash, verify } from '@node-rs/argon2';

// argon2id is the library's default. OWASP's parameters for it: https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html
const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

// Compared with when there is no account: the answer then takes as long as for a real one.
let unmatchable: Promise<string> | undefined;

/** The password's argon2id hash, in PHC format. */
export async function hashPassword(password: string): Promise<string> {
  return hash(password, options);
}

/** True if `password` has this hash. No hash (no such person, or one without a password) takes the same time and is false. */
export async function isPassword(password: string, passwordHash: string | null): Promise<boolean> {
  unmatchable ??= hash('no account has this password', options);
  const matches = await verify(passwordHash ?? (await unmatchable), password).catch(() => false);
  return matches && passwordHash !== null;
}
