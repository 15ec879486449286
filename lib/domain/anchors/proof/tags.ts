import { testId } from '../../journal/journal.fixture';
import { wordsBetween } from '../../text/article-text';
import { TextReader } from '../find-quote';
import type { AnchorOracle } from './anchor-oracle';
import type { Authority } from './authority';
import type { Random } from './invented-text';
import { type Layout, layoutOf, spanOf, wholeIndex } from './layout';

/** Tags some words of the text of `version`, as a tab does that has not heard of what came since. False where there are none. */
export function addTag(authority: Authority, oracle: AnchorOracle, random: Random, version = authority.version): string | null {
  const { doc } = authority.at(version);
  const spans = someSpans(doc, random);
  if (spans.length === 0) return null;
  const sendsContext = random(2) === 0;
  const ranges = spans.map(({ from, to }) => ({
    from,
    to,
    exact: wordsBetween(doc, from, to),
    ...(sendsContext ? new TextReader(doc, 'near').contextOf({ from, to }) : {}),
  }));
  if (ranges.some(({ exact }) => exact.trim() === '')) return null;
  const annotationId = testId();
  authority.send('annotation.created', { annotationId, kind: 'claim', ranges }, version);
  oracle.watch(annotationId, ranges, version);
  return annotationId;
}

/** Words to tag: mostly part of a paragraph, now and then a single character, several paragraphs, or two places, near each other or not. */
function someSpans(doc: Parameters<typeof layoutOf>[0], random: Random): { from: number; to: number }[] {
  const layout = layoutOf(doc);
  const block = layout.blocks[random(layout.blocks.length)];
  if (!block || block.end - block.first < 2) return [];
  const length = [1, 3, 8, 20, 45, 90][random(6)] ?? 1;
  const start = snap(layout.text, block.first + random(block.end - block.first), random);
  const shape = random(12);
  if (shape === 0) {
    // Several blocks: a tag over a table has one range a cell; over paragraphs it is one range.
    const index = layout.blocks.indexOf(block);
    const others = layout.blocks.slice(index, index + 2 + random(3)).filter(({ first, end }) => first < end);
    const inTable = others.every(({ from }) => doc.resolve(from).node(1).type.name === 'table');
    if (inTable) return others.map(({ first, end }) => spanOf(layout, first, end));
    return [spanOf(layout, start, snap(layout.text, others.at(-1)?.end ?? block.end, random))];
  }
  if (shape === 2) return someParts(layout, random);
  const end = Math.min(block.end, Math.max(snap(layout.text, start + length, random), wholeIndex(layout.text, start + 2), start + 1));
  const one = spanOf(layout, start, end);
  if (shape !== 1) return [one];
  const [from, to] = [wholeIndex(layout.text, end + 6), wholeIndex(layout.text, end + 15)];
  return to <= block.end ? [one, spanOf(layout, from, to)] : [one];
}

/** Words of two or three paragraphs, of each most: a claim that is made here and there. */
function someParts(layout: Layout, random: Random): { from: number; to: number }[] {
  const blocks = new Set(Array.from({ length: 2 + random(2) }, () => layout.blocks[random(layout.blocks.length)]));
  const spans = [...blocks].flatMap((block) => {
    if (!block || block.end - block.first < 2) return [];
    const start = wholeIndex(layout.text, block.first + random(Math.min(4, block.end - block.first)));
    const end = wholeIndex(layout.text, block.end - random(4));
    return start < end ? [spanOf(layout, start, end)] : [];
  });
  return spans.sort((a, b) => a.from - b.from);
}

/** People mostly tag whole words. */
function snap(text: string, index: number, random: Random): number {
  if (random(4) === 0) return wholeIndex(text, index);
  let at = index;
  while (at > 0 && at < text.length && index - at < 12 && !/\s/.test(text[at - 1] ?? ' ')) at--;
  return wholeIndex(text, at);
}

/** A person confirms where a tag stands now. Null if there are no words to confirm. */
export function confirmTag(authority: Authority, oracle: AnchorOracle, random: Random): string | null {
  const candidates = [...authority.state.annotations.values()].filter(
    ({ anchor }) => anchor.state === 'moved' || anchor.state === 'drifted',
  );
  const one = candidates[random(candidates.length)];
  if (!one || one.anchor.ranges.every(({ from, to }) => wordsBetween(authority.state.doc, from, to).trim() === '')) return null;
  authority.send('annotation.span-changed', { annotationId: one.id, how: 'confirmed' });
  oracle.confirm(one.id);
  return one.id;
}
