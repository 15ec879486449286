import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { log } from '../log';
import { requireSameOrigin } from './same-origin';

const write = (headers: Record<string, string>) => () =>
  requireSameOrigin(new Request('http://127.0.0.1:3000/api/v1/x', { method: 'POST', headers }));
const refused = expect.objectContaining({ code: 'forbidden' });

beforeEach(() => {
  vi.stubEnv('NEXTAUTH_URL', 'https://galley.example');
  vi.spyOn(log, 'warn').mockReturnValue(undefined);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

describe('requireSameOrigin', () => {
  it('lets writes of its own pages through, and of programs', () => {
    const own: Record<string, string>[] = [
      { origin: 'https://galley.example', host: '127.0.0.1:3000', 'sec-fetch-site': 'same-origin' },
      { origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000' },
      { host: '127.0.0.1:3000' },
    ];
    for (const headers of own) expect(write(headers)).not.toThrow();
  });

  it('refuses a page that came over http where people use https: whoever sits on their network may have written it', () => {
    expect(write({ origin: 'http://galley.example', host: 'galley.example' })).toThrow(refused);
    expect(write({ origin: 'https://galley.example', host: 'galley.example' })).not.toThrow();
    vi.stubEnv('NEXTAUTH_URL', 'http://galley.example');
    expect(write({ origin: 'http://galley.example', host: 'galley.example' })).not.toThrow();
  });

  it('refuses what a page of another site causes, without a line in the log', () => {
    expect(write({ origin: 'https://evil.example', host: 'galley.example', 'sec-fetch-site': 'cross-site' })).toThrow(refused);
    expect(log.warn).not.toHaveBeenCalled();
  });

  it('logs origin, host and GALLEY_URL once an hour where they do not fit, for who runs a proxy that names its own host', () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const misled = write({ origin: 'https://galley.example:8443', host: '127.0.0.1:3000', 'sec-fetch-site': 'same-origin' });
    for (let time = 0; time < 3; time++) expect(misled).toThrow(refused);
    expect(log.warn).toHaveBeenCalledTimes(1);
    const said = { origin: 'https://galley.example:8443', host: '127.0.0.1:3000', galleyUrl: 'https://galley.example' };
    expect(log.warn).toHaveBeenCalledWith(said, expect.stringContaining('Is GALLEY_URL what people type'));
    vi.setSystemTime(Date.now() + 3_600_000);
    expect(misled).toThrow(refused);
    expect(log.warn).toHaveBeenCalledTimes(2);
  });

  it('fills no log where origins are made up', () => {
    for (let n = 0; n < 1000; n++) expect(write({ origin: `https://${n}.example`, host: '127.0.0.1:3000' })).toThrow(refused);
    expect(vi.mocked(log.warn).mock.calls.length).toBeLessThanOrEqual(100);
  });
});
