import type { ReactNode } from 'react';
import type { FaultInfo } from '../../../control/control.ts';
import { usePage } from '../page-context.ts';

const GROUPS = [
  ['line', 'groupLine'],
  ['server', 'groupServer'],
  ['packages', 'groupPackages'],
  ['slack', 'groupSlack'],
  ['bot', 'groupBot'],
  ['people', 'groupPeople'],
] as const;

interface FaultsProps {
  readonly faults: readonly FaultInfo[];
  onStrike(id: string, on: boolean): void;
}

/** Everything that can go wrong, by where it does. */
export function Faults({ faults, onStrike }: FaultsProps): ReactNode {
  const { t } = usePage();
  return GROUPS.map(([group, title]) => {
    const own = faults.filter((fault) => fault.group === group);
    if (own.length === 0) return null;
    return (
      <section key={group} aria-label={t(title)}>
        <h3>{t(title)}</h3>
        <ul className="faults">
          {own.map((fault) => (
            <Fault key={fault.id} fault={fault} onStrike={onStrike} />
          ))}
        </ul>
      </section>
    );
  });
}

function Fault({
  fault,
  onStrike,
}: {
  readonly fault: FaultInfo;
  readonly onStrike: FaultsProps['onStrike'];
}): ReactNode {
  const { t } = usePage();
  const { id, title, explain, kind, active } = fault;
  return (
    <li className={active ? 'fault active' : 'fault'}>
      <div>
        <strong id={`fault-${id}`}>{t(title)}</strong>
        <p id={`fault-${id}-why`}>{t(explain)}</p>
      </div>
      {kind === 'switch' ? (
        <button
          type="button"
          role="switch"
          className="switch"
          aria-checked={active}
          aria-labelledby={`fault-${id}`}
          aria-describedby={`fault-${id}-why`}
          onClick={() => onStrike(id, !active)}
        />
      ) : (
        <button
          type="button"
          className="button default"
          aria-label={`${t('strike')}: ${t(title)}`}
          aria-describedby={`fault-${id}-why`}
          onClick={() => onStrike(id, true)}
        >
          {t(active ? 'planned' : 'strike')}
        </button>
      )}
    </li>
  );
}
