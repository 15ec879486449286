// An invented newsroom to look around in: `npm run seed`. It refuses where a person exists.
import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { isWaitingForSetup } from '../lib/server/sign-in/setup';
import { seedNewsroom } from './seed-newsroom';

async function main(): Promise<number> {
  if (!(await isWaitingForSetup())) {
    process.stderr.write('There are people in this Galley already. The sample newsroom is only for an empty one.\n');
    return 1;
  }
  const password = process.env.GALLEY_SEED_PASSWORD || randomBytes(9).toString('base64url');
  const { people, articleId } = await seedNewsroom({ password, newId: () => uuidv7(), now: new Date() });
  const rows = people.map(({ name, email, job }) => `  ${email.padEnd(28)}${name.padEnd(16)}${job}`);
  process.stdout.write(
    `The sample newsroom is ready. Everyone’s password is ${password}\n\n${rows.join('\n')}\n\nThe sample article is at /articles/${articleId}\n`,
  );
  return 0;
}

process.exit(await main());
