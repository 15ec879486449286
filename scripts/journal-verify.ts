// `npm run journal:verify -- [ARTICLE…]`: checks chains, heads and tables. Of each article it names the first fault of the chain, or, where that holds, all
// of keyframes and tables, and each article that is not there; exit code 1 if there is one.
import { z } from 'zod';
import { sayCount } from '../lib/domain/text/say-count';
import { prisma } from '../lib/server/database';
import { verifyHouse } from '../lib/server/journal/verify';
import { allowSilence } from '../lib/server/settings';
import { isWaitingForSetup } from '../lib/server/sign-in/setup';
import { nobodyIsThere } from './refusal.mjs';

// A thousand entries of a book are replayed between two reads, and PostgreSQL gives ten minutes for it (`verify.ts`).
allowSilence(11 * 60_000);

const isFine = (await isWaitingForSetup()) ? refuseEmpty() : await verify([...new Set(process.argv.slice(2))]);
await prisma.$disconnect();
process.exitCode = isFine ? 0 : 1;

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}

/** A job without the settings of the house makes a database of its own, and all journals of that one hold. */
function refuseEmpty(): boolean {
  say(nobodyIsThere('check'));
  return false;
}

async function verify(named: readonly string[]): Promise<boolean> {
  let faults = 0;
  const tell = ({ articleId, seq, field }: { articleId: string; seq: number; field: string }) => {
    faults += 1;
    say(`article ${articleId}, seq ${seq}: ${field}`);
  };
  const ids = named.filter((id) => z.guid().safeParse(id).success);
  const checked = named.length > 0 && ids.length === 0 ? [] : await verifyHouse(tell, ids);
  const missing = named.filter((id) => !checked.includes(id.toLowerCase()));
  for (const id of missing) say(`There is no article ${id}.`);
  const wrong = [...(faults > 0 ? [sayCount(faults, 'fault')] : []), ...(missing.length > 0 ? [`${missing.length} not found`] : [])];
  say(`${sayCount(checked.length, 'article')} checked${wrong.length === 0 ? '; every journal holds' : `, ${wrong.join(', ')}`}.`);
  return wrong.length === 0;
}
