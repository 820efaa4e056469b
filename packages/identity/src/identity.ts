/**
 * Who is asking. Every way in tells one story: who is it, may it be tried now, is it really them; then a new session, and a
 * device that is known from now on. Whoever fails is told the same whatever the reason.
 */
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from "@simplewebauthn/server";
import type { Queryable } from "@muster/ledger";
import { type AuthorityCode, isCode, type OfficerCode } from "@muster/record";
import { Challenges } from "./challenges.ts";
import { CODE_KEY_BYTES, type CodeKey, shownKey, stepOf } from "./codes.ts";
import { clearCookie, DEVICE_COOKIE, readCookie, SESSION_COOKIE, setCookie, SIGN_ON_COOKIE } from "./cookies.ts";
import { Devices } from "./devices.ts";
import { fail, type Failure, isFailure } from "./failure.ts";
import { type Invitation, type InvitationOptions, Invitations } from "./invitations.ts";
import { networkOf } from "./network.ts";
import type { IdentityOptions } from "./options.ts";
import { type Passkey, Passkeys } from "./passkeys.ts";
import { whyWeak } from "./password-rules.ts";
import { Passwords } from "./passwords.ts";
import { type Session, Sessions, type SignedInBy } from "./sessions.ts";
import { Setting } from "./setting.ts";
import { SignOn, type SignOnIntent, type SignOnName } from "./sign-on.ts";
import { type ApiToken, type TokenOptions, Tokens } from "./tokens.ts";
import { type Allowance, forOfficer, fromDevice, fromNetwork, Tries } from "./tries.ts";
import type { Newest } from "./used.ts";
import type { Visit } from "./visit.ts";

/** Who a request comes from. */
export interface Authenticated {
  readonly officer: OfficerCode;
  readonly authority: AuthorityCode;
  readonly how: SignedInBy | "token";
  /** The session's id; absent for a machine. */
  readonly session?: Session;
  /** The machine's token's id. */
  readonly token?: string;
  /** The only actions a machine's token may be used for. Absent for an officer: all that their roles allow. */
  readonly scopes?: readonly string[];
  /** How far the journal had come about the officer and the register. */
  readonly newest: Newest;
}

/** Whom a session or a token is for, before it is known whether they still act. */
type Found = Omit<Authenticated, "authority">;

export interface SignedIn {
  readonly session: Session;
  /** Values of `Set-Cookie`, one header each. */
  readonly cookies: readonly string[];
}

export class Identity {
  readonly #setting: Setting;
  readonly #challenges: Challenges;
  readonly #passkeys: Passkeys;
  readonly #passwords: Passwords;
  readonly #sessions: Sessions;
  readonly #devices: Devices;
  readonly #invitations: Invitations;
  readonly #tokens: Tokens;
  readonly #tries: Tries;
  readonly #signOn: SignOn | undefined;
  /** Where browsers find this node. */
  readonly origin: string;
  /** What the button of the ministry's own sign-in says; undefined where there is none. */
  readonly signOnName: string | undefined;

  constructor(options: IdentityOptions) {
    this.origin = new URL(options.origin).origin;
    this.#setting = new Setting({ ...options, origin: this.origin });
    this.#challenges = new Challenges(this.#setting);
    this.#passkeys = new Passkeys(this.#setting, this.#challenges);
    this.#passwords = new Passwords(this.#setting);
    this.#sessions = new Sessions(this.#setting);
    this.#devices = new Devices(this.#setting);
    this.#invitations = new Invitations(this.#setting);
    this.#tokens = new Tokens(this.#setting);
    this.#tries = new Tries(this.#setting);
    const { signOn } = options;
    this.#signOn = signOn && new SignOn(this.#setting, this.#challenges, signOn);
    this.signOnName = signOn?.name;
  }

  // Every request.

  /** Who a request comes from, by its cookie or, for a machine, `Authorization: Bearer muster_…`; never by both. */
  async authenticate({
    cookie,
    authorization,
  }: Pick<Visit, "cookie"> & { readonly authorization?: string | undefined }): Promise<Authenticated | Failure> {
    const found = authorization === undefined ? await this.#bySession(cookie) : await this.#byToken(authorization);
    if (found === undefined) return fail("not-signed-in");
    const authority = await this.#setting.options.standing(found.officer, found.newest.officer);
    // An officer who went over to another authority signs in again, as that one's.
    const isSame = authority !== undefined && (found.session === undefined || found.session.authority === authority);
    return isSame ? { ...found, authority } : fail("not-signed-in");
  }

  async #bySession(cookie: string | undefined): Promise<Found | undefined> {
    const secret = readCookie(cookie, SESSION_COOKIE);
    const found = secret === undefined ? undefined : await this.#sessions.use(secret);
    if (found === undefined) return undefined;
    const { used: session, newest } = found;
    return { officer: session.officer, how: session.how, session, newest };
  }

  async #byToken(authorization: string): Promise<Found | undefined> {
    const [, secret = ""] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
    const found = await this.#tokens.use(secret);
    if (found === undefined) return undefined;
    const { used: token, newest } = found;
    return { officer: token.officer, how: "token", token: token.id, scopes: token.scopes, newest };
  }

  // Signing in.

  askPasskey(): Promise<PublicKeyCredentialRequestOptionsJSON> {
    return this.#passkeys.ask();
  }

  /** Never made to wait by what others do to the officer's password: a signature cannot be guessed. */
  async signInByPasskey(response: AuthenticationResponseJSON, visit: Visit): Promise<SignedIn | Failure> {
    const officer = await this.#passkeys.answered(response);
    return officer === undefined ? fail("sign-in-failed") : this.#begin(officer, "passkey", visit);
  }

  async signInByPassword(
    { officer: said, password, code }: { readonly officer: string; readonly password: string; readonly code: string },
    visit: Visit,
  ): Promise<SignedIn | Failure> {
    const name = (isCode(said) ? said : "?") as OfficerCode;
    const isOfficer = (await this.#setting.options.standing(name)) !== undefined;
    const about = isOfficer ? { officer: name } : {};
    const device = await this.#devices.known(readCookie(visit.cookie, DEVICE_COOKIE), name);
    const allowances = this.#allowances(name, visit, device);
    const wait = await this.#tries.take(allowances);
    if (wait !== undefined) return fail("too-many-tries", { ...wait, ...about });
    const fromKnownDevice = device !== undefined;
    const officer = isOfficer ? name : undefined;
    const checked = await this.#passwords.check({ officer, password, code, fromKnownDevice });
    if (checked === "busy") return fail("too-many-tries", { retryAfterSeconds: 1, ...about });
    if (!checked) return fail("sign-in-failed", about);
    await this.#tries.forgive(allowances);
    return this.#begin(name, "password", visit);
  }

  #allowances(officer: OfficerCode, { address }: Visit, device: string | undefined): readonly Allowance[] {
    const { freeTries, freeTriesOfNetwork } = this.#setting.limits;
    if (device !== undefined) return [fromDevice(device, officer, freeTries)];
    const network = networkOf(address);
    return [forOfficer(officer, network, freeTries), fromNetwork(network, freeTriesOfNetwork)];
  }

  async #begin(officer: OfficerCode, how: SignedInBy, visit: Visit): Promise<SignedIn | Failure> {
    const authority = await this.#setting.options.standing(officer);
    if (authority === undefined) return fail("sign-in-failed");
    const before = readCookie(visit.cookie, SESSION_COOKIE);
    const { session, secret } = await this.#sessions.begin({ officer, authority, how }, visit, before);
    const device = await this.#devices.remember(readCookie(visit.cookie, DEVICE_COOKIE), officer);
    const { deviceMs } = this.#setting.limits;
    return { session, cookies: [setCookie(SESSION_COOKIE, secret), setCookie(DEVICE_COOKIE, device, deviceMs)] };
  }

  /** An exercise's open door; closed wherever it was not opened. */
  async walkIn(officer: OfficerCode, visit: Visit): Promise<SignedIn | Failure> {
    return this.#setting.options.walkIn === true ? this.#begin(officer, "exercise", visit) : fail("sign-in-failed");
  }

  // A ministry's own sign-in.

  /** Where to send the browser. With an invitation, or from a session, who comes back is linked to that officer. */
  async startSignOn(
    intent: SignOnIntent,
  ): Promise<{ readonly url: string; readonly cookies: readonly string[] } | Failure> {
    const started = await this.#signOn?.start(intent);
    if (started === undefined) return fail("sign-on-unavailable");
    const cookie = setCookie(SIGN_ON_COOKIE, started.secret, this.#setting.limits.challengeMs);
    return { url: started.url, cookies: [cookie] };
  }

  /** The browser is back with this query: who is it? */
  async finishSignOn(query: string, visit: Visit): Promise<SignedIn | Failure> {
    const signOn = this.#signOn;
    const secret = readCookie(visit.cookie, SIGN_ON_COOKIE);
    const back = secret === undefined ? undefined : await signOn?.finish(query, secret);
    if (signOn === undefined || back === undefined) return fail("sign-in-failed");
    const whose = await this.#whoseName(signOn, back);
    const begun = isFailure(whose) ? whose : await this.#begin(whose.officer, "sign-on", visit);
    return isFailure(begun) ? begun : { ...begun, cookies: [...begun.cookies, clearCookie(SIGN_ON_COOKIE)] };
  }

  /** Whose name it is at the ministry; linked now, if that is what the officer set out for. */
  async #whoseName(
    signOn: SignOn,
    { name, intent }: { readonly name: SignOnName; readonly intent: SignOnIntent },
  ): Promise<{ readonly officer: OfficerCode } | Failure> {
    const link = (officer: OfficerCode) => (transaction: Queryable) => signOn.link(transaction, name, officer);
    if (intent.for === "sign-in") {
      const officer = await signOn.officerOf(name);
      return officer === undefined ? fail("sign-in-failed") : { officer };
    }
    if (intent.for === "invitation") {
      const invitation = await this.findInvitation(intent.invitation);
      if (isFailure(invitation)) return invitation;
      const { officer } = invitation;
      return (await this.#accept(invitation, link(officer))) ? { officer } : fail("invitation-invalid", { officer });
    }
    // Only while the session that set out is still open: it may have been revoked since.
    const { officer, session } = intent;
    const isOpen = (await this.#sessions.list(officer)).some(({ id }) => id === session);
    const isLinked = isOpen && (await this.#setting.database.transaction(link(officer)));
    return isLinked ? { officer } : fail("sign-in-failed", { officer });
  }

  // Invitations.

  /** Invites an officer there is; the secret goes into the link, and is shown once. */
  async invite(options: InvitationOptions): Promise<(Invitation & { readonly link: string }) | Failure> {
    if ((await this.#setting.options.standing(options.officer)) === undefined) return fail("not-found");
    const { secret, ...invitation } = await this.#invitations.make(options);
    // After the #: browsers send that to nobody, so it stands in no server's log.
    return { ...invitation, link: `${this.origin}/sign-in/#invitation=${secret}` };
  }

  async findInvitation(secret: string): Promise<Invitation | Failure> {
    return (await this.#invitations.find(secret)) ?? fail("invitation-invalid");
  }

  async askInvitedPasskey(secret: string): Promise<PublicKeyCredentialCreationOptionsJSON | Failure> {
    const invitation = await this.findInvitation(secret);
    return isFailure(invitation) ? invitation : this.#passkeys.askNew(invitation.officer);
  }

  async acceptWithPasskey(
    { invitation: secret, response }: { readonly invitation: string; readonly response: RegistrationResponseJSON },
    visit: Visit,
  ): Promise<SignedIn | Failure> {
    const invitation = await this.findInvitation(secret);
    if (isFailure(invitation)) return invitation;
    const { officer } = invitation;
    const passkey = await this.#passkeys.answeredNew(officer, response);
    if (passkey === undefined) return fail("registration-failed", { officer });
    const accepted = await this.#accept(invitation, (transaction) => this.#passkeys.keep(transaction, passkey));
    return accepted ? this.#begin(officer, "passkey", visit) : fail("invitation-invalid", { officer });
  }

  /** The key of the codes that the officer's app will make; `enrolment` comes back with the first of them. */
  async askInvitedCode(secret: string): Promise<(CodeKey & { readonly enrolment: string }) | Failure> {
    const invitation = await this.findInvitation(secret);
    if (isFailure(invitation)) return invitation;
    const { name, random } = this.#setting.options;
    const key = random(CODE_KEY_BYTES);
    const remembered = Buffer.from(key).toString("base64");
    const { enrolmentMs } = this.#setting.limits;
    const enrolment = await this.#challenges.ask("code-new", { officer: invitation.officer, remembered }, enrolmentMs);
    return { ...shownKey(key, invitation.officer, name), enrolment };
  }

  async acceptWithPassword(
    given: {
      readonly invitation: string;
      readonly enrolment: string;
      readonly password: string;
      readonly code: string;
    },
    visit: Visit,
  ): Promise<SignedIn | Failure> {
    const invitation = await this.findInvitation(given.invitation);
    if (isFailure(invitation)) return invitation;
    const { officer } = invitation;
    const says = whyWeak(given.password, officer);
    if (says !== undefined) return fail("password-weak", { says, officer });
    // A code that was mistyped may be given again: who is asked for it has been shown its key.
    const asked = await this.#challenges.look("code-new", given.enrolment);
    if (asked?.officer !== officer) return fail("registration-failed", { officer });
    const key = Buffer.from(asked.remembered as string, "base64");
    const step = stepOf(given.code, key, this.#setting.now());
    if (step === undefined) return fail("code-wrong", { officer });
    const hash = await this.#passwords.hash(given.password);
    if (hash === undefined) return fail("too-many-tries", { retryAfterSeconds: 1, officer });
    const accepted = await this.#accept(invitation, async (transaction) => {
      await this.#passwords.keep(transaction, { officer, hash, key, step });
      return true;
    });
    return accepted ? this.#begin(officer, "password", visit) : fail("invitation-invalid", { officer });
  }

  /** Uses the invitation up and keeps what it was for, both or neither. */
  async #accept(invitation: Invitation, keep: (transaction: Queryable) => Promise<boolean>): Promise<boolean> {
    try {
      await this.#setting.database.transaction(async (transaction) => {
        if (!(await this.#invitations.use(transaction, invitation))) throw new NotAccepted();
        if (!(await keep(transaction))) throw new NotAccepted();
      });
      return true;
    } catch (fault) {
      if (fault instanceof NotAccepted) return false;
      throw fault;
    }
  }

  // An officer's own passkeys.

  listPasskeys(officer: OfficerCode): Promise<readonly Passkey[]> {
    return this.#passkeys.list(officer);
  }

  askNewPasskey(officer: OfficerCode): Promise<PublicKeyCredentialCreationOptionsJSON> {
    return this.#passkeys.askNew(officer);
  }

  /** A second passkey, from an open session; the session goes on under a new secret. */
  async addPasskey(session: Session, response: RegistrationResponseJSON): Promise<SignedIn | Failure> {
    const passkey = await this.#passkeys.answeredNew(session.officer, response);
    const isKept = passkey !== undefined && (await this.#passkeys.keep(this.#setting.database, passkey));
    return isKept ? this.rotate(session) : fail("registration-failed", { officer: session.officer });
  }

  removePasskey(officer: OfficerCode, credential: string): Promise<boolean> {
    return this.#passkeys.remove(officer, credential);
  }

  // Sessions.

  /** A new secret for the same session: whenever what its officer may do has changed. */
  async rotate(session: Session): Promise<SignedIn | Failure> {
    const secret = await this.#sessions.rotate(session.id);
    return secret === undefined ? fail("not-signed-in") : { session, cookies: [setCookie(SESSION_COOKIE, secret)] };
  }

  listSessions(officer: OfficerCode): Promise<readonly Session[]> {
    return this.#sessions.list(officer);
  }

  /** Whether `by` may end another officer's session is the caller's to decide. */
  revokeSession(id: string, officer: OfficerCode, by?: OfficerCode): Promise<boolean> {
    return this.#sessions.revoke(id, officer, by);
  }

  /** Ends all of an officer's sessions, as when their roles change; how many. */
  revokeSessions(officer: OfficerCode, by?: OfficerCode): Promise<number> {
    return this.#sessions.revokeAll(officer, by);
  }

  /** Values of `Set-Cookie` for a browser that signs out. The device stays known. */
  async signOut(session: Session): Promise<readonly string[]> {
    await this.#sessions.revoke(session.id, session.officer, session.officer);
    return [clearCookie(SESSION_COOKIE)];
  }

  // Tokens for machines.

  async makeToken(options: TokenOptions): Promise<(ApiToken & { readonly secret: string }) | Failure> {
    if ((await this.#setting.options.standing(options.officer)) === undefined) return fail("not-found");
    return this.#tokens.make(options);
  }

  listTokens(officer?: OfficerCode): Promise<readonly ApiToken[]> {
    return this.#tokens.list(officer);
  }

  revokeToken(id: string, by?: OfficerCode): Promise<boolean> {
    return this.#tokens.revoke(id, by);
  }
}

/** Rolls an acceptance back. */
class NotAccepted extends Error {
  override readonly name = "NotAccepted";
}
