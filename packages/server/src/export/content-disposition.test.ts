import { validateHeaderValue } from "node:http";
import fc from "fast-check";
import { expect, test } from "vitest";
import { contentDisposition } from "./content-disposition.ts";
import { safeFileName } from "./file-name.ts";

test.each([
  ["roll.csv", `attachment; filename="roll.csv"`],
  ["Şêrko (1).csv", `attachment; filename="Serko (1).csv"; filename*=UTF-8''%C5%9E%C3%AArko%20%281%29.csv`],
  ["سجل.csv", `attachment; filename="___.csv"; filename*=UTF-8''%D8%B3%D8%AC%D9%84.csv`],
  [
    'a"; filename="b.exe\r\nset-cookie: a=b',
    `attachment; filename="a-_ filename=-b.exeset-cookie- a=b"; filename*=UTF-8''a-%3B%20filename%3D-b.exeset-cookie-%20a%3Db`,
  ],
])("%j", (name, header) => {
  expect(contentDisposition(name)).toBe(header);
});

test("whatever the name, it is one header of one name, which says the safe name", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: "binary", maxLength: 300 }), fc.string()), (name) => {
      const header = contentDisposition(name);
      expect(() => validateHeaderValue("content-disposition", header)).not.toThrow();
      const read = /^attachment; filename="([^"\\%]+)"(?:; filename\*=UTF-8''([\w.~!#$&+^`|%-]+))?$/.exec(header);
      expect(read).not.toBeNull();
      expect(read?.[2] === undefined ? read?.[1] : decodeURIComponent(read[2])).toBe(safeFileName(name));
    }),
  );
});
