import { describe, expect, it } from 'vitest';
import { foldText } from '@/lib/domain/text/fold-text';
import { foldWord } from '@/lib/domain/text/fold-word';
import { prisma } from './database';
import { articleSays, sourceSays } from './found-by-words';
import { Prisma } from './generated/prisma/client';

/** The lines of the plan of a query, on a table that is too small for an index to pay. */
async function planOf(query: Prisma.Sql): Promise<string> {
  const lines = await prisma.$transaction(async (tx) => {
    await tx.$executeRaw`set local enable_seqscan = off`;
    return tx.$queryRaw<{ 'QUERY PLAN': string }[]>`explain ${query}`;
  });
  return lines.map((line) => line['QUERY PLAN']).join('\n');
}

const withoutAccents = async (words: string) =>
  (await prisma.$queryRaw<{ words: string }[]>`select without_accents(${words}) as words`)[0]?.words;

describe('articleSays', () => {
  const isFound = async (title: string, query: string) =>
    (await prisma.$queryRaw<unknown[]>`select 1 from (values (${title}, '')) as a(title, byline) where ${articleSays(query)}`).length > 0;

  it('finds a text anywhere, with accents or without', async () => {
    expect(await isFound('Der Müller-Bericht', 'muller')).toBe(true);
    expect(await isFound('Der Muller-Bericht', 'Müller-b')).toBe(true);
    expect(await isFound('Der Mu\u0308ller-Bericht', 'Müller')).toBe(true);
    expect(await isFound('Der Müller-Bericht', 'mueller')).toBe(false);
  });

  it.each([
    ['λογος', 'Ο ΛΟΓΟΣ ΤΟΥ'],
    ['ΛΟΓΟΣ', 'Ο λόγος του'],
    ['isik', 'IŞIK, ışık'],
    ['istanbul', 'İSTANBUL'],
    ['łódź', 'LODZ'],
    ['oeuvre', 'Œuvre'],
    ['strasse', 'Straße'],
    ['soren', 'Søren'],
    ['da nang', 'Đà Nẵng'],
    ['احمد', 'أحمد'],
    ['مدرسه', 'مدرسة'],
    ['علي', 'علی'],
    ['مستشفي', 'مستشفى'],
    ['كتاب', 'کتاب'],
    ['محمد', 'مُحـَمّد'],
    ['میخواهم', 'می\u200cخواهم'],
    ['שלום', 'שָׁלוֹם'],
    ['בית-ספר', 'בית־ספר'],
    ['צה"ל', 'צה״ל'],
    ["mayor's", 'The mayor’s budget'],
    ['"full"', 'A port “full”'],
  ])('finds as keyboards type, %s in %s', async (query, title) => {
    expect(await isFound(title, query)).toBe(true);
  });

  it('takes what are signs in a pattern as they are', async () => {
    expect(await isFound('The 100% rule', '100%')).toBe(true);
    expect(await isFound('The 1000 rules', '100% r')).toBe(false);
    expect(await isFound('The 1000 rules', '100％ r')).toBe(false);
    expect(await isFound('a_b\\c', '_b\\')).toBe(true);
    expect(await isFound('a_b\\c', '＿b＼')).toBe(true);
  });

  it('asks the index of words, and not each row', async () => {
    const plan = await planOf(Prisma.sql`select 1 from "Article" a where ${articleSays('Erdoğan')}`);
    expect(plan.match(/article_words_trgm/g)).toHaveLength(2);
    expect(plan).not.toContain('Seq Scan');
  });
});

describe('sourceSays', () => {
  it('asks the indexes of words and of addresses, and not each row', async () => {
    const plan = await planOf(Prisma.sql`select 1 from "Source" s where ${sourceSays('Erdoğan')}`);
    expect(plan.match(/source_words_trgm/g)).toHaveLength(2);
    expect(plan).toContain('source_url_trgm');
    expect(plan).not.toContain('Seq Scan');
  });
});

describe('without_accents', () => {
  const words =
    'José Jose\u0301 Erdoğan Łódź Straße STRAẞE Ærø Œuvre Đorđe Þór Ísafjörður ﬁeld ｗｉｄｅ İzmir ılık Ħal हिन्दी 東京 がくせい か\u3099 한국 Ἀθῆναι שָׁלוֹם مُحَمَّد أحمد ٱلله مدرسة علي على كتاب محـمد المسؤول می\u200cخواهم λόγος'.split(
      ' ',
    );
  const bareOf = async (word: string) => (await withoutAccents(word))?.toLowerCase().normalize('NFC');

  it('takes away what folding a word takes away, but for case', async () => {
    for (const word of words) expect(await bareOf(word), word).toBe(foldWord(word));
  });

  it('takes away what a search on the page takes away, but for case', async () => {
    for (const word of words) expect(await bareOf(word), word).toBe(foldText(word).normalize('NFC'));
  });
});
