import type { z } from 'zod';

type Schema = z.ZodType | undefined;

/** What a schema gives once parsed; an endpoint without that part gives undefined. */
export type Parsed<S extends Schema> = S extends z.ZodType ? z.output<S> : undefined;

/** What a caller hands over before parsing. */
export type Given<S extends Schema> = S extends z.ZodType ? z.input<S> : undefined;

/**
 * One address of the API: server, browser and API documentation derive from it. `{name}` in the path is filled from `params`.
 * No `answer` means 204. `maxBytes` limits the body (1 MB unless given). `public` endpoints are answered without a session.
 */
export interface Endpoint<P extends Schema, Q extends Schema, B extends Schema, A extends Schema, Public extends boolean = boolean> {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: `/api/v1/${string}`;
  params?: P;
  query?: Q;
  body?: B;
  answer?: A;
  maxBytes?: number;
  public?: Public;
}

/** Gives the endpoint back with its exact types: a plain object literal would lose which parts it has. */
export function endpoint<
  P extends Schema = undefined,
  Q extends Schema = undefined,
  B extends Schema = undefined,
  A extends Schema = undefined,
  Public extends boolean = false,
>(shape: Endpoint<P, Q, B, A, Public>): Endpoint<P, Q, B, A, Public> {
  return shape;
}
