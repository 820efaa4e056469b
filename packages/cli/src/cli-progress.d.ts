/** The part of `cli-progress` (no types of its own) that Muster uses. */
declare module "cli-progress" {
  export class SingleBar {
    constructor(options: { stream: NodeJS.WriteStream; format: string; clearOnComplete: boolean }, preset: object);
    start(total: number, value: number): void;
    update(value: number): void;
    stop(): void;
  }
  export const Presets: { readonly rect: object };
}
