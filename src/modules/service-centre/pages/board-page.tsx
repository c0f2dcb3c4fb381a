import { useIsland, usePage } from '#platform/html/index.ts';
import type { Board, Call } from '../board-view.ts';
import type { Counter } from '../model.ts';
import { spoken } from '../spoken.ts';
import { t } from '../text.ts';
import { ScreenFrame } from './screen-frame.tsx';

const refreshSeconds = 5;

/** The call board: on a television in the hall, in any browser, with sound where it may. */
export function BoardPage({ board }: { readonly board: Board }) {
  const { locale } = usePage();
  useIsland('live-screen');
  useIsland('sound-switch');
  return (
    <ScreenFrame
      title={t(locale, 'board')}
      look="board"
      placeName={board.centre.name}
      refresh={{ afterSeconds: refreshSeconds }}
      tools={<sound-switch label={t(locale, 'soundOn')} />}
    >
      <h1 class="ds-sr-only">{t(locale, 'board')}</h1>
      <live-screen id="board" every={2000}>
        <Calls calls={board.calls} />
        <div class="board-side">
          <section>
            <h2>{t(locale, 'waitingBy')}</h2>
            <ul>
              {board.groups.map(({ code, name, waiting }) => (
                <li key={code}>
                  <span>
                    {code} · {name}
                  </span>
                  <strong>{waiting}</strong>
                </li>
              ))}
            </ul>
          </section>
          <section>
            <h2>{t(locale, 'counter')}</h2>
            <ul>
              {board.counters.map((counter) => (
                <li key={counter.id}>
                  <span>
                    {counter.number} · {counter.name}
                  </span>
                  <span>{stateOf(counter, locale)}</span>
                </li>
              ))}
            </ul>
          </section>
        </div>
      </live-screen>
    </ScreenFrame>
  );
}

const stateWords = { open: 'counterOpen', paused: 'counterPaused', closed: 'counterClosed' } as const;
const stateOf = ({ state }: Counter, locale: 'vi' | 'en') => t(locale, stateWords[state]);

function Calls({ calls }: { readonly calls: readonly Call[] }) {
  const { locale } = usePage();
  if (calls.length === 0) return <p class="board-empty">{t(locale, 'nobodyCalled')}</p>;
  return (
    <table class="board-calls" aria-live="polite">
      <caption class="ds-sr-only">{t(locale, 'nowServing')}</caption>
      <thead>
        <tr>
          <th scope="col">{t(locale, 'number')}</th>
          <th scope="col">{t(locale, 'counter')}</th>
          <th scope="col">{t(locale, 'agency')}</th>
        </tr>
      </thead>
      <tbody>
        {calls.map(({ ticketId, label, counter, calls: times, isServing }) => (
          <tr
            key={ticketId}
            data-is-called={!isServing || undefined}
            data-call={`${ticketId} ${times}`}
            data-say={t(locale, 'call', { number: spoken(label), counter: counter.number })}
          >
            <th scope="row">{label}</th>
            <td>{counter.number}</td>
            <td>{counter.name}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
