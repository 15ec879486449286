import type { z } from 'zod';

/** What is wrong with an environment variable, as one sentence for whoever runs the house. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
}

/**
 * What a group of environment variables says, or null if none of them is set (an empty one is not). The schema's keys are their names. Some set
 * and others missing, or one that the schema refuses: EnvironmentError.
 */
export function readEnvironment<T extends z.ZodObject>(schema: T, env: Record<string, string | undefined>): z.output<T> | null {
  const names = Object.keys(schema.shape);
  const given = Object.fromEntries(
    names.map((name) => [name, env[name]?.trim()] as const).filter(([, value]) => value !== undefined && value !== ''),
  );
  const missing = names.filter((name) => given[name] === undefined);
  if (missing.length === names.length) return null;
  if (missing.length > 0) {
    throw new EnvironmentError(
      `${inWords(missing)} ${missing.length === 1 ? 'is' : 'are'} missing: set all of ${inWords(names)}, or none.`,
    );
  }
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new EnvironmentError(`${String(issue?.path[0] ?? '')} ${issue?.message ?? 'cannot be read.'}`);
}

function inWords(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}
