import { type ReactNode, useState } from 'react';
import { listOf } from '../../../slack/json.ts';
import { usePage } from '../page-context.ts';
import type { FieldProps } from './field.tsx';
import type { Choice } from './options.ts';
import { TickField } from './tick-field.tsx';

/** Above this many a list is easier searched than read. */
const SHORT_LIST = 8;

/** Several of many: a list to tick, with a search where it is long. */
export function ManyField(props: FieldProps & { readonly choices: readonly Choice[] }): ReactNode {
  const { t } = usePage();
  const [search, setSearch] = useState('');
  const { id, value, choices } = props;
  const found = choices.filter(({ label }) => label.toLowerCase().includes(search.toLowerCase()));
  return (
    <div className="many">
      {choices.length > SHORT_LIST && (
        <input
          type="search"
          className="field text"
          aria-label={t('filter')}
          placeholder={t('filter')}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      )}
      <div className="many-list">
        <TickField {...props} element={{ type: 'checkboxes' }} choices={found} />
      </div>
      <small id={`${id}-count`} role="status">
        {listOf(value).length} {t('chosen')}
      </small>
    </div>
  );
}
