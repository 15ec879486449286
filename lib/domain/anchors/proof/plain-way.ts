import { Step } from '@tiptap/pm/transform';
import { z } from 'zod';
import type { ArticleState } from '../../article-state';
import { canonicalJson } from '../../canonical-json';
import { Effects, TextOrigin } from '../../journal/entries/text-entry';
import { articleSchema } from '../../text/article-schema';
import { type Anchor, mapAnchor } from '../anchor';
import { composeMaps } from '../compose-maps';
import { settleAnchors } from '../settle-anchors';

const Payload = z.object({ steps: z.array(z.unknown()), origin: TextOrigin, effects: Effects });

/**
 * Throws unless a text entry did to the tags what the plain way does: every tag looked at, every anchor led through every step, one after the other.
 * What lies between is only quicker: which tags are looked at, and when an anchor is made.
 */
export function comparePlainly(before: ArticleState, after: ArticleState, payload: unknown): void {
  const { steps: json, origin, effects } = Payload.parse(payload);
  const steps = json.map((one) => Step.fromJSON(articleSchema, one));
  const stepMaps = steps.map((step) => step.getMap());
  if (origin !== 'newer-version') {
    const orphaned = new Set(before.recentlyOrphaned.map(({ annotationId }) => annotationId));
    const pairs = [...before.annotations].map(([id, { anchor }]) => [id, anchor] as const);
    const settled = settleAnchors({ before: before.doc, doc: after.doc, maps: composeMaps(stepMaps), steps }, pairs, orphaned);
    requireSame(
      'the effects',
      effects.anchors,
      settled.map(({ id: annotationId, anchor }) => ({ annotationId, anchor })),
    );
  }
  const decided = new Map(effects.anchors.map(({ annotationId, anchor }) => [annotationId, anchor]));
  const plain = [...before.annotations.values()].map(({ id, anchor }) => [
    id,
    decided.get(id) ?? stepMaps.reduce<Anchor>((one, map) => mapAnchor(one, map), anchor),
  ]);
  requireSame(
    'the anchors',
    [...after.annotations.values()].map(({ id, anchor }) => [id, anchor]),
    plain,
  );
}

function requireSame(what: string, found: unknown, plain: unknown): void {
  if (canonicalJson(found) !== canonicalJson(plain))
    throw new Error(`${what} are not those of the plain way: ${JSON.stringify(found)}, not ${JSON.stringify(plain)}`);
}
