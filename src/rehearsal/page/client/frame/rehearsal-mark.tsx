import type { ReactNode } from 'react';
import { usePage } from '../page-context.ts';

/** Stands on everything that could be taken for the real thing on a screenshot. */
export function RehearsalMark(): ReactNode {
  const { t } = usePage();
  return <strong className="rehearsal-mark">{t('rehearsal')}</strong>;
}
