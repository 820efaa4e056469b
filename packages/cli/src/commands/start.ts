/** `muster start`: the node: API, live feed, log, sequencer; until it is told to stop. */
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Command } from "commander";
import { NotTheWriter, retentionJob } from "@muster/register";
import { builtApp } from "@muster/web";
import { Bell, buildMachineServer, listenSecurely, openServer, type NodeServer } from "@muster/server";
import { WrongUse } from "../fault.ts";
import { forgetRunning, noteRunning } from "../keeper-note.ts";
import { mustBeRegister, withFolder } from "../node-session.ts";
import { onRegister, origin as asOrigin, type Place, wholeNumber } from "../options.ts";
import { signOnOf } from "../sign-on-note.ts";
import { expiryWarnings, publicName, type SecureContext, secureContext } from "../tls/secure.ts";

interface StartOptions extends Place {
  readonly port: number;
  readonly host: string;
  /** False only where the keeper said `--no-tls`. */
  readonly tls: boolean;
  readonly origin?: string;
}

const LOOPBACK = new Set(["127.0.0.1", "::1", "localhost"]);
/** Addresses to listen on that nobody can be sent to. */
const EVERYWHERE = new Set(["0.0.0.0", "::"]);

export function startCommand(program: Command, says: string): void {
  onRegister(program, "start", says, "muster start --port 8080")
    .option("--port <number>", "where to listen; 0 for any free port", wholeNumber, 8080)
    .option("--host <address>", "on which address to listen", "127.0.0.1")
    .option("--no-tls", "http, though the node has a certificate; passkeys then work on localhost only")
    .option(
      "--origin <url>",
      "where browsers find this node, if it is behind a proxy: https://register.example",
      asOrigin,
    )
    .action(async (options: StartOptions) => start(options));
}

async function start(options: StartOptions): Promise<void> {
  const { host, json, tls: wanted } = options;
  if (options.port > 65_535) throw new WrongUse("a port is a number from 0 to 65535");
  await mustBeRegister(options);
  const tls = wanted ? await secureContext(options.data) : undefined;
  if (tls === undefined && !LOOPBACK.has(host)) process.stderr.write(warning(host));
  if (tls !== undefined)
    for (const line of await expiryWarnings(options.data, new Date())) process.stderr.write(`${line}\n`);
  const stopped = stopSignal();
  const bell = new Bell();
  const port = options.port === 0 ? await freePort(host) : options.port;
  const origin = options.origin ?? (await originOf(options, port, tls !== undefined));
  const signOn = await signOnOf(options.data);
  await withFolder(
    options,
    async (node) => {
      const { register, verifierKey, directory } = node;
      const opened = await openServer({
        node,
        origin,
        bell,
        app: await builtApp(),
        logTo: process.stderr,
        ...(signOn === undefined ? {} : { signOn }),
      });
      const tools = await listenForTools(register);
      const listening = listen(opened, tls, { host, port });
      let endRetention = (): void => undefined;
      try {
        const { url } = await listening;
        const writes = await takesTheRight(() => register.startWriting());
        if (writes) await noteRunning(directory, { url, origin, pid: process.pid, socket: tools.socket });
        if (writes) endRetention = await retentionJob(node, (line) => process.stderr.write(`${line}\n`));
        const says = { url, origin, pid: process.pid, writes, key: verifierKey };
        const stands = writes ? "" : " Another process writes this register; this one takes over when it goes.";
        const text = `Muster is at ${origin}; its API at ${url}/api/v1/.${stands}\n`;
        process.stdout.write(json === true ? `${JSON.stringify(says)}\n` : text);
        // What fails here fails again, and is said, for the first who asks.
        void register.prepare().catch(() => undefined);
        await stopped;
      } finally {
        endRetention();
        await forgetRunning(directory, process.pid);
        await tools.close();
        await opened.close();
        await listening.then(
          (listened) => listened.close(),
          () => undefined,
        );
      }
    },
    { onRecorded: bell.ring },
  );
}

/** A passkey is made for a name, never for an address: on this machine alone, that is localhost. */
async function originOf({ data, host }: StartOptions, port: number, secure: boolean): Promise<string> {
  const named = secure ? await publicName(data) : undefined;
  const name = named ?? (LOOPBACK.has(host) || EVERYWHERE.has(host) ? "localhost" : host);
  return `${secure ? "https" : "http"}://${name}:${port}`;
}

/** Any port that nobody listens on: the origin must be known before the first request is taken. */
async function freePort(host: string): Promise<number> {
  const probe = createServer().listen({ host, port: 0 });
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("a listener on a port has an address");
  return address.port;
}

/** Where `muster` on this machine sends commands while this process holds the right to write: its owner's alone. */
async function listenForTools(register: Parameters<typeof buildMachineServer>[0]) {
  const directory = await mkdtemp(path.join(tmpdir(), "muster-tools-"));
  const server = await buildMachineServer(register);
  const socket = path.join(directory, "tools.sock");
  await server.listen({ path: socket });
  return {
    socket,
    async close() {
      await server.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

interface Listening {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Over TLS where the node has a certificate. Without one, the server listens, and ends, by itself. */
async function listen(
  { server }: NodeServer,
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

function warning(host: string): string {
  const text = [
    `WARNING: what goes to and from ${host} is not encrypted, and browsers keep no session without it.`,
    "Make a certificate with `muster tls init --host NAME`, or put the node behind a proxy that has one (--origin).",
  ];
  const rule = "*".repeat(112);
  return `${rule}\n${text.join("\n")}\n${rule}\n`;
}
