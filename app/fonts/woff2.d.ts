/** The address of a font, with a hash of what is in it. */
declare module '*.woff2' {
  const address: string;
  export default address;
}
