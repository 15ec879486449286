import { Fragment, Slice } from '@tiptap/pm/model';
import { z } from 'zod';
import { articleSchema } from '../text/article-schema';

const Open = z.number().int().nonnegative().default(0);
const TakenJson = z.object({ content: z.array(z.unknown()), openStart: Open, openEnd: Open }).nullable();

/**
 * What the acceptance of a suggestion took out, as an archive has it; undefined where it is no part of any article: of other nodes, or open where
 * nothing is. Members that a slice does not have are not looked at.
 */
export function readTaken(json: unknown): Slice | undefined {
  const { data } = TakenJson.safeParse(json);
  if (data === undefined) return undefined;
  if (data === null) return Slice.empty;
  try {
    const content = Fragment.fromJSON(articleSchema, data.content);
    for (const node of content.content) node.check();
    const most = Slice.maxOpen(content);
    const isOpen = data.openStart <= most.openStart && data.openEnd <= most.openEnd;
    return isOpen ? new Slice(content, data.openStart, data.openEnd) : undefined;
  } catch {
    return undefined;
  }
}
