/** A high tone for who is on the list, a low one for who is not: for whoever looks at the people and not at the screen. */
const HERTZ = { good: 880, bad: 220 } as const;
const LENGTH_S = 0.12;

let context: AudioContext | undefined;

export function sound(tone: keyof typeof HERTZ): void {
  context ??= new AudioContext();
  const oscillator = context.createOscillator();
  const volume = context.createGain();
  volume.gain.value = 0.2;
  oscillator.frequency.value = HERTZ[tone];
  oscillator.connect(volume).connect(context.destination);
  oscillator.start();
  oscillator.stop(context.currentTime + LENGTH_S);
}
