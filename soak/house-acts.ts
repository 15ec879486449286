import { ApiError, call } from '@/lib/api';
import * as contract from '@/lib/domain/contract/articles';
import * as imports from '@/lib/domain/contract/imports';
import type { Act, Hand } from './acts';

/** So often a newer version is pasted again over what others have written meanwhile. */
const MOST_TRIES = 8;

/** A newer version of the text: some paragraphs left out, swapped or with another word in them. */
async function pasteNewer({ session, chance, deskId }: Hand): Promise<void> {
  const { articleId } = session.options;
  const paragraphs: string[] = [];
  session.doc.forEach((node) => {
    if (node.isTextblock && node.textContent.trim() !== '' && !chance.isLucky(0.05)) paragraphs.push(node.textContent);
  });
  const [title = 'A text', ...rest] = paragraphs;
  const changed = rest.map((text) => (chance.isLucky(0.2) ? text.replace(/ \S+ /, ' newer ') : text));
  const { draft } = await call(imports.readPaste, { query: { deskId }, body: { text: [title, ...changed].join('\n\n') } });
  // While others write, the text is nearly always newer than the one that was compared: a person looks again, and pastes again.
  for (let tries = 1; ; tries++) {
    const body = { draft, corrections: { title }, baseVersion: session.confirmed.version };
    try {
      return void (await call(imports.pasteNewerVersion, { params: { articleId }, body }));
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'stale-version' || tries === MOST_TRIES) throw error;
    }
  }
}

/** What people do through routes of their own: the server makes the entries. */
export const houseActs: readonly Act[] = [
  {
    name: 'rename the article',
    weight: 0.5,
    isEdit: true,
    isRoute: true,
    do: async ({ session, chance }) => {
      const { articleId } = session.options;
      await call(contract.renameArticle, { params: { articleId }, body: { title: `The bus that left, part ${chance.int(1, 1000)}` } });
    },
  },
  {
    name: 'change the byline',
    weight: 0.3,
    isEdit: true,
    isRoute: true,
    do: async ({ session, chance }) => {
      const { articleId } = session.options;
      await call(contract.changeDetails, { params: { articleId }, body: { byline: `Ines Okafor and ${chance.int(1, 9)} more` } });
    },
  },
  { name: 'paste a newer version', weight: 0.3, isEdit: true, isRoute: true, do: pasteNewer },
];
