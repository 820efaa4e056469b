declare module "virtual:catalogue/*" {
  const messages: Readonly<Record<string, string>>;
  export default messages;
}
