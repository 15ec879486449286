// `npm run journal:verify -- [ARTICLE…]`: checks chains, heads and tables. Names each fault; exit code 1 if there is one.
import { prisma } from '../lib/server/database';
import { verifyHouse } from '../lib/server/journal/verify';

// A thousand entries of a book are replayed between two reads, and PostgreSQL gives ten minutes for it (`verify.ts`).
process.env.GALLEY_DATABASE_SILENCE_MS ||= String(11 * 60_000);

let faults = 0;
const checked = await verifyHouse(({ articleId, seq, field }) => {
  faults += 1;
  process.stdout.write(`article ${articleId}, seq ${seq}: ${field}\n`);
}, process.argv.slice(2));
process.stdout.write(
  faults === 0 ? `${checked} articles checked; every journal holds.\n` : `${checked} articles checked, ${faults} faults.\n`,
);
await prisma.$disconnect();
process.exitCode = faults === 0 ? 0 : 1;
