import type { ReactNode } from 'react';
import type { PageSetup } from '../../setup.ts';
import { usePage } from '../page-context.ts';

type Offer = PageSetup['commands'][number];

interface OffersProps {
  readonly id: string;
  readonly offers: readonly Offer[];
  readonly chosen: Offer;
  onTake(offer: Offer): void;
}

/** What can be typed behind the slash. The focus stays in the line below; this list only shows what is chosen. */
export function Offers({ id, offers, chosen, onTake }: OffersProps): ReactNode {
  const { t } = usePage();
  return (
    <div className="offers" id={`${id}-offers`} role="listbox" aria-label={t('commands')}>
      {offers.map((offer, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the combobox the list belongs to
        <div
          key={offer.text}
          id={`${id}-${index}`}
          role="option"
          aria-selected={offer === chosen}
          tabIndex={-1}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTake(offer)}
        >
          <strong>{offer.text}</strong>
          <small>{t(offer.explain)}</small>
        </div>
      ))}
    </div>
  );
}
