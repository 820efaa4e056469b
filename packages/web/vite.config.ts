/** How the application is built: React, and the texts compiled once per language. */
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { catalogues } from "./build/catalogues.ts";

/** The node beside the development server, which takes what a page of its own begins: the pages shown here are such. */
const NODE = { target: "http://127.0.0.1:8080", headers: { origin: "http://localhost:8080" } };

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), catalogues()],
  build: {
    outDir: "dist",
    manifest: true,
    // The content-security policy allows images from data, never scripts: nothing else is inlined.
    assetsInlineLimit: 0,
    target: ["chrome111", "firefox114", "safari16.4"],
    chunkSizeWarningLimit: 1_200,
    rolldownOptions: {
      // What nearly every screen needs comes as one file: forty small ones wait for one another on a browser's six lines.
      output: { codeSplitting: { groups: [{ name: "everywhere", minShareCount: 12 }] } },
    },
  },
  server: { proxy: { "/api": NODE, "/log": NODE } },
});
