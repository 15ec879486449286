import { beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { annotationsById } from '../anchors/anchored-kinds';
import { ReplyRequest } from '../replies/reply-request';
import { Source } from '../sources/source';
import { Annotation } from '../tags/annotation';
import { articleSchema } from '../text/article-schema';
import type { ExportInput } from './export-input';
import { exportFormats } from './formats';
import { JournalWriter, testId } from './journal-writer.fixture';
import { membersIn, pathsOf } from './members.fixture';
import { people, sampleInput } from './sample.fixture';
import { wholeRequest, wholeSource, wholeTags } from './whole-tag.fixture';

type FormatId = (typeof exportFormats)[number]['id'];

interface Decision {
  /** What the loss report says; or why nobody outside Galley misses it. */
  says: string;
  /** Of which formats; all but the archive where it is left out. */
  formats?: readonly FormatId[];
  paths: readonly RegExp[];
}

const DOERS_HTML =
  'Who did what, and when, is left out, but for verdicts, checks, votes, claims that were set aside and changes that are not settled.';
const DOERS_CSV = 'Who gave types, ticks, statements and relations, reworded claims and logged requests, and when, is left out.';

/** What is not in the file, and which sentence says so. */
const leftOut: readonly Decision[] = [
  { says: DOERS_HTML, formats: ['html'], paths: [/^tag\.(byId|at)$/, /^(tag\.(typed|ticked|stated)\.basis|tag\.verdict\.held)\.byId$/] },
  { says: DOERS_HTML, formats: ['html'], paths: [/^tag\.(evidence|relations)\.\*\.(changed\.)?(byId|at)$/] },
  {
    says: DOERS_HTML,
    formats: ['html'],
    paths: [/^request\.(changed\.|outcome\.)?(byId|at)$/, /^tag\.rivals\.\*\.proposed\.reason\..*(byId|at)$/],
  },
  {
    says: DOERS_CSV,
    formats: ['csv'],
    paths: [/^tag\.((typed|ticked|stated)\.basis\.byId|relations\.\*\.(byId|at)|verdict\.held\.(byId|at))$/],
  },
  { says: DOERS_CSV, formats: ['csv'], paths: [/^request\.(changed\.|outcome\.)?(byId|at)$/] },
  { says: 'Who checks it is left out.', formats: ['html'], paths: [/^tag\.check\.assigneeId$/] },
  { says: 'Who is to look again is left out.', formats: ['html'], paths: [/^tag\.check\.secondId$/] },
  { says: 'By when it is to be checked is left out.', formats: ['html'], paths: [/^tag\.check\.dueAt$/] },
  { says: 'That somebody asked for a second check is left out.', formats: ['html', 'csv'], paths: [/^tag\.check\.needsSecond$/] },
  { says: 'Earlier second checks are left out.', paths: [/^tag\.check\.pastSeconds\./] },
  { says: 'Votes that count no more are left out.', paths: [/^tag\.check\.pastVotes\./] },
  { says: 'Sources that were unlinked are left out.', paths: [/^tag\.removedEvidence\./] },
  { says: 'Relations that were removed are left out.', paths: [/^tag\.removedRelations\./] },
  // With the checks of it.
  { says: 'Earlier verdicts are left out.', paths: [/^tag\.(pastVerdicts\.|pastKinds\.\*\.verdict\.|split\.own\.|split\.last\.)/] },
  {
    says: 'What second checks, votes and other verdicts mean is left out.',
    formats: ['csv'],
    paths: [/^tag\.(check\.second|check\.votes\.\*|rivals\.\*\.proposed\.(verdict|second))\.grade\.(definition|rating)$/],
  },
  {
    says: 'Other words that were looked at, voted on or ticked are left out.',
    formats: ['html', 'csv'],
    paths: [/^tag\.(check\.second|check\.votes\.\*|ticked)\.words$/, /^tag\.rivals\.\*\.proposed\.(verdict|second)\.restatedFrom$/],
  },
  {
    says: 'Proposed changes other than verdicts are left out.',
    formats: ['web-annotation', 'csv'],
    paths: [/^tag\.rivals\.\*\.proposed\.(kind|checkState|reason\..*|assigneeId|secondId|dueAt|methods\.\*)$/],
  },
  {
    says: 'What was proposed of who checks it, by when or how is left out.',
    formats: ['html'],
    paths: [/^tag\.rivals\.\*\.proposed\.(assigneeId|secondId|dueAt|methods\.\*)$/],
  },
];

/** What means nothing outside Galley. */
const inside: readonly Decision[] = [
  { says: 'names a thing to programs of this house', paths: [/\.(id|entryId|verdictEntryId|typeId|fieldId|itemId|toId|factIds\.\*)$/] },
  { says: 'names an entry of the journal, which the archive alone has', paths: [/\.seq$/, /\.basis\./] },
  { says: 'is worked out from words that are there or left out', paths: [/\.wordsHash$/] },
  {
    says: 'is of the settings of this house, whose words are there',
    paths: [/\.scale\.(id|version)$/, /\.(typed\.type|ticked)\.version$/, /\.rule\.when$/],
  },
  { says: 'is how this house shows what is there', paths: [/\.grade\.(sign|colour)$/, /\.fields\.\*\.kind$/, /^tag\.rivals\.\*\.field$/] },
  { says: 'is said of the name of whoever came in an archive', paths: [/\.cameAt$/] },
  { says: 'is how words are found that moved or were lost', paths: [/^tag\.anchor\.ranges\.\*\.(reach\.|home\.|prefix$|suffix$)/] },
  {
    says: 'is what undo brings back',
    paths: [/^tag\.(check\.reasonBefore|typed\.tickedBefore|pastStates|pastMerges)\./, /^tag\.pastKinds\.\*\./],
  },
  { says: 'is what undo brings back', paths: [/^request\.(pastOutcomes|joined)\.\*\./] },
  { says: 'reads as the words that are there', paths: [/^tag\.verdict\.held\.words$/] },
  { says: 'is when the last vote came', paths: [/^tag\.check\.voted\.at$/] },
  { says: 'is told on the facts of the claim', paths: [/^tag\.verdict\.followed\.\*$/] },
  { says: 'is of the list of sources of a desk', paths: [/^source\.(deskId|createdAt|updatedAt)$/] },
];

describe('what hangs on a tag', () => {
  const journal = new JournalWriter(testId(0, 9), people.mara);
  const block = (name: string, text: string) => articleSchema.node(name, null, [articleSchema.text(text)]);
  journal.importDoc(
    articleSchema.node('doc', null, [block('title', 'Ships'), block('paragraph', 'Two ships left in May, says the port.')]),
  );
  const [id, otherId] = [journal.tag('claim', 'Two ships left'), journal.tag('claim', 'says the port')];
  const claim = Annotation.parse(journal.state.annotations.get(id));
  const [request, plain] = [wholeRequest(id), { ...sampleInput(journal), entries: [], sources: [wholeSource] }];
  const withState = (change: Partial<ExportInput['state']>): ExportInput => ({ ...plain, state: { ...plain.state, ...change } });
  const withTag = (tag: Annotation) =>
    withState({ annotations: annotationsById([...plain.state.annotations.values()].map((one) => (one.id === id ? tag : one))) });
  const tags = wholeTags(claim, otherId).map((change) => ({ ...claim, ...change }));
  const linked = withTag({ ...claim, ...wholeTags(claim, otherId).find(({ evidence }) => evidence) });

  const whole: { name: string; schema: z.core.$ZodType; samples: { value: unknown; input: (value: unknown) => ExportInput }[] }[] = [
    { name: 'tag', schema: Annotation, samples: tags.map((value) => ({ value, input: (one) => withTag(Annotation.parse(one)) })) },
    {
      name: 'source',
      schema: Source,
      samples: [{ value: wholeSource, input: (one) => ({ ...linked, sources: [Source.parse(one)] }) }],
    },
    {
      name: 'request',
      schema: ReplyRequest,
      samples: [{ value: request, input: (one) => withState({ replyRequests: [ReplyRequest.parse(one)] }) }],
    },
  ];

  /** By format, the members that are in the file, and those of which a report lacks the sentence that is theirs. */
  const inFile = new Map<FormatId, Set<string>>(exportFormats.map(({ id }) => [id, new Set()]));
  const unsaid: string[] = [];
  const sampled: string[] = [];
  const used = new Set<Decision>();
  const speaksOf = (one: Decision, format: FormatId, path: string) =>
    (one.formats ?? [format]).includes(format) && one.paths.some((pattern) => pattern.test(path));

  beforeAll(() => {
    for (const { name, schema, samples } of whole) {
      for (const { value, input } of samples) {
        const before = exportFormats.map((format) => ({ ...format.write(input(value)), format }));
        for (const { path, value: member, change } of membersIn(schema, value, input, name)) {
          const changed = change();
          sampled.push(path);
          for (const { format, content, loss } of before) {
            const seen = inFile.get(format.id);
            if (!seen?.has(path) && format.write(changed).content !== content) seen?.add(path);
            if (format.id === 'archive' || member === false) continue;
            const said = leftOut.filter((one) => speaksOf(one, format.id, path));
            for (const { says } of said) if (!loss.some(({ what }) => what === says)) unsaid.push(`${format.id} ${path}: ${says}`);
          }
        }
      }
    }
  });

  it.each(exportFormats.filter(({ id }) => id !== 'archive'))(
    'is in the file, named in the report or of no use outside: $id',
    ({ id: format }) => {
      const undecided = whole
        .flatMap(({ name, schema }) => pathsOf(schema, name))
        .filter((path) => {
          if (inFile.get(format)?.has(path)) return false;
          const decisions = [...leftOut, ...inside].filter((one) => speaksOf(one, format, path));
          for (const one of decisions) used.add(one);
          return decisions.length === 0;
        });
      expect(undecided).toEqual([]);
    },
  );

  it('is all in the archive', () => {
    expect(sampled.filter((path) => !inFile.get('archive')?.has(path))).toEqual([]);
  });

  it('is named by its sentence wherever it is there', () => {
    expect(unsaid).toEqual([]);
  });

  it('is decided of nothing that is in every file', () => {
    expect([...leftOut, ...inside].filter((one) => !used.has(one))).toEqual([]);
  });
});
