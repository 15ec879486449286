/** The channel on which tabs of a person ask each other whether something is begun. */
export const begunChannel = (personId: string) => `galley-begun-${personId}`;

/** Tells each tab that asks before signing out, this one too, that something is begun here, as long as `isBegun`. Gives the way to end it. */
export function tellBegun(personId: string, isBegun: () => boolean): () => void {
  if (!('BroadcastChannel' in globalThis)) return () => undefined;
  const channel = new BroadcastChannel(begunChannel(personId));
  channel.onmessage = ({ data }) => {
    if (data === 'who' && isBegun()) channel.postMessage('mine');
  };
  return () => channel.close();
}
