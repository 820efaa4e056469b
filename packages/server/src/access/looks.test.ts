import { expect, test } from "vitest";
import { Looks } from "./looks.ts";

/** Looks that end when the test says so, at what stands there when they begin. */
function looking() {
  const state = { standing: "in office", begun: 0 };
  const ends: ((fails?: Error) => void)[] = [];
  const looks = new Looks(() => {
    const seen = state.standing;
    state.begun += 1;
    return new Promise<string>((resolve, reject) => {
      ends.push((fails) => (fails === undefined ? resolve(seen) : reject(fails)));
    });
  });
  return { state, looks, end: (index: number, fails?: Error) => ends[index]?.(fails) };
}

test("who asks while a look is on its way is answered by one that began after they asked", async () => {
  const { state, looks, end } = looking();
  const before = looks.at("CLERK-1");
  state.standing = "ended";
  const after = [looks.at("CLERK-1"), looks.at("CLERK-1"), looks.at("CLERK-1")];
  end(0);
  expect(await before).toBe("in office");
  expect(state.begun).toBe(2);
  end(1);
  expect(await Promise.all(after)).toEqual(["ended", "ended", "ended"]);
  expect(state.begun).toBe(2);
});

test("when all have been answered, the next to ask looks again", async () => {
  const { state, looks, end } = looking();
  const first = looks.at("CLERK-1");
  end(0);
  await first;
  const second = looks.at("CLERK-1");
  expect(state.begun).toBe(2);
  end(1);
  expect(await second).toBe("in office");
});

test("a look that fails fails for those who waited for it, and not for those who wait for the next", async () => {
  const { looks, end } = looking();
  const first = looks.at("CLERK-1");
  const second = looks.at("CLERK-1");
  end(0, new Error("the database is gone"));
  await expect(first).rejects.toThrow("the database is gone");
  end(1);
  expect(await second).toBe("in office");
});

test("one officer is not made to wait for another", () => {
  const { state, looks } = looking();
  void looks.at("CLERK-1");
  void looks.at("CLERK-2");
  expect(state.begun).toBe(2);
});
