import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import type { DeliveredChannel } from '../../../slack/delivered.ts';
import { usePage } from '../page-context.ts';
import { Offers } from './offers.tsx';

interface ComposerProps {
  readonly channel: DeliveredChannel;
  /** The parent, in a thread. */
  readonly thread?: string;
}

/** The line to write in. A slash offers the commands: arrows choose, tab or enter takes, enter sends. */
export function Composer({ channel, thread }: ComposerProps): ReactNode {
  const { setup, actor, tell, t } = usePage();
  const [text, setText] = useState('');
  const [closed, setClosed] = useState(false);
  const [chosen, setChosen] = useState(0);
  const [hint, setHint] = useState('');
  const id = useId();
  const typed = text.trimStart();
  const found =
    typed.startsWith('/') && thread === undefined
      ? setup.commands.filter((one) => one.text.startsWith(typed) && one.text !== typed)
      : [];
  const offers = closed ? [] : found;
  const offer = offers[Math.min(chosen, offers.length - 1)];

  function write(next: string): void {
    setText(next);
    setClosed(false);
    setChosen(0);
    setHint('');
  }

  async function send(): Promise<void> {
    if (typed.trim() === '') return;
    if (typed.startsWith('/') && thread !== undefined) return setHint(t('noCommandInThread'));
    write('');
    tell(
      await (typed.startsWith('/')
        ? actor.command(channel.id, typed)
        : actor.say(channel.id, typed, thread)),
    );
  }

  function key(event: KeyboardEvent): void {
    const last = offers.length - 1;
    if (event.key === 'ArrowDown' && offer) setChosen(chosen >= last ? 0 : chosen + 1);
    else if (event.key === 'ArrowUp' && offer) setChosen(chosen <= 0 ? last : chosen - 1);
    else if (event.key === 'Escape' && offer) setClosed(true);
    else if ((event.key === 'Tab' || event.key === 'Enter') && offer) write(offer.text);
    else if (event.key === 'Enter') void send();
    else return;
    event.preventDefault();
  }

  const label = thread === undefined ? `${t('message')} #${channel.name}` : t('answerHere');
  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {offer && <Offers id={id} offers={offers} chosen={offer} onTake={(one) => write(one.text)} />}
      <input
        type="text"
        autoComplete="off"
        role="combobox"
        aria-label={label}
        aria-expanded={offer !== undefined}
        aria-controls={`${id}-offers`}
        aria-autocomplete="list"
        aria-activedescendant={offer ? `${id}-${offers.indexOf(offer)}` : undefined}
        placeholder={label}
        value={text}
        onChange={(event) => write(event.target.value)}
        onKeyDown={key}
      />
      <button type="submit" className="send" aria-label={t('send')} disabled={typed.trim() === ''}>
        ➤
      </button>
      {hint !== '' && (
        <p className="hint" role="status">
          {hint}
        </p>
      )}
    </form>
  );
}
