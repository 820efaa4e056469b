/** Texts compiled by the build, a module for each part of the application and language. */
declare module "virtual:catalogue/*" {
  const messages: Readonly<Record<string, string>>;
  export default messages;
}
