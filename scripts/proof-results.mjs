// What a proof of full length found, as proof/results.md: a row for each run, and each promise that was tried once.
import path from 'node:path';
import { root } from './surroundings.mjs';

/** What is counted: a table for each file of scripts, the figures of its tests (`meta.figures`) by heading. */
const counted = [
  {
    name: 'Anchors',
    file: 'lib/domain/anchors/anchors.proof.test.ts',
    says: [
      'Edit scripts on invented articles of 300 to 8,000 words with one or two writers: typing, deleting, moving, pasting, undo, lost answers, reloads, newer versions pasted over. After every text entry each tag is held against an oracle that knows every character. Then all is undone.',
      '*Checked* is how often a tag was held against it; *exact* to *found again* how often a tag came to be so; *undone* what the tags of the first text were when all was undone: exact, on words that are there more than once, or in their place and still called moved.',
    ],
    columns: {
      scripts: 'scripts',
      edits: 'edits',
      tags: 'anchors',
      looks: 'checked',
      exact: 'exact',
      moved: 'moved',
      drifted: 'drifted',
      orphaned: 'orphaned',
      foundAgain: 'found again',
      lost: 'lost',
      onOtherWords: 'on other words',
      otherFaults: 'other faults',
      restored: 'undone: exact',
      repeated: 'undone: repeated words',
      movedBack: 'undone: moved',
    },
  },
  {
    name: 'Writings of those scripts',
    file: 'lib/domain/anchors/anchors.proof.test.ts',
    says: [],
    columns: { latin: 'Latin', greek: 'Greek', arabic: 'Arabic', hebrew: 'Hebrew', han: 'Han', devanagari: 'Devanagari' },
  },
  {
    name: 'What the oracle of those scripts let pass',
    file: 'lib/domain/anchors/anchors.proof.test.ts',
    says: [
      'A tag is exact or moved on the words of its quote. The oracle asks that their characters are the tag’s own, and lets pass three cases in which they are not: all others were written since the tag last was exact, and nothing of its own is left elsewhere (*written anew*: words deleted and typed again in their place); or others that were in the text before are fewer than a quarter, between own ones at both ends (*fewer than a quarter others*); or like letters took the place of some at one edge, and the other edge is own and stands where it stood, with all 32 characters beside it (*like letters*: of “per people” with a tag on the last “pe”, deleting “er p” leaves what deleting “per ” does). Each is counted when the words come to stand so, a place of a tag at a time.',
    ],
    columns: { looks: 'checked', writtenAnew: 'written anew', fewForeign: 'fewer than a quarter others', likeLetters: 'like letters' },
  },
  {
    name: 'A newer version pasted over',
    file: 'lib/domain/newer-version/newer-version.proof.test.ts',
    says: [
      'Texts with 12 tags over which a newer version is pasted as the server does it. Of words of 8 characters or more: those that can be told from all others, those that are there more than once, those of which a part is left, and those that are gone; each with how many stand elsewhere.',
    ],
    columns: {
      texts: 'texts',
      faults: 'lost or miscalled',
      tellable: 'can be told',
      'tellable, elsewhere': 'elsewhere',
      repeated: 'repeated',
      'repeated, elsewhere': 'elsewhere',
      partly: 'partly left',
      'partly, on other words': 'on other words',
      gone: 'gone',
      'gone, on other words': 'on other words',
    },
  },
  {
    name: 'Three tabs on one article',
    file: 'lib/editor/session/session.proof.test.ts',
    says: [
      'Scripts of what people do in three tabs and of what befalls them (answers lost, tabs loaded anew), others in each run. Afterwards all hold the article that the server holds, and each entry is there once.',
    ],
    columns: {
      scripts: 'scripts',
      acts: 'acts',
      entries: 'entries',
      merges: 'merges',
      accepted: 'suggestions accepted',
      lost: 'typed, refused and shown to the person',
    },
  },
  {
    name: 'Undo of one of two writers',
    file: 'lib/editor/undo/undo.proof.test.ts',
    says: [
      'Scripts of two who write into each other’s words, one of whom takes back, and does again; in half of them both change the form of the text too. No undo may take out a character of the other. *Left* is how many scripts of the second half kept something of one’s own in the end.',
    ],
    columns: { scripts: 'scripts', acts: 'acts', kept: 'characters of the other, kept', rests: 'left' },
  },
  {
    name: 'Tags of two writers',
    file: 'lib/editor/undo/tags-of-two.proof.test.ts',
    says: [
      'Scripts of one who writes within a tag and takes all back, while the other writes around it. The tag must be exact again, on its own characters, unless these stand apart, or its words are there more than once, or were gone and stand beside others in their place.',
    ],
    columns: { scripts: 'scripts', acts: 'acts', exact: 'exact', apart: 'apart', repeated: 'cannot be told' },
  },
];

/** What is tried once in each run, on PostgreSQL where it is about the server. */
const promised = [
  {
    name: 'Journal',
    says: 'Replayed from its first entry it gives tables and caches; what was changed, removed, put in, exchanged or cut off is named; erasing keeps chain, replay and positions.',
    files: [
      'lib/server/journal/keyframes.test.ts',
      'lib/server/journal/read.test.ts',
      'lib/server/journal/verify.test.ts',
      'lib/server/journal/erase-words.test.ts',
      'lib/domain/journal/erase.test.ts',
      'lib/domain/journal/journal.test.ts',
    ],
  },
  {
    name: 'Writers',
    says: 'Fifty of them wait for one who holds the article for a second and a half; batches come again, in another order, or half answered; each entry is stored exactly once.',
    files: [
      'lib/server/journal/append.test.ts',
      'lib/server/journal/append.hostile.test.ts',
      'lib/server/journal/shared-turn.test.ts',
      'lib/server/journal/long-batch.test.ts',
    ],
  },
];

/** Every file of tests that is part of the proof. */
export const proofFiles = [...new Set([...counted.map(({ file }) => file), ...promised.flatMap(({ files }) => files)])];

/** What is less rare in the rows of `text`, all together, than the tests of `report` want it to be: a sentence for each. */
export function judgeRows(text, report) {
  return counted.flatMap(({ name, file, columns }) => {
    const keys = Object.keys(columns);
    const rows = rowsOf(text, name);
    const sum = (key) => rows.reduce((total, { cells }) => total + cells[keys.indexOf(key)], 0);
    const bounds = testsIn(report, [file]).flatMap(({ meta }) => meta?.bounds ?? []);
    return bounds
      .filter(({ what, of }) => [...what, of].every((key) => keys.includes(key)))
      .map(({ what, of, below }) => ({ of, below, found: what.reduce((total, key) => total + sum(key), 0), among: sum(of) }))
      .filter(({ found, among, below }) => found >= below * among)
      .map(({ of, below, found, among }) => `${name}: ${found} of ${among} (${columns[of]}) are ${below * 100}% or more.`);
  });
}

/** The text of proof/results.md after a run of the seeds `{ from, to }`: its rows take the place of those in `before` that are of the same seeds. */
export function writeProof(before, report, { from, to, nodeVersion }) {
  const testsOf = (files) => testsIn(report, files);
  const tables = counted.map((table) => {
    const kept = rowsOf(before, table.name).filter((row) => row.to < from || row.from > to);
    const row = { from, to, cells: figuresOf(testsOf([table.file]), table.columns), nodeVersion };
    const rows = [...kept, row].sort((a, b) => a.from - b.from);
    return section(table.name, table.says, tableOf(Object.values(table.columns), rows));
  });
  const lists = promised.map(({ name, says, files }) => section(name, [says], promisesOf(testsOf(files))));
  return `${[intro, ...tables, ...lists].join('\n\n')}\n`;
}

function testsIn(report, files) {
  const byFile = new Map(report.testResults.map((file) => [path.relative(root, file.name).replaceAll(path.sep, '/'), file]));
  return files.flatMap((file) => byFile.get(file)?.assertionResults ?? []);
}

const intro = `# What the proof found

\`npm run proof\` writes this file: a row for each run of 20,000 scripts or of a part of them, and the promises that the last run tried. What must be rare is judged over all rows: tags in their place and still called moved (under 0.1%), what the oracle lets pass (written anew under 0.01%, the two others under 0.001%), words that can be told from all others and are not found (under 0.1%), tags on other words after a newer version (under 1%).`;

const section = (name, says, lines) => [`## ${name}`, ...says, lines.join('\n')].join('\n\n');

function figuresOf(tests, columns) {
  const sum = (key) => tests.reduce((total, { meta }) => total + (meta?.figures?.[key] ?? 0), 0);
  const seconds = Math.round(tests.reduce((total, { duration }) => total + (duration ?? 0), 0) / 1000);
  return [...Object.keys(columns).map(sum), seconds];
}

function tableOf(headings, rows) {
  const named = rows.map(({ from, to, cells, nodeVersion }) => [`${count(from)} to ${count(to)}`, ...cells.map(count), nodeVersion]);
  const sums = rows[0].cells.map((_, column) => count(rows.reduce((total, { cells }) => total + cells[column], 0)));
  const all = rows.length > 1 ? [['all', ...sums, '']] : [];
  const heads = ['seeds', ...headings, 'seconds', 'Node'];
  return [heads, heads.map(() => '---'), ...named, ...all].map(line);
}

/** The rows of the table `name` in the text of a results.md. */
function rowsOf(text, name) {
  const [, after = ''] = text.split(`\n## ${name}\n`);
  const [own] = after.split('\n## ');
  return [...own.matchAll(/^\| ([\d,]+) to ([\d,]+) \| (.*) \| (\S+) \|$/gm)].map(([, from, to, cells, nodeVersion]) => ({
    from: number(from),
    to: number(to),
    cells: cells.split(' | ').map(number),
    nodeVersion,
  }));
}

function promisesOf(tests) {
  const rows = tests.map(({ ancestorTitles, title, status, duration }) => [
    [...ancestorTitles, title].filter(Boolean).join(': '),
    status === 'passed' ? 'yes' : status === 'failed' ? '**no**' : 'not tried',
    ((duration ?? 0) / 1000).toFixed(1),
  ]);
  const heads = ['promise', 'held', 'seconds'];
  return [heads, heads.map(() => '---'), ...rows].map(line);
}

const line = (cells) => `| ${cells.join(' | ')} |`;
const count = (value) => value.toLocaleString('en-GB');
const number = (text) => Number(text.replaceAll(',', ''));
