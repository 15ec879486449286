import { cpus, loadavg } from 'node:os';
import { type Durations, measure, type Sample, type Scene } from './collab/measure';
import { pinning, roomForClients } from './collab/processes';
import { type Figures, judgeTargets, medianSample, tables } from './collab/report';
import { openWays, type WayName, wayNames } from './collab/ways';
import { writeResults } from './results-file';

/**
 * `npm run bench -- collab`: people typing in one text, in Galley and in Hocuspocus. `--quick` takes few people, a few seconds and one run, and
 * writes nothing.
 */
const isQuick = process.argv.includes('--quick');
const RUNS = isQuick ? 1 : 3;
const durations: Durations = isQuick ? { warmUpSeconds: 2, seconds: 5 } : { warmUpSeconds: 5, seconds: 30 };
const WORDS = 5_000;
const plain = { words: WORDS, tags: 0, readers: 0 };
const scenes: { scene: Scene; names: readonly WayName[] }[] = isQuick
  ? [2, 20].map((clients) => ({ scene: { ...plain, clients }, names: wayNames }))
  : [
      ...[2, 20, 50].map((clients) => ({ scene: { ...plain, clients }, names: wayNames })),
      { scene: { ...plain, clients: 50, readers: 200 }, names: ['galley'] },
      { scene: { words: 100_000, tags: 20_000, readers: 0, clients: 20 }, names: wayNames },
    ];

async function run(): Promise<Figures> {
  const ways = await openWays(Math.max(...scenes.map(({ scene }) => scene.clients)));
  try {
    const figures: Figures = [];
    for (const { scene, names } of scenes) {
      const samples = new Map<WayName, Sample[]>(names.map((name) => [name, []]));
      // Interleaved: what slows the machine for a while slows all ways.
      for (let i = 0; i < RUNS; i++) {
        for (const name of names) {
          const sample = await measure(ways, name, scene, durations);
          samples.get(name)?.push(sample);
          console.log(JSON.stringify({ ...scene, name, ...sample }));
        }
      }
      figures.push({ scene, samples: new Map([...samples].map(([name, all]) => [name, medianSample(all)])) });
    }
    return figures;
  } finally {
    await ways.close();
  }
}

const figures = await run();
const lines = [
  `Everyone types a word at the end of a paragraph of their own, twice a second at random moments, for ${durations.seconds} s after ${durations.warmUpSeconds} s of warming up. Median of ${RUNS} interleaved runs, each with a server just started. Afterwards all go on for a second; at the last acknowledgement clients and server are killed (SIGKILL), and the text is read from a new server.`,
  `Server and database in one set of processes, all clients in another (with ${roomForClients.join(' ')}, whichever way), ${pinning}. ${cpus().length} cores, load ${loadavg()[1]?.toFixed(1)} while measuring, Node ${process.versions.node}.`,
  '',
  '- galley: a production build over PostgreSQL with fsync. Clients are the session, sender and live stream of the app over an editor without a view.',
  '- hocuspocus: @hocuspocus/server 4.7.0, in memory. Clients are @hocuspocus/provider 4.8.0, Yjs 13.6.33 and y-prosemirror 1.3.7 over the same editor. No tags, no accounts.',
  '- hocuspocus-stored: the same, storing the text in that PostgreSQL 2 s after the last change, 10 s after the first.',
  '- Times count from the moment when the edit is in its writer’s own text. "Sent" times count from the first request that carries it: Galley sends at once what comes alone and gathers what is typed within 30 ms of it (120 ms of those before, where they come on each other’s heels) or while a request is under way; Hocuspocus sends each at once.',
  '- Propagation is until the edit is in the text of each other client; first, until it is in the first one’s.',
  '- Busy is how much of its time the process of all clients worked. Near 100% it is they who are slow, not the server.',
  '',
  ...judgeTargets(figures),
  '',
  ...tables(figures),
];
if (isQuick) console.log(lines.join('\n'));
else writeResults('collab', lines);
process.exit(0);
