/**
 * What a password may be: long, and not one that everybody tries first. No rule about kinds of characters, no expiry
 * (NIST SP 800-63B 5.1.1.2 ~). NFC, so that the same letters from two keyboards are the same password.
 */
import type { OfficerCode } from "@muster/record";

const SHORTEST_CHARACTERS = 12;
const LONGEST_BYTES = 1_024;

/** The bytes that are hashed; undefined where no password could be so. */
export function passwordBytes(password: string): Uint8Array | undefined {
  if (!password.isWellFormed()) return undefined;
  const bytes = Buffer.from(password.normalize("NFC"), "utf8");
  return bytes.length <= LONGEST_BYTES ? bytes : undefined;
}

/** Why it is not taken, in a sentence; undefined where it is. */
export function whyWeak(password: string, officer: OfficerCode): string | undefined {
  if (passwordBytes(password) === undefined) return `A password has at most ${LONGEST_BYTES} bytes.`;
  const characters = Array.from(password.normalize("NFC"));
  if (characters.length < SHORTEST_CHARACTERS) return `A password has at least ${SHORTEST_CHARACTERS} characters.`;
  const plain = plainly(password);
  const code = plainly(officer);
  if (code.length > 3 && plain.includes(code)) return "The password contains the officer's code.";
  if (new Set(characters).size < 5) return "The password repeats the same few characters.";
  if (COMMON.has(plain) || isRun(plain)) return "Everybody tries this password first.";
  return undefined;
}

/** Without case, spaces and signs, which guessers vary first. */
function plainly(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, "");
}

const RUNS = [
  "01234567890123456789012345",
  "abcdefghijklmnopqrstuvwxyz",
  "qwertyuiopasdfghjklzxcvbnm",
  "1q2w3e4r5t6y7u8i9o0p",
  "1qaz2wsx3edc4rfv5tgb6yhn",
];

/** Whether it is a run of the keyboard or the alphabet, forwards or backwards. */
function isRun(plain: string): boolean {
  const backwards = Array.from(plain).reverse().join("");
  return RUNS.some((run) => run.includes(plain) || run.includes(backwards));
}

/** The commonest of twelve characters or more, in published lists of leaked ones; as `plainly` leaves them. */
const COMMON: ReadonlySet<string> = new Set(
  `password1234 password12345 password123456 passwordpassword password2024 password2025 password2026 passw0rd1234
  p4ssw0rd1234 mypassword123 newpassword123 changemenow12 changeme1234 changemechangeme letmein12345 letmeinplease
  welcome12345 welcome123456 welcomewelcome admin1234567 administrator administrator1 administrator123 adminadmin123
  adminadminadmin qwerty123456 qwertyuiop12 qwertyuiop123 qwertyqwerty qwertyuiopasdf asdfghjkl123 asdfasdfasdf
  zxcvbnm12345 zxcvbnmasdfghjkl iloveyou1234 iloveyouforever iloveyousomuch monkey123456 dragon123456 football1234
  baseball1234 superman1234 sunshine1234 princess1234 michael12345 computer1234 internet1234 abcd12345678
  abc123456789 abcdefg12345 a1b2c3d4e5f6 q1w2e3r4t5y6 1q2w3e4r5t6y 1qaz2wsx3edc 123qweasdzxc 123456qwerty 123456abcdef
  1234567890qwerty 123123123123 121212121212 112233445566 123456123456 123456789123 1234567891011 12345678910
  987654321098 correcthorsebatterystaple trustno1trustno1 thisismypassword thisisapassword ihateyou1234 secretsecret
  topsecret123 supersecret1 security1234 guestguest12 testtesttest test12345678 user12345678 default12345 master123456
  liverpool123 chelsea12345 arsenal12345 barcelona123 realmadrid123 manchester123 alhamdulillah bismillah123 bismillah786
  allahuakbar1 muhammad1234 mohammed1234 insyaallah12 prison123456 prisoner1234 custody12345 muster123456 mustermuster
  register1234`.split(/\s+/),
);
