import { accents, withPlainLetters } from '@/lib/domain/text/plain-letters';

interface SavedFile {
  fileName: string;
  mediaType: string;
  content: string | ReadableStream<Uint8Array<ArrayBuffer>>;
}

/** A text, or bytes as they come, as a file to be saved, never shown: the browser must not run what an article holds. */
export function attachment({ fileName, mediaType, content }: SavedFile): Response {
  return new Response(content, {
    headers: {
      'Content-Type': mediaType,
      'Content-Disposition': contentDisposition(fileName),
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': 'sandbox',
      'Cache-Control': 'no-store',
    },
  });
}

/** The header that names a file to save: in ASCII for old clients, in plain letters where it has such, and as it is. https://www.rfc-editor.org/rfc/rfc6266#appendix-D */
export function contentDisposition(fileName: string): string {
  const plain = withPlainLetters(fileName.normalize('NFKD').replaceAll(accents, ''));
  const ascii = plain.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_');
  // RFC 5987 leaves fewer characters as they are than encodeURIComponent does. https://www.rfc-editor.org/rfc/rfc5987#section-3.2.1
  const encoded = encodeURIComponent(fileName).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
