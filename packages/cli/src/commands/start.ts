/** `muster start`: the node: API, live feed, log, sequencer; until it is told to stop. */
import { once } from "node:events";
import type { Command } from "commander";
import { NotTheWriter } from "@muster/register";
import { Bell, buildServer, listenSecurely } from "@muster/server";
import { WrongUse } from "../fault.ts";
import { forgetRunning, noteRunning } from "../keeper-note.ts";
import { mustBeRegister, withFolder } from "../node-session.ts";
import { onRegister, type Place, wholeNumber } from "../options.ts";
import { expiryWarnings, type SecureContext, secureContext } from "../tls/secure.ts";

interface StartOptions extends Place {
  readonly port: number;
  readonly host: string;
  /** False only where the keeper said `--no-tls`. */
  readonly tls: boolean;
}

type Server = Awaited<ReturnType<typeof buildServer>>;

const LOOPBACK = new Set(["127.0.0.1", "::1", "localhost"]);

export function startCommand(program: Command): void {
  onRegister(program, "start", "the node: API, live feed, log, sequencer", "muster start --port 8080")
    .option("--port <number>", "where to listen; 0 for any free port", wholeNumber, 8080)
    .option("--host <address>", "on which address to listen", "127.0.0.1")
    .option("--no-tls", "http, though the node has a certificate; passkeys then work on localhost only")
    .action(async (options: StartOptions) => start(options));
}

async function start(options: StartOptions): Promise<void> {
  const { host, port, json, tls: wanted } = options;
  if (port > 65_535) throw new WrongUse("a port is a number from 0 to 65535");
  await mustBeRegister(options);
  if (!LOOPBACK.has(host)) process.stderr.write(warning(host, port));
  const tls = wanted ? await secureContext(options.data) : undefined;
  if (tls !== undefined)
    for (const line of await expiryWarnings(options.data, new Date())) process.stderr.write(`${line}\n`);
  const stopped = stopSignal();
  const bell = new Bell();
  await withFolder(
    options,
    async (node) => {
      const { register, verifierKey, directory } = node;
      const server = await buildServer({ register, verifierKey, bell, logTo: process.stderr });
      const listening = listen(server, tls, { host, port });
      try {
        const { url } = await listening;
        const writes = await takesTheRight(() => register.startWriting());
        if (writes) await noteRunning(directory, { url, pid: process.pid });
        const says = { url, pid: process.pid, writes, key: verifierKey };
        const stands = writes ? "" : " Another process writes this register; this one takes over when it goes.";
        process.stdout.write(json === true ? `${JSON.stringify(says)}\n` : `Muster is at ${url}/api/v1/.${stands}\n`);
        await stopped;
      } finally {
        await forgetRunning(directory, process.pid);
        await server.close();
        await listening.then(
          (listened) => listened.close(),
          () => undefined,
        );
      }
    },
    { onRecorded: bell.ring },
  );
}

interface Listening {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Over TLS where the node has a certificate. Without one, the server listens, and ends, by itself. */
async function listen(
  server: Server,
  tls: SecureContext | undefined,
  where: { readonly host: string; readonly port: number },
): Promise<Listening> {
  if (tls !== undefined) return listenSecurely(server, tls, where);
  return { url: await server.listen(where), close: async () => undefined };
}

async function takesTheRight(start: () => Promise<void>): Promise<boolean> {
  try {
    await start();
    return true;
  } catch (fault) {
    if (fault instanceof NotTheWriter) return false;
    throw fault;
  }
}

function stopSignal(): Promise<unknown> {
  return Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
}

function warning(host: string, port: number): string {
  const text = [
    `WARNING: this node has no sign-in yet. Whoever reaches ${host}:${port} can read every file`,
    "in this register and write to it in any officer's name. Put it behind something that asks who is there.",
  ];
  const rule = "*".repeat(96);
  return `${rule}\n${text.join("\n")}\n${rule}\n`;
}
