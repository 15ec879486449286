import type { Node } from '@tiptap/pm/model';
import { countBlockWords } from '@/lib/domain/text/article-words';
import { sayWords } from '../say-words';

/** How long the text is. */
export const sayLength = (doc: Node): string => sayWords(countBlockWords(doc));
