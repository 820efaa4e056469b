/**
 * The policies in force: those that two officers adopted last, on a floor that nobody adopts away; and until any were, those
 * that Muster comes with. What was adopted stands in the journal, so that anybody can later say which policy permitted what.
 */
import { Policies, type PolicyFault, type PolicyFile } from "@muster/access";
import { THE_REGISTER } from "@muster/custody";
import type { AuthorityCode, EntryNumber } from "@muster/record";
import type { Register } from "@muster/register";
import { readdir, readFile } from "node:fs/promises";

const FOLDER = new URL("../../../../policies/", import.meta.url);

/** The policies that Muster comes with cannot be read: a defect, found before anything is served. */
class PolicyUnreadable extends Error {
  override readonly name = "PolicyUnreadable";
}

export interface InForce {
  readonly policies: Policies;
  /** The authority that keeps the register, as the same entries say. */
  readonly keeper: AuthorityCode;
}

export class PolicyBook {
  readonly #register: Register;
  readonly #schema: string;
  readonly #files: readonly PolicyFile[];
  readonly #shipped: Policies;
  #inForce: (InForce & { readonly newest: EntryNumber | null }) | undefined;

  private constructor(register: Register, schema: string, files: readonly PolicyFile[]) {
    this.#register = register;
    this.#schema = schema;
    this.#files = files;
    this.#shipped = readable(Policies.read(files, schema));
  }

  static async open(register: Register): Promise<PolicyBook> {
    const schema = await readFile(new URL("schema.cedarschema", FOLDER), "utf8");
    const names = (await readdir(FOLDER)).filter((name) => name.endsWith(".cedar")).sort();
    const files = await Promise.all(
      names.map(async (name) => ({ name, text: await readFile(new URL(name, FOLDER), "utf8") })),
    );
    return new PolicyBook(register, schema, files);
  }

  /** `newest`: the newest entry about the register, from whoever has just looked. Reads the policy anew if it is another. */
  async inForce(newest: EntryNumber | null): Promise<InForce> {
    if (this.#inForce === undefined || this.#inForce.newest !== newest) {
      const { questions } = this.#register;
      const state = await questions.subject("register", THE_REGISTER.id, await questions.moment());
      if (state === undefined) throw new Error("the register has not been opened");
      const { policy: adopted, keeper } = state;
      const policies = adopted === undefined ? this.#shipped : this.#adopt(adopted);
      // One that cannot be read can only have been entered at the machine, past `faultOf`: those that Muster comes with hold.
      this.#inForce = { newest, keeper, policies: policies instanceof Policies ? policies : this.#shipped };
    }
    return this.#inForce;
  }

  /** What is wrong with a policy that somebody wants to adopt; undefined where it can be. */
  faultOf(file: PolicyFile): PolicyFault | undefined {
    const policies = this.#adopt(file);
    if (!(policies instanceof Policies)) return policies;
    const another = { roles: ["keeper"], action: "adopt-policy", relations: ["own-authority"] } as const;
    if (policies.decide(another).allowed) return undefined;
    return { fault: "policy", file: file.name, line: 1, what: "no keeper could adopt another policy after this one" };
  }

  #adopt({ name, text }: PolicyFile): Policies | PolicyFault {
    return Policies.adopt({ name, text }, this.#files, this.#schema);
  }
}

function readable(policies: Policies | PolicyFault): Policies {
  if (policies instanceof Policies) return policies;
  const { file, line, policy, what } = policies;
  throw new PolicyUnreadable(`${file}:${line}${policy === undefined ? "" : ` (${policy})`}: ${what}`);
}
