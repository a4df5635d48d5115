import { type ReactNode, useEffect, useMemo, useState } from 'react';
import type { ServedSetup } from '../setup.ts';
import { createActor } from './actor.ts';
import { useAddress } from './address.ts';
import { createAsk, Unanswered } from './ask.ts';
import { Notice } from './frame/notice.tsx';
import { Rooms } from './rooms.tsx';
import { useTheme } from './use-theme.ts';
import { useWorkspace } from './workspace/use-workspace.ts';

/** The whole page: learns who can be played, then shows the workspace of the person who is. */
export function App(): ReactNode {
  const [address, go] = useAddress();
  const [setup, setSetup] = useState<ServedSetup>();
  const [trouble, setTrouble] = useState<'lost' | 'locked'>();
  const { key } = address;
  const ask = useMemo(() => createAsk(key), [key]);
  useEffect(() => {
    ask<ServedSetup>('/setup').then(setSetup, (thrown: unknown) => {
      setTrouble(thrown instanceof Unanswered ? 'locked' : 'lost');
    });
  }, [ask]);
  const as = address.as ?? setup?.people[0]?.id;
  const actor = useMemo(() => as && createActor(ask, key, as), [ask, key, as]);
  const { space, contact } = useWorkspace(actor || undefined);
  const language = languageOf(address.language) ?? setup?.language ?? 'de';
  const theme = useTheme(address.theme);
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dataset['theme'] = theme;
  }, [language, theme]);
  if (trouble) return <Notice text={trouble} language={language} />;
  if (!setup || !space || !actor) {
    return <Notice text={contact === 'live' ? 'loading' : contact} language={language} />;
  }
  return (
    <>
      {contact !== 'live' && <Notice text={contact} language={language} />}
      <Rooms {...{ setup, language, theme, ask, actor, space, address, go }} />
    </>
  );
}

function languageOf(word: string | undefined): 'de' | 'en' | undefined {
  return word === 'de' || word === 'en' ? word : undefined;
}
