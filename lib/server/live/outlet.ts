/** The line to one reader of a live stream. */
export interface Outlet {
  /** Bytes that were sent and not taken yet. */
  readonly unread: number;
  send(bytes: Uint8Array): void;
  /** The answer is whole. Nothing is sent after it. */
  end(): void;
  /** Lets go of what was not taken, and of the reader, who is to see that the answer is not whole. */
  cut(): void;
}

/** What a cut stream fails with. By its name whoever passes the stream on knows that nothing is broken. */
const notTaken = () => new DOMException('The reader takes nothing.', 'AbortError');

/** A line that is the body of a response, for whoever passes that on. */
export class BodyOutlet implements Outlet {
  readonly body: ReadableStream<Uint8Array>;
  private readonly mostUnread: number;
  private controller: ReadableStreamDefaultController<Uint8Array> | null = null;

  /** `mostUnread`: with so many bytes waiting the stream says that it has no room. `on` is told that something was taken, or that the reader is gone. */
  constructor(mostUnread: number, on: { taken(): void; gone(): void }) {
    this.mostUnread = mostUnread;
    this.body = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.controller = controller;
        },
        pull: () => on.taken(),
        cancel: () => on.gone(),
      },
      new ByteLengthQueuingStrategy({ highWaterMark: mostUnread }),
    );
  }

  get unread(): number {
    return this.mostUnread - (this.controller?.desiredSize ?? this.mostUnread);
  }

  send(bytes: Uint8Array): void {
    this.controller?.enqueue(bytes);
  }

  end(): void {
    this.controller?.close();
    this.controller = null;
  }

  cut(): void {
    this.controller?.error(notTaken());
    this.controller = null;
  }
}
