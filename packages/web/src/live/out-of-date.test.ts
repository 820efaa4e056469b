import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { outOfDate } from "./out-of-date.ts";

test("an answer in sight that was marked is out of date, and a question that was refused is not", async () => {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const inSight = [
    new QueryObserver(queries, { queryKey: ["answered"], queryFn: () => "as it was" }),
    new QueryObserver(queries, { queryKey: ["refused"], queryFn: () => Promise.reject(new Error("not found")) }),
  ];
  for (const observer of inSight) observer.subscribe(() => undefined);
  for (const { promise } of queries.getQueryCache().getAll()) await promise?.catch(() => undefined);
  expect(outOfDate(queries)).toEqual([]);

  await queries.invalidateQueries({ refetchType: "none" });
  expect(outOfDate(queries).map(({ queryKey }) => queryKey)).toEqual([["answered"]]);
  queries.clear();
});
