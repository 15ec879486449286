import net from 'node:net';

/** A way to a PostgreSQL that can be lost in the ways in which lines are. */
export interface DatabaseProxy {
  url: string;
  /** From here on nothing is passed on, and nothing closed: the host has lost its power. What is connected then stays lost. */
  vanish(): void;
  /** New connections are passed on again. */
  comeBack(): void;
  /** Closes the connection on which something is asked next, with no answer. */
  cutNext(): void;
  /** How many connections were opened so far. */
  opened(): number;
}

/** For tests: a proxy before the database at `address`. It goes with its process. */
export async function startProxy(address: string): Promise<DatabaseProxy> {
  const { hostname, port } = new URL(address);
  const open = new Set<{ isLost: boolean }>();
  let isGone = false;
  let cutsNext = false;
  let count = 0;
  const server = net.createServer((client) => {
    count++;
    const line = { isLost: isGone };
    open.add(line);
    const database = net.connect(Number(port), hostname);
    const end = () => {
      open.delete(line);
      client.destroy();
      database.destroy();
    };
    client.on('data', (bytes) => {
      if (line.isLost) return;
      if (!cutsNext) {
        database.write(bytes);
        return;
      }
      cutsNext = false;
      client.end();
      database.destroy();
    });
    database.on('data', (bytes) => {
      if (!line.isLost) client.write(bytes);
    });
    client.on('close', end).on('error', end);
    database.on('error', end).on('close', () => {
      if (!line.isLost) end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  const place = server.address();
  if (place === null || typeof place === 'string') throw new Error('The proxy has no port');
  return {
    url: Object.assign(new URL(address), { host: `127.0.0.1:${place.port}` }).href,
    vanish: () => {
      isGone = true;
      for (const line of open) line.isLost = true;
    },
    comeBack: () => {
      isGone = false;
    },
    cutNext: () => {
      cutsNext = true;
    },
    opened: () => count,
  };
}
