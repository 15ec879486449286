import type { Outlet } from './outlet';
import { onShutdown } from './shutdown';

const PING_MS = 15_000;
/** What a reader has not taken yet. Beyond it nothing more is kept for them: they get the rest from the tables once they have read. */
export const MAX_UNREAD_BYTES = 1_000_000;
/** A reader who takes nothing for so long is cut off. They come back and resume, if they are there. */
const STUCK_MS = 120_000;

const encoder = new TextEncoder();

/**
 * The line to one reader of a live stream: how much may be sent by it, and how it ends. There are three ways, and after each nothing more is sent:
 * - `close`: what was sent is still on its way; the line ends, and counts no longer, once the reader has taken it.
 * - `leave`: the reader is gone, and what they had not taken with them. It counts no longer at once.
 * - cut off, by itself, where the reader takes nothing: what was not taken is let go. It counts until the connection is ended (`leave`).
 */
export class ReaderLine {
  private readonly stops: (() => void)[] = [];
  /** Counts it no longer. */
  private readonly uncount: () => void;
  private outlet: Outlet | null = null;
  private isSending = true;
  private pings: ReturnType<typeof setInterval> | undefined;
  private readAt = Date.now();
  /** Goes on with who waits for room. */
  private wake: () => void = () => undefined;

  constructor(uncount: () => void) {
    this.uncount = uncount;
  }

  /** False as soon as nothing more is sent; what was sent may still be on its way. */
  get isOpen(): boolean {
    return this.isSending;
  }

  /** Sends by this outlet from here on, until `gone` says that the reader is, or the server stops. */
  begin(outlet: Outlet, gone: AbortSignal): void {
    this.outlet = outlet;
    if (gone.aborted) {
      this.leave();
      return;
    }
    gone.addEventListener('abort', () => this.leave(), { once: true });
    this.send(encoder.encode(': open\n\n'));
    this.pings = setInterval(() => this.ping(), PING_MS);
    this.stopAtEnd(onShutdown(() => this.close()));
  }

  /** Calls this as soon as nothing more is sent, or now if that is so already. */
  stopAtEnd(stop: () => void): void {
    if (this.isSending) this.stops.push(stop);
    else stop();
  }

  send(bytes: Uint8Array): void {
    if (!this.isSending || this.outlet === null) return;
    // Nothing waits: only what is not taken from here on counts as stuck.
    if (this.outlet.unread === 0) this.readAt = Date.now();
    this.outlet.send(bytes);
  }

  hasRoom(): boolean {
    return this.outlet !== null && this.outlet.unread < MAX_UNREAD_BYTES;
  }

  /** Waits until the reader has taken most of what was sent, or nothing more is sent. */
  async room(): Promise<void> {
    while (this.isSending && !this.hasRoom()) {
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
  }

  /** The reader took something of what waited. */
  onTaken(): void {
    this.readAt = Date.now();
    this.wake();
    if (!this.isSending) this.endOnceTaken();
  }

  close(): void {
    this.stop();
    this.endOnceTaken();
  }

  leave(): void {
    this.cutOff();
    this.uncount();
  }

  private endOnceTaken(): void {
    if (this.outlet?.unread !== 0) return;
    clearInterval(this.pings);
    this.outlet.end();
    this.outlet = null;
    this.uncount();
  }

  /**
   * A line that is only closed would keep what was not taken until somebody reads. The connection itself is ended by the server around Next
   * (`scripts/http-server.mjs`); until then the stream counts, or who never reads could open streams without end.
   */
  private cutOff(): void {
    this.stop();
    clearInterval(this.pings);
    this.outlet?.cut();
    this.outlet = null;
  }

  private stop(): void {
    if (!this.isSending) return;
    this.isSending = false;
    for (const stop of this.stops) stop();
    this.wake();
  }

  private ping(): void {
    const isFull = !this.isSending || !this.hasRoom();
    if (isFull && Date.now() - this.readAt > STUCK_MS) this.cutOff();
    else this.send(encoder.encode(': ping\n\n'));
  }
}
