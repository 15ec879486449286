import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { plainCheckRules } from '../checks/check-rules';
import { sampleInput } from '../export/sample.fixture';
import type { JournalEntry } from '../journal/entry';
import { docOf, TestJournal, testId } from '../journal/journal.fixture';
import type { Signature } from '../sign-off/desk-rules';
import { articleWordsHash } from '../sign-off/sign-off';
import { type Files, filesOf, pretty, rechained, resealed, sentenceOn, zipOf } from './dossier.fixture';
import { dossierMoment } from './dossier-input';
import before from './golden/dossier-v1.json';
import { rebuiltState } from './rebuilt-state.fixture';

const [priya, jonah, elif] = [testId(), testId(), testId()];
const peopleNames = { [priya]: 'Priya Raman', [jonah]: 'Jonah Weiss', [elif]: 'Elif Demir' };
const editor = { actorId: elif, may: () => true };

let journal: TestJournal;
let late: string;
let cold: string;

beforeEach(() => {
  journal = new TestJournal(docOf('A bus that runs', 'The last bus left at 12.35. It was cold.'));
  [late, cold] = [journal.tag('The last bus left at 12.35'), journal.tag('It was cold')];
});

const judge = () =>
  journal.send(
    'verdict.given',
    { annotationId: late, verdict: { value: 'unproven', rationale: 'By no table.' }, basedOn: null },
    { actorId: priya },
  );
const waive = (kind: string, annotationId: string, reason: string) => journal.send('rule.waived', { kind, annotationId, reason }, editor);
const sign = (signature: Signature = 'checker', actorId = priya, asked: readonly Signature[] = ['checker']) => {
  const seen = { signature, seq: journal.state.seq, wordsHash: articleWordsHash(journal.state) };
  return journal.send('article.signed-off', seen, { actorId, rules: { ...plainCheckRules, signatures: [...asked] } });
};

/** One waiver that the work made needless, and one that a sign-off passes over. */
function waiveBoth(): [needless: string, needed: string] {
  const needless = waive('to-check', late, 'Nobody has a watch.');
  judge();
  journal.send('check.state-changed', { annotationId: cold, checkState: 'cut', reason: 'The words go.', basedOn: null }, editor);
  return [needless, waive('set-aside', cold, 'It goes.')];
}

/** The dossier as it is made now, or of an earlier moment with the signatures that still stand. */
async function made({ entries = journal.entries, at = 0 }: { entries?: readonly JournalEntry[]; at?: number } = {}): Promise<Files> {
  const { seq, signOffs } = dossierMoment(rebuiltState(entries, entries.length));
  const moment = at || seq;
  const input = { ...sampleInput(), state: rebuiltState(entries, moment), entries, sources: [], peopleNames };
  return filesOf(await zipOf(input, { signOffs: signOffs.filter((one) => one.seq <= moment) }));
}

/** What was signed, over waivers of which each says something else. */
function withOtherReasons(payload: unknown) {
  const signed = z.looseObject({ waivers: z.array(z.looseObject({})) }).parse(payload);
  return { ...signed, waivers: signed.waivers.map((one) => ({ ...one, reason: 'None.' })) };
}

const pageOf = (files: Files) => files['index.html'] ?? '';
/** The headings and rows of what was waived, as words. */
const waivedOn = (files: Files) => {
  const [, section = ''] = /<h2 id="waived">Waived<\/h2>\n(.*?)<\/section>/s.exec(pageOf(files)) ?? [];
  return [...section.matchAll(/<h3>(.*?)<\/h3>|<tr><th scope="row">(.*?)<\/tr>|<p>(.*?)<\/p>/g)].map(([, heading, row, said]) =>
    (heading ?? said ?? row ?? '')
      .replaceAll(/<\/?bdi>/g, '')
      .replaceAll(/<[^>]*>/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .replace(/, 2 Jan.*/, '')
      .trim(),
  );
};
const stageOn = (files: Files) => /<span data-stage="[^"]*">([^<]*)</.exec(pageOf(files))?.[1];

describe('the page of a dossier', () => {
  it('says signed off where the signature stands behind what it shows, and lists under it what it was put over', async () => {
    waiveBoth();
    sign();
    const files = await made();
    expect(stageOn(files)).toBe('Signed off');
    expect(waivedOn(files)).toEqual([
      'Signed over: Priya Raman, Checker',
      'C2 set aside It goes. Elif Demir',
      'On record, and under no signature',
      'C1 to check Nobody has a watch. Elif Demir',
    ]);
    expect(pageOf(files)).toContain('<p class="note"><a href="#waived">Waived</a>: set aside</p>');
    expect(pageOf(files)).toContain('<p class="note">A waiver <a href="#waived">on record</a>, under no signature: to check</p>');
    expect(sentenceOn(files)).toBe(`All ${journal.entries.length} match`);
  });

  it('says of a waiver that no signature rests on it, before anyone signs and after it was opened again', async () => {
    waiveBoth();
    const listed = ['On record, and under no signature', 'C1 to check Nobody has a watch. Elif Demir', 'C2 set aside It goes. Elif Demir'];
    const unsigned = await made();
    expect([stageOn(unsigned), waivedOn(unsigned)]).toEqual(['Checking', listed]);
    sign();
    const { seq } = journal.state;
    journal.send('article.reopened', { reason: 'A comma.' }, editor);
    const reopened = await made();
    expect([stageOn(reopened), waivedOn(reopened)]).toEqual(['Checking', listed]);
    for (const files of [unsigned, reopened]) expect(sentenceOn(files)).toMatch(/^All \d+ match$/);
    // Of when it was signed: the signature does not stand any more, and the page says both.
    const earlier = await made({ at: seq });
    expect([stageOn(earlier), waivedOn(earlier)]).toEqual(['Checking', listed]);
    expect(pageOf(earlier)).toContain('<p>Not signed off.</p>\n<p>1 signature that stood at this entry was withdrawn later.</p>');
    expect(sentenceOn(earlier)).toBe(`All ${journal.entries.length} match`);
  });

  it('says of sentences how many were waived, and so does the verifier', async () => {
    waiveBoth();
    const rules = { ...plainCheckRules, coverage: true };
    journal.send('rule.waived', { kind: 'unseen', annotationId: null, reason: 'A headline.' }, { ...editor, rules });
    sign();
    const files = await made();
    expect(waivedOn(files)).toContain('The text 1 sentence that nobody has seen A headline. Elif Demir');
    expect(sentenceOn(files)).toBe(`All ${journal.entries.length} match`);
    const page = pageOf(files).replaceAll('1 sentence that', '9 sentences that');
    expect(sentenceOn(resealed({ ...files, 'index.html': page }))).toMatch(
      /^index\.html says something else of the waiver of .* than article\.json\.$/,
    );
  });

  it('lists for each signature what it was put over, and is not signed off before the last that the desk asks for', async () => {
    waiveBoth();
    const both = ['checker', 'standards'] as const;
    sign('checker', priya, both);
    expect(stageOn(await made())).toBe('Checking');
    sign('standards', jonah, both);
    const files = await made();
    expect(stageOn(files)).toBe('Signed off');
    expect(waivedOn(files).filter((one) => one.startsWith('Signed over'))).toEqual([
      'Signed over: Priya Raman, Checker',
      'Signed over: Jonah Weiss, Standards',
    ]);
    expect(waivedOn(files).filter((one) => one.startsWith('C2'))).toHaveLength(2);
    expect(sentenceOn(files)).toBe(`All ${journal.entries.length} match`);
  });
});

describe('the verifier', () => {
  const stages: [string, () => void][] = [
    ['tagging', () => {}],
    ['checking', judge],
    ['checked', () => [judge(), journal.send('annotation.removed', { annotationId: cold })]],
    [
      'with-author',
      () => {
        const threadId = testId();
        journal.send('query.asked', { threadId, commentId: testId(), annotationId: late, text: 'By which clock?', replacement: null });
        journal.send('queries.sent', { threadIds: [threadId], toId: null });
      },
    ],
    ['signed-off', () => [waiveBoth(), sign()]],
  ];

  it.each(stages)('knows by itself where an article stands: %s', async (stage, work) => {
    work();
    const files = await made();
    expect(pageOf(files)).toContain(`data-stage="${stage}"`);
    expect(sentenceOn(files)).toBe(`All ${journal.entries.length} match`);
    for (const [other] of stages) {
      if (other === stage) continue;
      const page = pageOf(files).replace(`data-stage="${stage}"`, `data-stage="${other}"`);
      expect(sentenceOn(resealed({ ...files, 'index.html': page }))).toBe(
        'index.html does not say where the article stands by its sign-offs, queries and claims.',
      );
    }
  });

  it('takes a query that was answered, settled or withdrawn for none that waits', async () => {
    const ask = () => {
      const threadId = testId();
      journal.send('query.asked', { threadId, commentId: testId(), annotationId: late, text: 'By which clock?', replacement: null });
      journal.send('queries.sent', { threadIds: [threadId], toId: null });
      return threadId;
    };
    const stands = async () => {
      const files = await made();
      expect(sentenceOn(files)).toBe(`All ${journal.entries.length} match`);
      return stageOn(files);
    };
    for (const [type, payload] of [
      ['query.answered', { commentId: testId(), text: 'The church’s.', who: 'Ada', how: 'phone' }],
      ['thread-resolved', {}],
      ['query.withdrawn', {}],
    ] as const) {
      const threadId = ask();
      expect(await stands()).toBe('With author');
      journal.send(type, { threadId, ...payload });
      expect(await stands()).toBe('Tagging');
    }
  });

  it.each([
    [
      'a waiver under the signature left out',
      'signed-over',
      '',
      /^index\.html has not as many waivers under sign-offs as sign-offs\.json\.$/,
    ],
    ['one that is only on record left out', 'waiver', '', /^index\.html has not as many waivers as article\.json\.$/],
  ])('refuses a page with %s', async (_, mark, put, fault) => {
    waiveBoth();
    sign();
    const files = await made();
    const page = pageOf(files).replace(new RegExp(`<!--${mark} .*?<!--end of ${mark}-->`, 's'), put);
    expect(page).not.toBe(pageOf(files));
    expect(sentenceOn(resealed({ ...files, 'index.html': page }))).toMatch(fault);
  });

  it('refuses a page that lists under a signature what is only on record', async () => {
    waiveBoth();
    const signOff = sign();
    const files = await made();
    const page = pageOf(files).replace(/<!--waiver (.*?)<!--end of waiver-->/s, `<!--signed-over ${signOff}-$1<!--end of signed-over-->`);
    expect(sentenceOn(resealed({ ...files, 'index.html': page }))).toBe('index.html has not as many waivers as article.json.');
  });

  it('refuses sign-offs in another order', async () => {
    waiveBoth();
    sign('checker', priya);
    sign('standards', jonah);
    const files = await made();
    const [first, last] = JSON.parse(files['sign-offs.json'] ?? '');
    expect(sentenceOn(resealed({ ...files, 'sign-offs.json': pretty([last, first]) }))).toBe(
      'sign-offs.json lists the sign-offs in another order than they were given.',
    );
  });

  it('refuses a sign-off that was put over what no entry waived', async () => {
    waiveBoth();
    sign();
    const forged = journal.entries.map((one) =>
      one.type === 'article.signed-off' ? { ...one, payload: withOtherReasons(one.payload) } : one,
    );
    expect(sentenceOn(await made({ entries: rechained(forged) }))).toMatch(
      /^The sign-off of .* was put over something that no entry waived\.$/,
    );
  });
});

describe('a dossier from before', () => {
  it('is verified as it was made', () => {
    expect(pageOf(before)).toContain('when Mara Lindqvist made this dossier. Checking.</p>');
    expect(sentenceOn(before)).toBe('All 8 match');
  });

  it('is refused with a waiver left out, and as one of today', () => {
    const page = pageOf(before).replace(/<!--waiver .*?<!--end of waiver-->/s, '');
    expect(sentenceOn(resealed({ ...before, 'index.html': page }))).toBe('index.html has not as many waivers as article.json.');
    expect(sentenceOn(resealed(before, { formatVersion: 2 }))).toBe('A sign-off in sign-offs.json has no proper "waivers".');
  });
});
