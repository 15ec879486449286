/** True if two sets hold the same ids, in whatever order. */
export const hasSameIds = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  one.size === other.size && [...one].every((id) => other.has(id));
