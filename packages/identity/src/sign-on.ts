/**
 * A ministry's own sign-in: OpenID Connect, authorization code with PKCE, state and nonce. Who comes back is known to us by
 * (issuer, subject), linked before by an invitation or by the officer's own session; never by an address of mail.
 */
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientSecretPost,
  type Configuration,
  discovery,
  None,
} from "openid-client";
import type { Queryable } from "@muster/ledger";
import type { OfficerCode } from "@muster/record";
import type { Challenges } from "./challenges.ts";
import type { SignOnOptions } from "./options.ts";
import type { Setting } from "./setting.ts";

export const CALLBACK_PATH = "/api/v1/sign-in/sign-on/callback";

/** What the officer set out for: to sign in, or to link their name there to themselves. */
export type SignOnIntent =
  | { readonly for: "sign-in" }
  | { readonly for: "invitation"; readonly invitation: string }
  | { readonly for: "link"; readonly officer: OfficerCode; readonly session: string };

/** Who came back. */
export interface SignOnName {
  readonly issuer: string;
  readonly subject: string;
}

interface Remembered {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly intent: SignOnIntent;
}

export class SignOn {
  readonly #setting: Setting;
  readonly #challenges: Challenges;
  readonly #options: SignOnOptions;
  #found: Promise<Configuration> | undefined;

  constructor(setting: Setting, challenges: Challenges, options: SignOnOptions) {
    this.#setting = setting;
    this.#challenges = challenges;
    this.#options = options;
  }

  /** Where to send the browser, and the secret that it must bring back; undefined where the ministry does not answer. */
  async start(intent: SignOnIntent): Promise<{ readonly url: string; readonly secret: string } | undefined> {
    const configuration = await this.#configuration();
    if (configuration === undefined) return undefined;
    const [state, nonce, verifier] = [this.#setting.secret(), this.#setting.secret(), this.#setting.secret()];
    const remembered: Remembered = { state, nonce, verifier, intent };
    const secret = await this.#challenges.ask("sign-on", { remembered });
    const url = buildAuthorizationUrl(configuration, {
      redirect_uri: this.#callback(),
      scope: "openid",
      response_type: "code",
      state,
      nonce,
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: "S256",
    });
    return { url: url.href, secret };
  }

  /** Who came back with this query and this secret, and what for; undefined where it is not the one who set out. */
  async finish(
    query: string,
    secret: string,
  ): Promise<{ readonly name: SignOnName; readonly intent: SignOnIntent } | undefined> {
    const asked = await this.#challenges.take("sign-on", secret);
    const configuration = await this.#configuration();
    if (asked === undefined || configuration === undefined) return undefined;
    // Sealed by us under our key: it is what `start` remembered.
    const { state, nonce, verifier, intent } = asked.remembered as Remembered;
    const name = await this.#exchange(configuration, query, { state, nonce, verifier });
    return name && { name, intent };
  }

  async #exchange(
    configuration: Configuration,
    query: string,
    { state, nonce, verifier }: Omit<Remembered, "intent">,
  ): Promise<SignOnName | undefined> {
    try {
      const tokens = await authorizationCodeGrant(configuration, new URL(`${this.#callback()}?${query}`), {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      return claims && { issuer: claims.iss, subject: claims.sub };
    } catch (fault) {
      // Whatever does not fit in what a stranger brought, or a ministry that does not answer: nobody is signed in.
      if (!(fault instanceof Error)) throw fault;
      return undefined;
    }
  }

  async officerOf({ issuer, subject }: SignOnName): Promise<OfficerCode | undefined> {
    const [row] = await this.#setting.database.query<{ officer: OfficerCode }>(
      "select officer from sign_on_link where issuer = $1 and subject = $2",
      [issuer, subject],
    );
    return row?.officer;
  }

  /** Links; false where the name is another officer's already. */
  async link(transaction: Queryable, { issuer, subject }: SignOnName, officer: OfficerCode): Promise<boolean> {
    const linked = await transaction.execute(
      `insert into sign_on_link (issuer, subject, officer, made_at) values ($1, $2, $3, $4)
       on conflict (issuer, subject) do update set made_at = excluded.made_at
         where sign_on_link.officer = excluded.officer`,
      [issuer, subject, officer, this.#setting.now()],
    );
    return linked === 1;
  }

  #callback(): string {
    return `${this.#setting.options.origin}${CALLBACK_PATH}`;
  }

  /** The ministry's description of itself, read once; asked again next time where it could not be had. */
  async #configuration(): Promise<Configuration | undefined> {
    this.#found ??= this.#discover();
    try {
      return await this.#found;
    } catch (fault) {
      if (!(fault instanceof Error)) throw fault;
      this.#found = undefined;
      return undefined;
    }
  }

  #discover(): Promise<Configuration> {
    const { issuer, clientId, clientSecret, insecure } = this.#options;
    const authentication = clientSecret === undefined ? None() : ClientSecretPost(clientSecret);
    // oxlint-disable-next-line typescript/no-deprecated -- marked so to stand out: for tests on loopback, as the option says
    const execute = insecure === true ? [allowInsecureRequests] : [];
    return discovery(new URL(issuer), clientId, undefined, authentication, { execute });
  }
}
