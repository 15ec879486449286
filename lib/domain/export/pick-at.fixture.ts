/** The one of `list` that stands at `share` (0 to 1, exclusive) of its length; undefined of an empty list. Each is as likely as any other. */
export const pickAt = <T>(list: readonly T[], share: number): T | undefined => list[Math.floor(share * list.length)];
