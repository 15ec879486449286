import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { filesOf, resealed, sentenceOn, zipOf } from '../dossier/dossier.fixture';
import { checkedTwice } from './checked-twice.fixture';
import { writeCsv } from './csv';
import type { ExportInput } from './export-input';
import { writeHtml } from './html';
import { votedAwayInput } from './voted-away.fixture';
import { writeWebAnnotation } from './web-annotation';

/** What stands in the lines of a page that tell who found what, without markup and times. */
const toldIn = (html: string | undefined) =>
  [...(html ?? '').matchAll(/<p class="where">(.*?)<\/p>/g)]
    .map(([, line = '']) => line.replaceAll(/, <time.*?<\/time>/g, '').replaceAll(/<[^>]*>/g, ''))
    .filter((line) => /^(Verdict|First verdict|Second check|Vote|Decided)/.test(line));

// By whom and when each was given, as the fixture gives them: a minute an entry.
const told = [
  { first: 'Jonas Brandt 09:03', second: 'Aylin Öz 09:04', stands: 'Jonas Brandt 09:03' },
  { first: 'Jonas Brandt 09:07', second: 'Aylin Öz 09:08', stands: 'Aylin Öz 09:08' },
  { first: 'Jonas Brandt 09:11', second: 'Aylin Öz 09:12', stands: 'Jonas Brandt 09:11' },
];
/** The rows of the table by the names of its columns. No cell of these articles has a comma of its own. */
function rowsOf(input: ExportInput): Record<string, string>[] {
  const [header = '', ...rows] = writeCsv(input).content.slice(1).trim().split('\r\n');
  const names = header.replace('"Checklist, done"', '').split(',');
  return rows.map((row) => Object.fromEntries(row.split(',').map((cell, index) => [names[index] ?? '', cell])));
}

const minuteOf = (at: string | undefined) => at?.slice(11, 16) ?? '';

describe('who gave which verdict on a claim that two people checked', () => {
  it('is told by the web page, whichever was taken', () => {
    expect(toldIn(writeHtml(checkedTwice()).content)).toEqual([
      'Verdict by Jonas Brandt',
      'Second check by Aylin Öz: ◐ Partly. The harbour book.',
      'Decided between the two by Mara Lindqvist: I called.',
      'Verdict by Aylin Öz',
      'First verdict by Jonas Brandt: ◇ Unproven. No log.',
      'Decided for Aylin Öz by Mara Lindqvist: I called.',
      'Verdict by Jonas Brandt',
      'Second check by Aylin Öz: ◇ Unproven. The harbour book.',
    ]);
  });

  it('is told by both pages of a dossier, which the verifier writes alike', async () => {
    const input = checkedTwice();
    const files = filesOf(await zipOf(input));
    expect(toldIn(files['article.html'])).toEqual(toldIn(writeHtml(input).content));
    expect(toldIn(files['index.html'])).toEqual([
      'Verdict by Jonas Brandt',
      'Second check, Partly, by Aylin Öz: The harbour book.',
      'Decided between the two by Mara Lindqvist: I called.',
      'Verdict by Aylin Öz',
      'First verdict, Unproven, by Jonas Brandt: No log.',
      'Decided for Aylin Öz by Mara Lindqvist: I called.',
      'Verdict by Jonas Brandt',
      'Second check, Unproven, by Aylin Öz: The harbour book.',
    ]);
    expect(sentenceOn(files)).toMatch(/^All \d+ match/);
  });

  it('is told by the table, a row each', () => {
    const cells = rowsOf(checkedTwice());
    const given = (row: Record<string, string>, what: string) => `${row[`${what} by`]} ${minuteOf(row[`${what} at`])}`.trim();
    expect(cells.map((row) => given(row, 'Verdict'))).toEqual(told.map(({ stands }) => stands));
    expect(cells.map((row) => given(row, 'Second check'))).toEqual(told.map(({ second }) => second));
    expect(cells.map((row) => given(row, 'First verdict'))).toEqual(['', 'Jonas Brandt 09:07', '']);
    expect(cells.map((row) => row['Second check'])).toEqual([
      'Partly. The harbour book.',
      'Partly. The harbour book.',
      'Unproven. The harbour book.',
    ]);
    expect(cells.map((row) => row['First verdict'])).toEqual(['', 'Unproven. No log.', '']);
  });

  it('is told by the annotations', () => {
    const items = z
      .array(z.object({ body: z.array(z.looseObject({ purpose: z.string() })) }))
      .parse(JSON.parse(writeWebAnnotation(checkedTwice()).content).first.items);
    const Found = z.looseObject({ creator: z.object({ name: z.string() }), created: z.string() });
    const found = items.map(({ body }) => body.filter(({ purpose }) => purpose === 'assessing').map((one) => Found.parse(one)));
    const whoHas = (member: string) =>
      found.map((all) => all.filter((one) => member in one).map((one) => `${one.creator.name} ${minuteOf(one.created)}`));
    expect(whoHas('galley:isSecondCheck')).toEqual(told.map(({ second }) => [second]));
    expect(whoHas('galley:isFirstVerdict')).toEqual([[], ['Jonas Brandt 09:07'], []]);
    // The verdict that stands is the one of which it is said whether it is stale.
    expect(whoHas('galley:isStale')).toEqual(told.map(({ stands }) => [stands]));
  });
});

describe('who gave the first verdict on a claim, where votes took another', () => {
  it('is told by the web page and both pages of a dossier, which the verifier writes alike', async () => {
    const input = votedAwayInput();
    const files = filesOf(await zipOf(input));
    expect(toldIn(files['article.html'])).toEqual([
      'Verdict by Mara Lindqvist',
      'First verdict by Jonas Brandt: ◇ Unproven. No log.',
      'Second check by Aylin Öz: ◐ Partly. The harbour book.',
      'Vote by Mara Lindqvist: ◐ Partly. I called.',
      'Vote by Someone who is no longer known: ◐ Partly. She called.',
      'Decided by two of three votes',
    ]);
    expect(toldIn(writeHtml(input).content)).toEqual(toldIn(files['article.html']));
    expect(toldIn(files['index.html']).slice(0, 3)).toEqual([
      'Verdict by Mara Lindqvist',
      'First verdict, Unproven, by Jonas Brandt: No log.',
      'Second check, Partly, by Aylin Öz: The harbour book.',
    ]);
    expect(files['index.html']?.replaceAll(/<[^>]*>/g, '')).toContain('First verdicts that no longer stand were given by Jonas Brandt.');
    expect(sentenceOn(files)).toMatch(/^All \d+ match/);
    // Whoever calls it an older dossier has pages that say more than those did.
    expect(sentenceOn(resealed(files, { formatVersion: 6 }))).toMatch(/is not as the other files have it/);
  });

  it('is told by the table and the annotations', () => {
    const [row] = rowsOf(votedAwayInput());
    expect(row).toMatchObject({ 'First verdict': 'Unproven. No log.', 'First verdict by': 'Jonas Brandt', 'Second check by': 'Aylin Öz' });
    expect(minuteOf(row?.['First verdict at'])).toBe('09:03');
    const { content } = writeWebAnnotation(votedAwayInput());
    const Found = z.looseObject({ creator: z.looseObject({ name: z.string() }).optional(), 'galley:rationale': z.string().optional() });
    const Page = z.object({ first: z.object({ items: z.array(z.object({ body: z.array(Found) })) }) });
    const bodies = Page.parse(JSON.parse(content)).first.items.flatMap(({ body }) => body);
    const firsts = bodies.filter((one) => 'galley:isFirstVerdict' in one);
    expect(firsts).toMatchObject([{ 'galley:verdict': 'unproven', 'galley:rationale': 'No log.', creator: { name: 'Jonas Brandt' } }]);
  });
});
