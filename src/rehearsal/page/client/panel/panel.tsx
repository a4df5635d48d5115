import type { ReactNode } from 'react';
import { timeText } from '../moments.ts';
import { usePage } from '../page-context.ts';
import { PlaceHead } from '../places/place-head.tsx';
import { Faults } from './faults.tsx';
import { Report } from './report.tsx';
import { StateTable } from './state-table.tsx';
import { useControlState } from './use-control-state.ts';

/** Behind the scenes: how the practice server is, and what can be made to go wrong. */
export function Panel(): ReactNode {
  const { t, language, setup } = usePage();
  const { state, refusal, strike, setCalls } = useControlState();
  return (
    <main className="place-main">
      <PlaceHead title={t('panel')} note={state ? t(state.scenario.title) : ''} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div className="panel" tabIndex={0}>
        {state ? (
          <>
            <StateTable state={state} onCalls={setCalls} />
            <h2>{t('weather')}</h2>
            <p className="muted">{t('weatherWhy')}</p>
            <p className="error" role="alert">
              {refusal && t(refusal)}
            </p>
            <Faults faults={state.faults} onStrike={strike} />
            {state.log.length > 0 && (
              <section>
                <h2>{t('happened')}</h2>
                <ol className="happened">
                  {state.log.map(({ at, text }) => (
                    <li key={`${at} ${text.en}`}>
                      <time>{timeText(Date.parse(at), language)}</time> {t(text)}
                    </li>
                  ))}
                </ol>
              </section>
            )}
            {setup.report && <Report />}
          </>
        ) : (
          <p className="muted">{t('loading')}</p>
        )}
      </div>
    </main>
  );
}
