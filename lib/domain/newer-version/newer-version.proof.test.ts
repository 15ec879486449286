import { describe, expect, it } from 'vitest';
import type { AnchorRange } from '../anchors/anchor';
import { AnchorOracle } from '../anchors/proof/anchor-oracle';
import { Authority } from '../anchors/proof/authority';
import { idsOf, wordsOf } from '../anchors/proof/id-array';
import { charactersOf, Identities } from '../anchors/proof/identities';
import { createRandom, inventArticle, scriptNames } from '../anchors/proof/invented-text';
import { fateOf, type KnownText, stretchOf } from '../anchors/proof/newer-version-oracle';
import { addFigures, type Bound, brokenBounds, isOneSeed, isPart, proofSeeds } from '../anchors/proof/proof-run';
import { addTag } from '../anchors/proof/tags';
import { changedCopy } from '../anchors/proof/whole-texts';
import { Writer } from '../anchors/proof/writers';
import { alignDocs } from './align';
import { findFollowed, reviewNewerVersion } from './newer-version';

const seeds = proofSeeds(2);
const runs = seeds.length;
const bounds: Bound[] = [
  { what: ['tellable, elsewhere'], of: 'tellable', below: 0.001 },
  { what: ['partly, on other words'], of: 'partly', below: 0.01 },
  { what: ['gone, on other words'], of: 'gone', below: 0.01 },
];
/** Of shorter words than this, "the" or a syllable, nobody can say which of their like they are once their neighbours have changed. */
const MIN_CHARS = 8;

/** Pastes a newer version over a text with tags, as the server does it, and says what became of each range. */
function pasteOver(seed: number, count: (what: string) => void): string[] {
  const random = createRandom(seed);
  const writing = random.pick(scriptNames);
  const identities = new Identities();
  const authority = new Authority(inventArticle(random, writing, 300 + random(400)), identities);
  const oracle = new AnchorOracle(authority);
  for (let i = 0; i < 12; i++) addTag(authority, oracle, random);
  const writer = new Writer(authority, 'writer', true);
  const copy = changedCopy(writer, random, writing);
  const before = authority.state;
  const alignment = alignDocs(before.doc, copy.real.doc);
  if (alignment.steps.length === 0) return [];
  const followed = findFollowed(before, copy.real.doc, alignment);
  const steps = alignment.steps.map((step) => step.toJSON());
  authority.send('text', { steps, origin: 'newer-version', followed });
  const after = authority.state;
  const known = (doc: typeof after.doc, shadow: typeof after.doc): KnownText => {
    const origins = idsOf(charactersOf(shadow)).map((id) => identities.originOf(id));
    return { doc, characters: charactersOf(doc), origins };
  };
  const old = known(before.doc, writer.shadow.doc);
  const now = known(after.doc, copy.shadow.doc);
  if (!after.doc.eq(copy.real.doc)) return ['the text is another one'];
  const review = new Set(reviewNewerVersion(before, after).map(({ annotationId }) => annotationId));
  const faults: string[] = [];
  for (const { id, anchor: was } of before.annotations.values()) {
    const is = after.annotations.get(id)?.anchor;
    if (!is || is.ranges.length !== was.ranges.length) {
      faults.push(`${id} is lost`);
      continue;
    }
    if (is.state !== 'exact' && !review.has(id)) faults.push(`${id} is ${is.state} and nobody is told`);
    const left = [...is.ranges];
    for (const range of was.ranges) {
      // Ranges that changed places are sorted anew.
      const there = left.find(({ exact, prefix, suffix }) => exact === range.exact && prefix === range.prefix && suffix === range.suffix);
      if (!there) {
        faults.push(`a quote of ${id} has changed`);
        continue;
      }
      left.splice(left.indexOf(there), 1);
      faults.push(...judge(range, there, old, now, count));
    }
  }
  return faults;
}

function judge(was: AnchorRange, is: AnchorRange, old: KnownText, now: KnownText, count: (what: string) => void): string[] {
  const words = wordsOf(now.doc, is.from, is.to);
  if (!is.reach && words !== is.exact) return [`"${is.exact}" is called ${is.home ? 'moved' : 'exact'} and is "${words}"`];
  if (is.reach && words === is.exact) return [`"${is.exact}" is there and not called so`];
  if (was.exact.length < MIN_CHARS) return [];
  const fate = fateOf(was.exact, stretchOf(old.doc, was), old, now);
  const stands = stretchOf(now.doc, is);
  const own = new Set(old.origins.slice(stretchOf(old.doc, was).first, stretchOf(old.doc, was).end));
  const holdsOwn = now.origins.slice(stands.first, stands.end).some((origin) => own.has(origin));
  const isOnWords = stands.first < stands.end;
  if (fate.name === 'whole') {
    const kind = fate.isTellable ? 'tellable' : 'repeated';
    count(kind);
    if (stands.first !== fate.at.first || stands.end !== fate.at.end) count(`${kind}, elsewhere`);
  } else {
    count(fate.name);
    // The same words written anew in the same place read as they did: exact is what anyone would call them.
    const isElsewhere = isOnWords && !holdsOwn && (is.reach !== undefined || is.home !== undefined);
    if (isElsewhere) count(`${fate.name}, on other words`);
  }
  return [];
}

describe('a newer version pasted over', () => {
  const counts: Record<string, number> = {};
  it(
    `loses no tag, calls each by what it is and lists what changed, in ${runs} texts`,
    ({ task }) => {
      const faults: string[] = [];
      for (const seed of seeds) {
        const found = pasteOver(seed, (what) => addFigures(counts, { [what]: 1 }));
        faults.push(...found.map((fault) => `seed ${seed}: ${fault}`));
      }
      task.meta.figures = { ...counts, texts: runs, faults: faults.length };
      expect(faults).toEqual([]);
    },
    Math.max(300_000, runs * 100),
  );

  it.runIf(!isOneSeed)(
    'finds words that are there and can be told from all others, and puts a tag on other words hardly ever',
    ({ task }) => {
      task.meta.bounds = bounds;
      expect(counts.tellable).toBeGreaterThan(runs * 3);
      if (!isPart) expect(brokenBounds(counts, bounds)).toEqual([]);
    },
  );
});
