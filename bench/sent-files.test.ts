import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { listSentFiles } from './sent-files';

describe('listSentFiles', () => {
  it('counts what came of a body and not its headers, under the type that the answer gives', () => {
    const network = new EventEmitter();
    const files = listSentFiles(network);
    network.emit('Network.requestWillBeSent', { requestId: '1', type: 'Other', wallTime: 1_700_000_000.5 });
    network.emit('Network.responseReceived', { requestId: '1', type: 'Script', response: { encodedDataLength: 380 } });
    expect(files).toEqual([{ type: 'Script', askedAt: 1_700_000_000_500, bytes: 0 }]);
    network.emit('Network.loadingFinished', { requestId: '1', encodedDataLength: 5_380 });
    expect(files).toEqual([{ type: 'Script', askedAt: 1_700_000_000_500, bytes: 5_000 }]);
  });

  it('leaves out what was asked for before it listened', () => {
    const network = new EventEmitter();
    const files = listSentFiles(network);
    network.emit('Network.responseReceived', { requestId: '1', type: 'Script', response: { encodedDataLength: 380 } });
    network.emit('Network.loadingFinished', { requestId: '1', encodedDataLength: 5_380 });
    expect(files).toEqual([]);
  });
});
