import { InvalidInput } from '#platform/errors/index.ts';

/** Shorter ones are guessed before five tries are over. */
const least = 6;
const most = 64;

/**
 * A PIN that a colleague cannot guess in five tries: not one figure over and over, and no run of them.
 *
 * @throws InvalidInput `pin-too-short`, `pin-guessable`, `pin-not-repeated`
 */
export function checkNewPin(pin: string, again: string): void {
  const codes = [...pin].map((character) => character.codePointAt(0)!);
  const steps = new Set(codes.slice(1).map((code, index) => code - codes[index]!));
  const isRun = steps.size === 1 && [0, 1, -1].includes([...steps][0]!);
  const code =
    codes.length < least || codes.length > most ? 'pin-too-short' : isRun ? 'pin-guessable' : undefined;
  if (code) throw new InvalidInput([{ field: '/new-pin', code, params: { least } }]);
  if (pin !== again) throw new InvalidInput([{ field: '/new-pin-again', code: 'pin-not-repeated' }]);
}
