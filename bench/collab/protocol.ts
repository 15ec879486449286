import { z } from 'zod';

/** What the process of the clients is told to do, once. */
export const Order = z.object({
  kind: z.enum(['galley', 'hocuspocus']),
  url: z.string(),
  /** One for each client and reader: who they are. Galley only. */
  people: z.array(z.object({ id: z.string(), cookie: z.string() })),
  articleId: z.string(),
  /** 'run' types and measures; 'read' says what the text is. */
  task: z.discriminatedUnion('name', [
    z.object({ name: z.literal('read') }),
    z.object({ name: z.literal('run'), clients: z.number(), readers: z.number(), warmUpSeconds: z.number(), seconds: z.number() }),
  ]),
});
export type Order = z.infer<typeof Order>;

const Spread = z.object({ median: z.number(), p95: z.number(), p99: z.number() });
/** Milliseconds. */
export type Spread = z.infer<typeof Spread>;

/** What the clients saw. Times are in milliseconds. */
export const Seen = z.object({
  edits: z.number(),
  /** From the moment when an edit is in its writer's text until it is in another's: each other client counts. */
  propagation: Spread,
  /** The same until it is in the first other client's text. */
  first: Spread,
  /** From the edit until its writer knows that the server has it. */
  acknowledgement: Spread,
  /** Propagation and acknowledgement from the moment when the edit was first sent. */
  sentPropagation: Spread,
  sentAcknowledgement: Spread,
  /** The longest that anyone waited for an acknowledgement, and the median of whoever waited longest in the median. */
  longest: z.number(),
  slowestWriter: z.number(),
  /** Edits that are not in every client's text at the end, or more than once in one. */
  missing: z.number(),
  twice: z.number(),
  /** How many requests the edits took, and how many of these came too late and were sent again. */
  requests: z.number(),
  stale: z.number(),
  /** 0..1: how busy the process of the clients was. Near 1 it measures itself. */
  busy: z.number(),
});
export type Seen = z.infer<typeof Seen>;

/** What the process of the clients says. */
export const Word = z.discriminatedUnion('name', [
  z.object({ name: z.literal('begin') }),
  z.object({ name: z.literal('end') }),
  /** All edits are acknowledged, these last ones just now. */
  z.object({ name: z.literal('acknowledged'), seen: Seen, tokens: z.array(z.string()) }),
  z.object({ name: z.literal('text'), text: z.string() }),
]);
export type Word = z.infer<typeof Word>;

/** Each edit types a word that no other edit types: its writer and a number. */
export const tokenOf = (writer: number, nth: number): string => `¤${writer}.${nth}¤`;

/** The edits in a text, as often as they are in it. */
export const tokensIn = (text: string): string[] => text.match(/¤\d+\.\d+¤/g) ?? [];
