/** Whether `given` is an address of the server at `baseUrl`, an origin. */
export const isOfServer = (given: string, baseUrl: string): boolean => URL.canParse(given) && new URL(given).origin === baseUrl;

/** Where a browser is led after signing in or out: `given`, a path or an address of the server at `baseUrl`, or `baseUrl` where it is neither. Anybody may write it. */
export function wayBack(given: string, baseUrl: string): string {
  const address = given.startsWith('/') ? `${baseUrl}${given}` : given;
  return isOfServer(address, baseUrl) ? new URL(address).href : baseUrl;
}
