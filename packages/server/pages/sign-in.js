/**
 * The page at the door: signing in, accepting an invitation, and where one is signed in. It keeps nothing: the session is in
 * a cookie that no script can read, and an invitation stands after the # of the address until it is used.
 */
"use strict";

const { browserSupportsWebAuthn, startAuthentication, startRegistration } = window.SimpleWebAuthnBrowser;

const byId = (id) => document.getElementById(id);
const views = ["sign-in", "invitation", "signed-in"].map(byId);

/** A refusal, in the server's own words. */
class Refused extends Error {
  constructor({ detail = "It did not work.", remedy = "", code = "" }, status) {
    super(`${detail} ${remedy}`.trim());
    this.code = code;
    this.status = status;
  }
}

/** Asks the node; throws `Refused` with what it says. */
async function ask(method, path, body) {
  const headers = body === undefined ? {} : { "content-type": "application/json" };
  const answer = await fetch(`/api/v1/sign-in${path}`, {
    method,
    headers,
    credentials: "same-origin",
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const said = await answer.json();
  if (!answer.ok) throw new Refused(said, answer.status);
  return said;
}

function say(text, failed = false) {
  const message = byId("message");
  message.textContent = text;
  message.classList.toggle("failed", failed);
  message.setAttribute("role", failed ? "alert" : "status");
  message.hidden = text === "";
}

/** Shows one view, and tells who reads by ear. */
function show(name) {
  for (const view of views) view.hidden = view.id !== name;
  byId(`${name}-title`).focus();
}

/** Does what a button or form is for, once at a time. What goes wrong is said on the page. */
function when(id, event, work) {
  byId(id).addEventListener(event, async (happened) => {
    happened.preventDefault();
    const button = happened.target.querySelector("button") ?? happened.target;
    button.disabled = true;
    say("");
    try {
      await work(happened.target);
    } catch (fault) {
      say(fault instanceof Refused ? fault.message : deviceSays(fault), true);
    } finally {
      button.disabled = false;
    }
  });
}

/** What a device or a browser refuses with, in words. */
function deviceSays(fault) {
  if (fault.name === "NotAllowedError") return "Your device did not confirm. Try again, or use another way.";
  if (fault.name === "InvalidStateError") return "This device already has a passkey for you. Sign in with it.";
  if (fault instanceof TypeError) return "The node does not answer. Look at the connection and try again.";
  return "Your device could not do this. Use another way.";
}

/** The invitation after the # of the address, if there is one. */
function invitation() {
  return /^#invitation=([A-Za-z0-9_-]{43})$/.exec(location.hash)?.[1];
}

async function signedIn(says) {
  const { officer, authority, session } = await ask("GET", "/session");
  history.replaceState(null, "", "/sign-in/");
  byId("who").textContent = officer;
  byId("authority").textContent = authority;
  await listSessions(session.id);
  show("signed-in");
  if (says !== undefined) say(says);
}

async function listSessions(own) {
  const { sessions } = await ask("GET", "/sessions");
  byId("sessions").replaceChildren(...sessions.map((session) => sessionItem(session, own)));
}

function sessionItem({ id, how, address, agent, madeAt, lastUsedAt }, own) {
  const item = document.createElement("li");
  const title = document.createElement("strong");
  title.textContent = id === own ? "This one" : `From ${address}`;
  const hint = document.createElement("p");
  hint.className = "hint";
  hint.textContent = `By ${how}, from ${local(madeAt)}, last used ${local(lastUsedAt)}. ${agent}`;
  item.append(title, hint);
  if (id === own) return item;
  const end = document.createElement("button");
  end.type = "button";
  end.textContent = "End it";
  end.addEventListener("click", async () => {
    end.disabled = true;
    try {
      await ask("DELETE", `/sessions/${id}`);
      say("That session has ended.");
    } catch (fault) {
      say(fault.message, true);
    }
    await listSessions(own);
  });
  item.append(end);
  return item;
}

function local(instant) {
  return new Date(instant).toLocaleString([], { dateStyle: "medium", timeStyle: "short" });
}

when("passkey", "click", async () => {
  const optionsJSON = await ask("POST", "/passkey/options", {});
  const response = await startAuthentication({ optionsJSON });
  await ask("POST", "/passkey/verify", { response });
  await signedIn();
});

when("password", "submit", async (form) => {
  const { officer, password, code } = form.elements;
  const given = { officer: officer.value.trim().toUpperCase(), password: password.value, code: code.value };
  try {
    await ask("POST", "/password", given);
  } finally {
    code.value = "";
  }
  form.reset();
  await signedIn();
});

when("ministry", "click", async () => {
  location.assign((await ask("POST", "/sign-on/start", {})).url);
});

when("new-ministry", "click", async () => {
  location.assign((await ask("POST", "/sign-on/start", { invitation: invitation() })).url);
});

when("new-passkey", "click", async () => {
  const optionsJSON = await ask("POST", "/invitation/passkey/options", { invitation: invitation() });
  const response = await startRegistration({ optionsJSON });
  await ask("POST", "/invitation/passkey", { invitation: invitation(), response });
  await signedIn("Your passkey is set up. Use it from now on.");
});

let enrolment;

/** A fresh key for the authenticator app. */
async function askCodeKey() {
  const key = await ask("POST", "/invitation/code", { invitation: invitation() });
  enrolment = key.enrolment;
  byId("code-link").href = key.uri;
  byId("code-key").textContent = key.secret.match(/.{1,4}/g).join(" ");
}

byId("with-password").addEventListener("toggle", async ({ target }) => {
  if (!target.open || enrolment !== undefined) return;
  try {
    await askCodeKey();
  } catch (fault) {
    say(fault.message, true);
  }
});

when("new-password", "submit", async (form) => {
  const { password, code } = form.elements;
  const given = { invitation: invitation(), enrolment, password: password.value, code: code.value };
  try {
    await ask("POST", "/invitation/password", given);
  } catch (fault) {
    code.value = "";
    if (fault.code !== "registration-failed") throw fault;
    await askCodeKey();
    say("That took too long. Here is a new key: put it into the app, and give the code it shows.", true);
    return;
  }
  form.reset();
  await signedIn("Your password and your app are set up.");
});

when("add-passkey", "click", async () => {
  const optionsJSON = await ask("POST", "/passkeys/options", {});
  const response = await startRegistration({ optionsJSON });
  await ask("POST", "/passkeys", { response });
  say("The passkey is added.");
});

when("sign-out", "click", async () => {
  await ask("POST", "/sign-out", {});
  show("sign-in");
  say("You are signed out.");
});

/** The view that fits: an invitation, an open session, or the door. */
async function open() {
  if (!browserSupportsWebAuthn()) byId("passkey").disabled = true;
  const came = location.hash;
  const { signOn } = await ask("GET", "/ways");
  if (signOn !== undefined) {
    for (const [id, text] of [["ministry", `Sign in with ${signOn}`], ["new-ministry", `Use ${signOn}`]]) {
      byId(id).textContent = text;
      byId(id).hidden = false;
    }
  }
  if (invitation() !== undefined) return openInvitation();
  try {
    await signedIn();
  } catch (fault) {
    if (!(fault instanceof Refused && fault.status === 401)) throw fault;
    show("sign-in");
    if (came === "#failed") say("Signing in with your ministry did not succeed.", true);
  }
}

async function openInvitation() {
  try {
    const { officer, replaces } = await ask("POST", "/invitation", { invitation: invitation() });
    byId("invited").textContent = officer;
    byId("replaces").hidden = !replaces;
    show("invitation");
  } catch (fault) {
    if (!(fault instanceof Refused)) throw fault;
    show("sign-in");
    say(fault.message, true);
  }
}

window.addEventListener("hashchange", () => location.reload());
open().catch((fault) => say(fault instanceof Refused ? fault.message : deviceSays(fault), true));
