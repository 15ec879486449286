// The clients, all in this one process: told what to do by the bench (`Order`), tells what came of it (`Word`).
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { createRandom } from '../corpus';
import { answerFrom, type BenchClient, openGalleyClient, openReader } from './galley-client';
import { openHocuspocusClient } from './hocuspocus-client';
import { Order, type Word } from './protocol';
import { Tally, type Watcher } from './tally';

/** Two edits a second each. */
const EDIT_EVERY_MS = 500;
/** Typing that is only there to be acknowledged just before the server is killed. */
const LAST_SECONDS = 1;
const PATIENCE_MS = 60_000;

const say = (word: Word) => process.send?.(word);

process.once('message', (message) => {
  const order = Order.parse(message);
  if (order.kind === 'galley') answerFrom(order.url);
  void work(order);
});
process.on('disconnect', () => process.exit(1));

async function work(order: Order): Promise<void> {
  if (order.task.name === 'read') {
    const client = await openClient(order, 0, new Tally(1).watcherOf(0));
    say({ name: 'text', text: client.text });
    return;
  }
  const { clients: count, readers, warmUpSeconds, seconds } = order.task;
  const tally = new Tally(count);
  const clients: BenchClient[] = [];
  for (let index = 0; index < count; index++) clients.push(await openClient(order, index, tally.watcherOf(index)));
  for (let index = 0; index < readers; index++) await openReader({ ...order, person: personOf(order, count + index) });
  await type(clients, tally, warmUpSeconds);

  say({ name: 'begin' });
  tally.isCounting = true;
  const before = performance.eventLoopUtilization();
  await type(clients, tally, seconds);
  const { utilization } = performance.eventLoopUtilization(before);
  say({ name: 'end' });
  await tally.quiet(PATIENCE_MS);
  tally.isCounting = false;
  const texts = clients.map(({ text }) => text);
  const seen = tally.seen(texts, utilization);

  await type(clients, tally, LAST_SECONDS);
  await tally.quiet(PATIENCE_MS);
  say({ name: 'acknowledged', seen, tokens: tally.acknowledged });
}

function openClient(order: Order, index: number, watcher: Watcher): Promise<BenchClient> {
  if (order.kind === 'hocuspocus') return openHocuspocusClient(order.url, order.articleId, watcher);
  return openGalleyClient({ ...order, person: personOf(order, index) }, watcher);
}

/** Readers share their names: a person may have many streams. */
function personOf({ people }: Order, index: number): Order['people'][number] {
  const person = people[index % people.length];
  if (!person) throw new Error('Nobody is there to be');
  return person;
}

/** Each types so often, at random moments: nobody waits for anybody. */
async function type(clients: readonly BenchClient[], tally: Tally, seconds: number): Promise<void> {
  const start = performance.now();
  const edits = (1_000 * seconds) / EDIT_EVERY_MS;
  await Promise.all(
    clients.map(async (client, index) => {
      const random = createRandom(index);
      for (let nth = 0; nth < edits; nth++) {
        const due = start + (nth + random()) * EDIT_EVERY_MS;
        await wait(Math.max(0, due - performance.now()));
        const token = tally.begin(index);
        client.type(` ${token}`, index / clients.length);
      }
    }),
  );
}
