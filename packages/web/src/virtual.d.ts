/** Texts compiled by the build, one module per language. */
declare module "virtual:catalogue/*" {
  const messages: Readonly<Record<string, string>>;
  export default messages;
}
