/** The little of `jsonld` that the tests use; the package ships no types. */
declare module 'jsonld' {
  interface Options {
    documentLoader(url: string): Promise<{ contextUrl: string | null; documentUrl: string; document: unknown }>;
    /** Throws where a member would be dropped for meaning nothing. */
    safe: boolean;
  }
  interface Term {
    value: string;
    datatype?: { value: string };
  }
  const jsonld: {
    expand(json: unknown, options: Options): Promise<unknown[]>;
    toRDF(json: unknown, options: Options): Promise<{ predicate: Term; object: Term }[]>;
  };
  export default jsonld;
}
