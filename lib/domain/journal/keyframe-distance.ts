/** A keyframe of most articles is kept every so many entries. */
const LEAST_DISTANCE = 1000;
/** Up to twice this size, in bytes of JSON, that is often enough to rebuild any moment at once, and little beside the entries. */
const PLAIN_BYTES = 4_000_000;
/** What one tag takes of them, with what is said of it. */
const TAG_BYTES = 1_500;

/**
 * After how many entries the next keyframe is due of an article of that size; one of 20,000 tags is megabytes, and a thousand entries are minutes of
 * one person's typing. It doubles when the size does, so that what was due at a longer distance is due at a shorter one too.
 */
export function keyframeDistance({ textSize, tagCount }: { textSize: number; tagCount: number }): number {
  const bytes = textSize + tagCount * TAG_BYTES;
  return LEAST_DISTANCE * 2 ** Math.max(0, Math.floor(Math.log2(bytes / PLAIN_BYTES)));
}
