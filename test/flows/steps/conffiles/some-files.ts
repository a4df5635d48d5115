import type { Unfit } from '../../../../src/flows/merges/conffiles/chosen-text.ts';
import { chosenText } from '../../../../src/flows/merges/conffiles/chosen-text.ts';
import { decidedAs, droppedDecision } from '../../../../src/flows/merges/conffiles/decided-as.ts';
import type { FileDecision } from '../../../../src/flows/merges/conffiles/decision.ts';
import type { Forecast, ForecastFile } from '../../../../src/flows/merges/conffiles/forecast.ts';
import { propose } from '../../../../src/flows/merges/conffiles/propose.ts';
import { showVendor } from '../../../../src/flows/merges/conffiles/show-vendor.ts';
import { stillCounts } from '../../../../src/flows/merges/conffiles/still-counts.ts';
import type { Texts } from '../../../../src/flows/merges/conffiles/texts.ts';
import { finish } from '../../../../src/flows/merges/steps.ts';
import { planHash } from '../../../../src/flows/run/plan-hash.ts';
import { bytes, texts } from '../../merges/conffiles/bytes.ts';

/** A file on a server that is not there: the forecast's part is played, proposals and chosen texts are the real ones. */
export interface PlayedFile {
  readonly path: string;
  base: string | null;
  own: string;
  vendor: string;
  readonly deleted?: boolean;
  /** The package only begins to ship it. */
  readonly begun?: boolean;
  /** The own text is not in UTF-8. */
  readonly latin?: boolean;
  /** The vendor's text cannot be had. */
  readonly unread?: boolean;
  /** What a syntax checker says against this text. */
  readonly refused?: string;
  /** The server has no program that knows the syntax. */
  readonly unchecked?: boolean;
}

const LINES = ['respawn', 'limit 10', 'umask 22', 'nice 0', 'cores 2', 'end'];

/** Edits that touch each other, or not. */
export function aFile(path: string, kind: 'clean' | 'conflict' | 'no-base'): PlayedFile {
  const text = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');
  const own = text(LINES.with(1, 'limit 20'));
  const vendor = text(kind === 'clean' ? LINES.with(4, 'cores 4') : LINES.with(1, 'limit 15'));
  return { path, base: kind === 'no-base' ? null : text(LINES), own, vendor };
}

export function forecastOf(
  files: readonly PlayedFile[],
  decisions: readonly FileDecision[],
): Forecast {
  return { files: files.map((file) => played(file, decisions)), unchanged: [], unread: [] };
}

function played(file: PlayedFile, decisions: readonly FileDecision[]): ForecastFile {
  const { path, base, own, vendor, deleted = false, refused, unchecked } = file;
  const utf8 = texts(base, own, vendor, path);
  const given = file.latin ? { ...utf8, own: bytes(own, 'latin1') } : utf8;
  const sums = {
    own: deleted ? null : planHash(own).slice(0, 32),
    recorded: file.begun ? null : planHash(base).slice(0, 32),
    offered: planHash(vendor).slice(0, 32),
  };
  const state = planHash(sums);
  const decision = stillCounts(decisions, { path, state, ...sums });
  const chosen = decision && finish(chosenText(given, decision));
  const text = chosen?.fits ? Buffer.from(chosen.text).toString() : undefined;
  const check = { tool: 'php -l', ok: text !== refused, said: text === refused ? 'line 2' : '' };
  return {
    path,
    package: 'ucware',
    versions: { from: '4.5.0.8', to: '4.5.0.10' },
    class: deleted ? 'deleted' : 'conflict',
    ...sums,
    mode: '644',
    state,
    why: null,
    base: base === null ? 'none' : 'known',
    proposal: proposalOf(file, given),
    chosen:
      decision && chosen
        ? decidedAs(
            {
              choice: decision.choice,
              fits: chosen.fits,
              why: chosen.fits ? null : (chosen.why satisfies Unfit),
              md5: text === undefined ? null : `md5 of ${text}`,
              check: text === undefined || unchecked ? null : check,
            },
            decision,
          )
        : null,
    dropped: droppedDecision(decisions, { path }, decision),
  };
}

function proposalOf({ deleted, unread }: PlayedFile, given: Texts): ForecastFile['proposal'] {
  if (unread) return null;
  return finish(deleted ? showVendor(given) : propose(given));
}
