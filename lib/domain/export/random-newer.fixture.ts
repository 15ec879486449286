import type { Node } from '@tiptap/pm/model';
import { strikesById } from '../anchors/suggestion-anchors';
import { threadAnchors } from '../anchors/thread-anchors';
import { alignDocs } from '../newer-version/align';
import { findFollowed } from '../newer-version/newer-version';
import { articleSchema } from '../text/article-schema';
import type { JournalWriter } from './journal-writer.fixture';
import { pickAt } from './pick-at.fixture';

interface Paste {
  /** Shares: what becomes of the text, of which paragraph, and between which words of it. */
  places: readonly [number, number, number, number];
  text: string;
  person: string;
}

/** Pastes a newer version over the text: one of its paragraphs was rewritten in part, moved, taken out, or stands there twice. */
export function pasteNewer(journal: JournalWriter, { places: [how, which, a, b], text, person }: Paste): void {
  const { doc, annotations, threads, suggestions } = journal.state;
  const [title, ...rest] = doc.children;
  const one = pickAt(rest, which);
  if (!title || !one) return;
  const at = rest.indexOf(one);
  const others = rest.toSpliced(at, 1);
  const newer = articleSchema.node('doc', null, [title, ...versionOf(others, one)]);
  if (newer.eq(doc)) return;
  const alignment = alignDocs(doc, newer);
  const anchored = new Map([...annotations, ...threadAnchors(threads.values()), ...strikesById(suggestions.values())]);
  const followed = findFollowed({ annotations: anchored }, newer, alignment);
  const steps = alignment.steps.map((step) => step.toJSON());
  journal.append('text', { steps, followed, origin: 'newer-version' }, person, true);
  if (!journal.state.doc.eq(newer)) throw new Error('the newer version is not what stands there');

  function versionOf(left: readonly Node[], paragraph: Node): Node[] {
    if (how < 0.2) return [...left, paragraph];
    if (how < 0.3) return left.length > 0 ? [...left] : [paragraph];
    if (how < 0.4) return left.toSpliced(at, 0, paragraph, paragraph);
    return left.toSpliced(at, 0, rewritten(paragraph));
  }

  /** The words between two shares of it gone, others in their place. As plain text, as it may come by a paste. */
  function rewritten({ textContent }: Node): Node {
    const characters = Array.from(textContent);
    const [from, to] = [Math.min(a, b), Math.max(a, b)].map((share) => Math.floor(share * characters.length));
    const words = characters.toSpliced(from ?? 0, (to ?? 0) - (from ?? 0), text).join('');
    return articleSchema.node('paragraph', null, words === '' ? [] : [articleSchema.text(words)]);
  }
}
