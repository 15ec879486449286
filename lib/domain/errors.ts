/**
 * Every expected failure, with the HTTP status it becomes. The sentence for the person is given where it is thrown;
 * a code never reaches a person without one. https://www.rfc-editor.org/rfc/rfc9457
 */
export const errorCodes = {
  'signed-out': 401,
  forbidden: 403,
  'not-found': 404,
  'stale-version': 409,
  conflict: 409,
  'too-old': 410,
  'too-large': 413,
  invalid: 422,
  'unreadable-file': 422,
  'too-many-tries': 429,
  busy: 503,
  'storage-full': 507,
} as const;

/** The name of a code. */
export type ErrorCode = keyof typeof errorCodes;

/** An expected failure: a code for programs, a sentence for the person, and details that belong to the code. */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly details: Record<string, unknown>;

  constructor(code: ErrorCode, sentence: string, details: Record<string, unknown> = {}) {
    super(sentence);
    this.name = 'DomainError';
    this.code = code;
    this.details = details;
  }

  get status(): number {
    return errorCodes[this.code];
  }
}

/** The refusal (`invalid`) of what is not of its schema, in the schema's own sentence for the first thing that is wrong with it. */
export function invalidBy(issues: readonly { message: string }[], details: Record<string, unknown> = {}): DomainError {
  return new DomainError('invalid', issues[0]?.message ?? 'This change cannot be read.', details);
}

/**
 * The one answer for what does not exist and for what may not be known to exist. One sentence for all: whoever asks for what is
 * hidden must not be able to tell it from what is missing.
 */
export function notFound(): DomainError {
  return new DomainError('not-found', 'There is no such page, or it is not yours to see.');
}
