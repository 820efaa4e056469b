/** The application starts: the preferences of this browser, the words of its language, then the address it is at. */
import "./ui/fonts.css";
import "./ui/base.css";
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Problem } from "./api/problem.ts";
import { openRouter } from "./router.ts";
import { speak } from "./texts/catalogues.ts";
import { keptPreferences } from "./texts/preferences.ts";
import { ReadingProvider } from "./texts/reading.tsx";
import { keepFocus } from "./ui/kept-focus.ts";

/** An answer is taken as it stands this long when a page is come back to; the feed tells what changes meanwhile. */
const FRESH_MS = 30_000;
const MOST_TRIES = 3;

/** Whoever is not signed in, or not any more, goes to the door, and from there back to where they were. */
function toTheDoor(fault: Error): void {
  const { pathname, href } = router.state.location;
  if (!(fault instanceof Problem) || !fault.isSignedOut || pathname.startsWith("/sign-in")) return;
  void router.navigate({ to: "/sign-in", search: { next: href } });
}

const queries = new QueryClient({
  queryCache: new QueryCache({ onError: toTheDoor }),
  mutationCache: new MutationCache({ onError: toTheDoor }),
  defaultOptions: {
    queries: {
      staleTime: FRESH_MS,
      retry: (failures, fault) => fault instanceof Problem && fault.isPassing && failures < MOST_TRIES,
      networkMode: "always",
    },
    mutations: { networkMode: "always" },
  },
});

const router = openRouter(queries);
// The page's code, and what it will ask, come while its words do.
void router.load();
const preferences = keptPreferences();
const messages = await speak(preferences.language);
const place = document.getElementById("app");
if (place === null) throw new Error("The page has no place for the application");
keepFocus(document);
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <ReadingProvider first={preferences} firstMessages={messages}>
        <RouterProvider router={router} />
      </ReadingProvider>
    </QueryClientProvider>
  </StrictMode>,
);
