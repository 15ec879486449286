import type { Schema } from '@tiptap/pm/model';
import { articleSchema } from '@/lib/domain/text/article-schema';
import { ofProcess } from '../of-process';

/**
 * What a bundle of Next has one of, by its name: as `ofProcess`, for what holds articles. Each bundle has its own schema, and no text of one takes a step of
 * another. So the bundles of a process know of each other's writes as processes do: by the journal.
 */
export function ofBundle<T extends object>(name: string, make: () => T): T {
  const bySchema = ofProcess(`${name} by schema`, () => new WeakMap<Schema, T>());
  const found = bySchema.get(articleSchema) ?? make();
  bySchema.set(articleSchema, found);
  return found;
}
