import { z } from 'zod';
import { DraftAnswer } from '@/lib/domain/contract/imports';
import { ImportCorrections } from '@/lib/domain/import/draft';

/**
 * Most characters of an import that a tab keeps: its text with its form, and what was made of it. A browser has room for some five million of all
 * that is kept, and each change writes the import anew.
 */
export const MAX_KEPT_CHARS = 1_000_000;

/** What was pasted last with HTML. */
const FormedPaste = z.object({ html: z.string(), text: z.string(), hasForm: z.boolean() });

/** What stands in the field of a text, and the paste that it came from: the words may be others by now. */
export const PastedText = z.object({ text: z.string(), paste: FormedPaste.nullable() });
export type PastedText = z.infer<typeof PastedText>;

/** Nothing is pasted. */
export const noText: PastedText = { text: '', paste: null };

/** The HTML of what stands there, or null once someone typed: their words are plain. */
export const htmlOf = ({ text, paste }: PastedText): string | null => (paste?.text === text ? paste.html : null);

/** By when the article is due, as the browser's field of day and time has it, and who sees it through. Empty where nothing is said. */
export const NewWork = z.object({ due: z.string(), ownerId: z.string() });
export type NewWork = z.infer<typeof NewWork>;

export const noWork: NewWork = { due: '', ownerId: '' };

const made = { deskId: z.string(), work: NewWork.optional(), corrections: ImportCorrections, sendId: z.uuid() };

/** An import of pasted words while it is written. What was read of them is read anew. */
export const BegunPaste = z.object({ ...made, field: PastedText });
export type BegunPaste = z.input<typeof BegunPaste>;

/** A file, by what a page can know of it when it is gone. */
export const TakenFile = z.object({ name: z.string(), size: z.number() });
export type TakenFile = z.infer<typeof TakenFile>;

/** An import of a file while it is corrected: with what was read, since the page has the file no more. */
export const BegunFile = z.object({ ...made, file: TakenFile, read: DraftAnswer });
export type BegunFile = z.input<typeof BegunFile>;

/** True of what a tab has room for. */
export const hasRoomFor = (charCount: number): boolean => charCount <= MAX_KEPT_CHARS;

/** How many characters of a field would be kept. */
export const charsOfField = ({ text, paste }: PastedText): number => text.length + (paste ? paste.html.length + paste.text.length : 0);
