// A loader of the build (next.config.js): zod's schemas without those that no page of ours asks for. The bundler drops each by itself, and leaves the function
// behind that it was made of. Whoever asks for one of them later takes it off this list: without it the page breaks as it begins, which every journey sees.
const UNASKED = [
  'GUID URL Emoji NanoID CUID CUID2 ULID XID KSUID IPv4 IPv6 MAC CIDRv4 CIDRv6 Base64 Base64URL E164 CreditCard IBAN JWT CustomStringFormat',
  'BigIntFormat Symbol Undefined Null Any Void Date Xor Map Set File Success NaN TemplateLiteral Function Promise Lazy',
].flatMap((names) => names.split(' '));
const MADE = String.raw`/\*@__PURE__\*/ core\.\$constructor\([\s\S]*?\n\}\);\n`;
const schema = new RegExp(String.raw`^(export const \$Zod(?:${UNASKED.join('|')})) = ${MADE}`, 'gm');

module.exports = (source) => source.replace(schema, '$1 = null;\n');
