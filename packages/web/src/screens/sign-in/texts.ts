import { defineTexts } from "../../texts/define.ts";

export const signInTexts = defineTexts("sign-in", {
  title: "Sign in",
});
