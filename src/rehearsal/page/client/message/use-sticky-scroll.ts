import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

/** This close to the end counts as being there, px. */
const NEAR = 80;

interface StickyScroll {
  readonly here: RefObject<HTMLDivElement | null>;
  /** True while somebody reads further up. */
  readonly away: boolean;
  toEnd(): void;
}

/** Keeps a list at its end while it grows and while its parts change their height, unless somebody has scrolled away. */
export function useStickyScroll(newest: string | undefined): StickyScroll {
  const here = useRef<HTMLDivElement>(null);
  const stuck = useRef(true);
  const [away, setAway] = useState(false);
  const toEnd = useCallback(() => {
    const list = here.current;
    if (list) list.scrollTop = list.scrollHeight;
  }, []);
  useEffect(() => {
    const list = here.current;
    if (!list) return;
    const scrolled = (): void => {
      stuck.current = list.scrollHeight - list.scrollTop - list.clientHeight < NEAR;
      setAway(!stuck.current);
    };
    const grown = new ResizeObserver(() => {
      if (stuck.current) toEnd();
    });
    const watch = (): void => {
      for (const child of list.children) grown.observe(child);
    };
    const added = new MutationObserver(watch);
    added.observe(list, { childList: true });
    grown.observe(list);
    watch();
    list.addEventListener('scroll', scrolled, { passive: true });
    return () => {
      list.removeEventListener('scroll', scrolled);
      grown.disconnect();
      added.disconnect();
    };
  }, [toEnd]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new message is the reason to look again
  useLayoutEffect(() => {
    if (stuck.current) toEnd();
  }, [toEnd, newest]);
  return { here, away, toEnd };
}
