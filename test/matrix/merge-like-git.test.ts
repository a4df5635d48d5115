import { describe, expect, it } from 'vitest';
import { unlikeGit } from '../support/like-git.ts';

const PARTS = 10;
const TRIPLES = 1_000;

describe('ten thousand merges beside git', () => {
  it.each(Array.from({ length: PARTS }, (_, part) => part))(
    'come to the same text and the same conflicts, part %i',
    async (part) => {
      const { unlike, conflicts } = await unlikeGit(part * TRIPLES, TRIPLES);
      expect(unlike).toEqual([]);
      expect(conflicts).toBeGreaterThan(TRIPLES / 10);
      expect(conflicts).toBeLessThan(TRIPLES);
    },
  );
});
