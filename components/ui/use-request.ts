'use client';
import { useCallback, useState } from 'react';
import { readIssues } from '@/lib/domain/contract/problem';
import { ApiError } from '@/lib/send';

/** The sentence for a failed request. What is not a refusal of ours is a bug and says so. */
export function sentenceOf(error: unknown): string {
  return error instanceof ApiError ? error.message : 'Something broke on this page. Reload it and try again.';
}

/** The sentence for each field that the server refused: by the first step of an issue's path, or the one field that a refusal names. */
function fieldErrorsOf(error: unknown): Record<string, string> {
  if (!(error instanceof ApiError)) return {};
  if (typeof error.details.field === 'string') return { [error.details.field]: error.message };
  return Object.fromEntries(
    readIssues(error.details.issues)
      .toReversed()
      .map(({ path, message }) => [String(path[0] ?? ''), message]),
  );
}

interface RequestState {
  isBusy: boolean;
  /** The whole refusal; null while nothing is wrong. */
  error: string | null;
  /** What is wrong with single fields, by name. */
  fieldErrors: Record<string, string>;
}

const rest: RequestState = { isBusy: false, error: null, fieldErrors: {} };

/** Runs one request of a form or a button at a time, and keeps what went wrong until the next. */
export function useRequest() {
  const [state, setState] = useState(rest);
  const run = useCallback(async <T>(work: () => Promise<T>, done?: (answer: T) => void): Promise<void> => {
    setState({ ...rest, isBusy: true });
    try {
      const answer = await work();
      setState(rest);
      done?.(answer);
    } catch (error) {
      const fieldErrors = fieldErrorsOf(error);
      setState({ isBusy: false, fieldErrors, error: Object.keys(fieldErrors).length > 0 ? null : sentenceOf(error) });
    }
  }, []);
  const clear = useCallback(() => setState(rest), []);
  return { ...state, run, clear };
}
