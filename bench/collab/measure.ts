import type { ChildProcess } from 'node:child_process';
import { CLIENT_CORE, cpuSeconds, familyOf, memoryMb, pidOf, roomForClients, startProgram } from './processes';
import { type Order, type Seen, Word } from './protocol';
import { countTokens } from './tally';
import { endProcess, type Running, type TextSize, type WayName, type Ways } from './ways';

/** Who types in what. */
export interface Scene extends TextSize {
  clients: number;
  readers: number;
}

/** What one run found. Times in milliseconds, memory in megabytes. */
export interface Sample extends Seen {
  /** Processor time for each second: 1 is one core. */
  serverCpu: number;
  databaseCpu: number;
  serverMb: number;
  databaseMb: number;
  /** Edits that were acknowledged and are not there, or twice, after the server was killed with all clients gone. */
  lost: number;
  doubled: number;
}

export interface Durations {
  warmUpSeconds: number;
  seconds: number;
}

/** Types for a while in a text of its own, then kills clients and server and looks what is there after a new start. */
export async function measure(ways: Ways, name: WayName, scene: Scene, durations: Durations): Promise<Sample> {
  const running = await ways.start(name, scene);
  try {
    const { seen, tokens, use } = await typeAndKill(running, { name: 'run', clients: scene.clients, readers: scene.readers, ...durations });
    await running.restart();
    const counts = countTokens(await readText(running));
    const times = tokens.map((token) => counts.get(token) ?? 0);
    return { ...seen, ...use, lost: times.filter((count) => count === 0).length, doubled: times.filter((count) => count > 1).length };
  } finally {
    await running.stop();
  }
}

async function typeAndKill(running: Running, task: Order['task']) {
  const clients = startProgram('clients.ts', [], CLIENT_CORE, { flags: roomForClients });
  try {
    const { server } = running;
    let meter = startMeter(running);
    let use: ReturnType<typeof meter> | null = null;
    const last = await talk(clients, { ...running.order, task }, (word) => {
      if (word.name === 'begin') meter = startMeter(running);
      if (word.name === 'end') use = meter();
      return word.name === 'acknowledged' ? word : null;
    });
    // In this very turn, the clients first: nobody is there to bring it again.
    clients.kill('SIGKILL');
    await endProcess(server, 'SIGKILL');
    return { seen: last.seen, tokens: last.tokens, use: use ?? meter() };
  } finally {
    await endProcess(clients, 'SIGKILL');
  }
}

async function readText(running: Running): Promise<string> {
  const reader = startProgram('clients.ts', [], CLIENT_CORE, { flags: roomForClients });
  try {
    const order: Order = { ...running.order, task: { name: 'read' } };
    return await talk(reader, order, (word) => (word.name === 'text' ? word.text : null));
  } finally {
    await endProcess(reader, 'SIGKILL');
  }
}

/** Gives an order and hears the words until one answers it. */
function talk<T>(child: ChildProcess, order: Order, hear: (word: Word) => T | null): Promise<T> {
  return new Promise((resolve, reject) => {
    child.on('message', (message) => {
      const answer = hear(Word.parse(message));
      if (answer !== null) resolve(answer);
    });
    child.once('exit', () => reject(new Error('The clients ended before they were done')));
    child.send(order);
  });
}

/** Starts to count what a server and its database use; calling it says how much. */
function startMeter(running: Running) {
  const read = () => ({
    at: performance.now(),
    server: cpuSeconds(familyOf(pidOf(running.server))),
    database: cpuSeconds(running.databasePids()),
  });
  const before = read();
  return () => {
    const now = read();
    const perSecond = (key: 'server' | 'database') => (now[key] - before[key]) / ((now.at - before.at) / 1_000);
    return {
      serverCpu: perSecond('server'),
      databaseCpu: perSecond('database'),
      serverMb: memoryMb(familyOf(pidOf(running.server))),
      databaseMb: memoryMb(running.databasePids()),
    };
  };
}
