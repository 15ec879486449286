import { z } from 'zod';
import { eachString } from '@/lib/domain/json-members';
import type { OutboxItem } from '../outbox/outbox';

/** Members of payloads that hold words of the person who wrote the entry. */
const OWN = new Set([
  'text',
  'replacement',
  'note',
  'quote',
  'locator',
  'rationale',
  'statement',
  'reason',
  'question',
  'answer',
  'name',
  'role',
  'who',
  'title',
  'byline',
]);

/** What a kept entry says, to be read by its author. */
export interface ItemWords {
  /** The words of the article that it is about. */
  about: string;
  /** What the person wrote, a line for each part. */
  own: string;
}

/** All words that an entry carries, as far as it carries any. Knows no types: what a later version of the page has kept is shown, too. */
export function wordsOfItem({ type, payload }: OutboxItem): ItemWords {
  const [about, own]: [string[], string[]] = [[], []];
  const { steps, ...rest } = payload;
  own.push(...wordsOfSteps(steps));
  eachString(rest, (words, names) => {
    const name = names.at(-1) ?? '';
    if (name === 'exact') about.push(words);
    // The answers of a type of tag are named by ids.
    else if (OWN.has(name) || names.includes('fields') || (name === 'origin' && type !== 'text')) own.push(words);
  });
  const lines = (words: string[]) => words.filter((one) => one.trim() !== '').join('\n');
  return { about: lines(about), own: lines(own) };
}

/** The words of entries that follow each other in one outbox. Typing that a sending has parted is one piece again. */
export function wordsOfItems(items: readonly OutboxItem[]): ItemWords[] {
  const joined: OutboxItem[] = [];
  for (const item of items) {
    const last = joined.at(-1);
    if (last?.type === 'text' && item.type === 'text') {
      const steps = [last, item].flatMap(({ payload }) => Steps.parse(payload.steps));
      joined.splice(-1, 1, { ...last, payload: { ...last.payload, steps } });
    } else joined.push(item);
  }
  return joined.map(wordsOfItem);
}

const Steps = z.array(z.object({ from: z.number(), to: z.number(), slice: z.unknown().optional() })).catch([]);

/** What steps write. Letters that were typed one behind the other are one piece, less what was taken back at its end. */
function wordsOfSteps(steps: unknown): string[] {
  const pieces: { from: number; text: string }[] = [];
  for (const { from, to, slice } of Steps.parse(steps)) {
    const text = textIn(slice);
    const last = pieces.at(-1);
    const end = last ? last.from + last.text.length : -1;
    if (last && to === end && from >= last.from) last.text = last.text.slice(0, from - last.from) + text;
    else if (text !== '') pieces.push({ from, text });
  }
  return pieces.map(({ text }) => text);
}

function textIn(value: unknown): string {
  if (Array.isArray(value)) return value.map(textIn).join('');
  if (typeof value !== 'object' || value === null) return '';
  return 'text' in value && typeof value.text === 'string' ? value.text : Object.values(value).map(textIn).join('');
}
