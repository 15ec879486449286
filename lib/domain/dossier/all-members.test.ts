import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { plainCheckRules } from '../checks/check-rules';
import { JournalWriter, testId } from '../export/journal-writer.fixture';
import {
  people,
  sampleInput,
  writeSampleHeld,
  writeSampleQueries,
  writeSampleSuggestions,
  writeSampleVotes,
} from '../export/sample.fixture';
import { writeSampleReplies } from '../export/sample-replies.fixture';
import facts from '../journal/golden/journal-v1-facts.json';
import merges from '../journal/golden/journal-v1-merges.json';
import ownerAndDue from '../journal/golden/journal-v1-owner-and-due.json';
import revisions from '../journal/golden/journal-v1-revisions.json';
import types from '../journal/golden/journal-v1-types.json';
import waivedStatements from '../journal/golden/journal-v1-waived-statements.json';
import waivers from '../journal/golden/journal-v1-waivers.json';
import { plainTagTypes } from '../tags/plain-tag-types';
import { articleSchema } from '../text/article-schema';
import { type Files, filesOf, goldenEntries, pretty, resealed, sentenceOn, signedFiles, zipOf } from './dossier.fixture';
import { rebuiltState } from './rebuilt-state.fixture';

const golden = async (journal: unknown) => {
  const entries = goldenEntries(journal);
  return filesOf(await zipOf({ ...sampleInput(), state: rebuiltState(entries, entries.length), entries }));
};

/** A claim whose check went on, back and on again, and to which a merge joined what another grade and a reason were given for. */
function writeMergedWork(): JournalWriter {
  const journal = new JournalWriter(testId(0, 9), people.mara);
  const half = { id: 'half-true', name: 'Half true', standing: 'partly' as const, definition: 'Something is missing', rating: 3 };
  journal.rules = { ...plainCheckRules, scale: { version: 2, grades: [half] } };
  const words = articleSchema.node('paragraph', null, articleSchema.text('Two ships left in May.'));
  journal.importDoc(articleSchema.node('doc', null, [articleSchema.node('title', null, articleSchema.text('Ships')), words]));
  const [into, from] = [journal.tag('claim', 'Two ships left'), journal.tag('claim', 'Two ships left')];
  const say = (annotationId: string, checkState: string, reason: string | null = null, undoes: string | null = null) => {
    const basedOn = journal.state.annotations.get(annotationId)?.basis.checkState?.entryId ?? null;
    return journal.append('check.state-changed', { annotationId, checkState, reason, basedOn, undoes }).id;
  };
  for (const annotationId of [into, from]) {
    const verdict = { value: 'partly', gradeId: 'half-true', rationale: `On ${annotationId}.` };
    journal.append('verdict.given', { annotationId, verdict, basedOn: null }, people.jonas);
    journal.append('check.assigned', {
      annotationId,
      value: { personId: annotationId === into ? people.jonas : people.aylin },
      basedOn: null,
    });
  }
  say(into, 'cut', 'The words go.');
  const checking = say(into, 'checking');
  say(into, 'cut', null, checking);
  say(from, 'on-legal', 'Names a minor.');
  journal.append('annotation.merged', { annotationId: from, intoId: into });
  return journal;
}

/** Tags on the same words by twos, of which one brought type, ticks and statement to a claim whose verdict had been taken back; of the others that was undone. */
function writeMergedSayings(): JournalWriter {
  const journal = new JournalWriter(testId(0, 10), people.mara);
  const words = articleSchema.node('paragraph', null, articleSchema.text('Two ships left in May.'));
  journal.importDoc(articleSchema.node('doc', null, [articleSchema.node('title', null, articleSchema.text('Ships')), words]));
  const [type] = plainTagTypes.types;
  for (const isUndone of [false, true]) {
    const [intoId, annotationId] = [journal.tag('claim', 'Two ships left'), journal.tag('claim', 'Two ships left')];
    const verdict = { value: 'unproven', rationale: 'Not in the log.' };
    const { id } = journal.append('verdict.given', { annotationId: intoId, verdict, basedOn: null });
    journal.append('verdict.given', { annotationId: intoId, verdict: null, basedOn: id, undoes: id });
    const value = { typeId: type?.id, fields: { [type?.fields[0]?.id ?? '']: 'ships' } };
    journal.append('annotation.typed', { annotationId, value, basedOn: null }, people.jonas);
    journal.append('check.items-ticked', { annotationId, doneIds: [type?.checklist[0]?.id], basedOn: null }, people.aylin);
    journal.append('annotation.stated', { annotationId, statement: 'Three ships left.', basedOn: null }, people.jonas);
    const merged = journal.append('annotation.merged', { annotationId, intoId });
    if (isUndone) journal.append('annotation.unmerged', { annotationId, intoId, undoes: merged.id });
  }
  return journal;
}

/** What is not told again: where comments and suggestions stand in the text, which tags are looked for in what is pasted, and how words and blocks look. */
const untold = /^(threads|suggestions)\..*anchor\.|(^|\.)(lostSeq|taken|recentlyOrphaned)(\.|$)|^doc\.type$|^doc\..*\.(marks|attrs)\./;

type Json = Record<string, unknown>;
const Container = z.union([z.array(z.unknown()), z.record(z.string(), z.unknown())]);

/** The first place of each kind in a file, and how to put something else there. */
function placesIn(file: unknown): Map<string, (value: unknown) => unknown> {
  const places = new Map<string, (value: unknown) => unknown>();
  const walk = (value: unknown, path: string, put: (value: unknown) => unknown) => {
    const held = Container.safeParse(value).data;
    if (held === undefined) {
      if (!places.has(path)) places.set(path, put);
      return;
    }
    const copy: Json = { ...held };
    for (const [name, member] of Object.entries(held)) {
      const rebuilt = (other: unknown) => put(Array.isArray(held) ? Object.values({ ...copy, [name]: other }) : { ...copy, [name]: other });
      walk(member, `${path}${path === '' ? '' : '.'}${Array.isArray(held) ? '*' : name}`, rebuilt);
    }
  };
  walk(file, '', (value) => value);
  return places;
}

/** The members of a file that can be something else, and the verifier does not notice. Those that were `seen` in another are left out. */
function unnoticed(files: Files, name: 'article.json' | 'sign-offs.json', seen: Set<string>): string[] {
  const whole: unknown = JSON.parse(files[name] ?? '');
  return [...placesIn(whole)].flatMap(([path, put]) => {
    if (untold.test(path) || seen.has(`${name} ${path}`)) return [];
    seen.add(`${name} ${path}`);
    const crafted = resealed({ ...files, [name]: pretty(put('crafted')) });
    return sentenceOn(crafted).startsWith('All ') ? [path] : [];
  });
}

describe('the verifier', () => {
  it('notices whatever is changed of what entries tell', { timeout: 120_000 }, async () => {
    const seen = new Set<string>();
    for (const made of [
      signedFiles(),
      signedFiles(goldenEntries(waivers)),
      signedFiles(goldenEntries(waivedStatements)),
      ...[facts, types, revisions, ownerAndDue, merges].map(golden),
      ...[
        writeSampleVotes,
        writeSampleHeld,
        writeSampleSuggestions,
        writeSampleQueries,
        writeSampleReplies,
        writeMergedWork,
        writeMergedSayings,
      ].map((write) => zipOf(sampleInput(write())).then(filesOf)),
    ]) {
      const files = await made;
      expect(sentenceOn(files)).toMatch(/^All \d+ match$/);
      expect(unnoticed(files, 'article.json', seen)).toEqual([]);
      expect(unnoticed(files, 'sign-offs.json', seen)).toEqual([]);
    }
    expect(seen.size).toBeGreaterThan(200);
    const told = [
      'pastStates.back',
      'pastStates.again',
      'pastMerges',
      'pastKinds.*.byId',
      'rivals.*.proposed.reason',
      'rivals.*.proposed.verdict.grade',
      'rivals.*.proposed.verdict.wordsHash',
      'check.reason.also',
      'article.json waivers.*.verdictEntryIds',
      'article.json waivers.*.statementsHash',
      'article.json waivers.*.count',
      'article.json reopenings.*.signOffs.*.waivers.*.count',
      'sign-offs.json *.waivers.*.verdictEntryIds',
      'sign-offs.json *.waivers.*.statementsHash',
      'sign-offs.json *.waivers.*.count',
    ];
    for (const name of told)
      expect(
        [...seen].filter((path) => path.includes(name)),
        name,
      ).not.toEqual([]);
  });
});
