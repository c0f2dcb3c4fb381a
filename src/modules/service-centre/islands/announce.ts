let sound: AudioContext | undefined;

/** Two falling notes, then the words, where the browser has a voice for the language; one call after the other. */
export function announce(words: string, language: string): void {
  chime();
  speak(words, language, 900);
}

/** Says words aloud; in silence where the browser has no voice. */
export function speak(words: string, language: string, afterMs = 0): void {
  if (!('speechSynthesis' in globalThis) || words === '') return;
  const utterance = new SpeechSynthesisUtterance(words);
  utterance.lang = language === 'en' ? 'en-GB' : 'vi-VN';
  utterance.rate = 0.9;
  const voice = speechSynthesis.getVoices().find(({ lang }) => lang.startsWith(language));
  if (voice) utterance.voice = voice;
  setTimeout(() => speechSynthesis.speak(utterance), afterMs);
}

/** Browsers let a page sound once someone has touched it, or where the kiosk's own setting allows it. */
export async function allowSound(): Promise<boolean> {
  if (!('AudioContext' in globalThis)) return false;
  sound ??= new AudioContext();
  await sound.resume().catch(() => undefined);
  return sound.state === 'running';
}

function chime(): void {
  if (!('AudioContext' in globalThis)) return;
  sound ??= new AudioContext();
  if (sound.state !== 'running') return;
  note(sound, 880, sound.currentTime);
  note(sound, 660, sound.currentTime + 0.35);
}

function note(context: AudioContext, pitch: number, at: number): void {
  const tone = new OscillatorNode(context, { frequency: pitch });
  const volume = new GainNode(context, { gain: 0 });
  volume.gain.setValueAtTime(0.3, at);
  volume.gain.exponentialRampToValueAtTime(0.001, at + 0.8);
  tone.connect(volume).connect(context.destination);
  tone.start(at);
  tone.stop(at + 0.8);
}
