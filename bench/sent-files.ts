/** One file that a page asked for. */
export interface SentFile {
  type: string;
  /** When the page asked for it, in milliseconds since 1970. */
  askedAt: number;
  /** Its body as it came over the line, compressed and without headers; 0 until it is here. */
  bytes: number;
}

/** What is heard of a browser's network: the part of Playwright's CDPSession that is used here. */
interface Network {
  on(event: 'Network.requestWillBeSent', heard: (said: { requestId: string; type?: string; wallTime: number }) => void): unknown;
  on(event: 'Network.responseReceived', heard: (said: Answer) => void): unknown;
  on(event: 'Network.loadingFinished', heard: (said: { requestId: string; encodedDataLength: number }) => void): unknown;
}

interface Answer {
  requestId: string;
  type: string;
  response: { encodedDataLength: number };
}

/**
 * A list that grows by every file the page asks for from now on. When a body begins, `encodedDataLength` is what its headers took; at its
 * end it is both. https://chromedevtools.github.io/devtools-protocol/tot/Network/
 */
export function listSentFiles(network: Network): readonly SentFile[] {
  const all: SentFile[] = [];
  const files = new Map<string, { file: SentFile; headerBytes: number }>();
  network.on('Network.requestWillBeSent', ({ requestId, type, wallTime }) => {
    const file = { type: type ?? 'Other', askedAt: wallTime * 1_000, bytes: 0 };
    files.set(requestId, { file, headerBytes: 0 });
    all.push(file);
  });
  network.on('Network.responseReceived', ({ requestId, type, response }) => {
    const asked = files.get(requestId);
    if (!asked) return;
    // Only the answer says what a preload is.
    asked.file.type = type;
    asked.headerBytes = response.encodedDataLength;
  });
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const asked = files.get(requestId);
    if (asked) asked.file.bytes = encodedDataLength - asked.headerBytes;
  });
  return all;
}
