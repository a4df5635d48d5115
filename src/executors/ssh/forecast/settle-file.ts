import { chosenDiff } from '../../../flows/merges/conffiles/chosen-diff.ts';
import { chosenText } from '../../../flows/merges/conffiles/chosen-text.ts';
import { decidedAs, droppedDecision } from '../../../flows/merges/conffiles/decided-as.ts';
import type { FileDecision } from '../../../flows/merges/conffiles/decision.ts';
import { type ForecastFile, needsDecision } from '../../../flows/merges/conffiles/forecast.ts';
import { maskWords } from '../../../flows/merges/conffiles/mask-words.ts';
import type { Proposal } from '../../../flows/merges/conffiles/proposal.ts';
import { propose } from '../../../flows/merges/conffiles/propose.ts';
import { makeRecipe } from '../../../flows/merges/conffiles/recipe.ts';
import { recipeParts } from '../../../flows/merges/conffiles/recipe-parts.ts';
import { showVendor } from '../../../flows/merges/conffiles/show-vendor.ts';
import { stillCounts } from '../../../flows/merges/conffiles/still-counts.ts';
import type { Texts } from '../../../flows/merges/conffiles/texts.ts';
import { stageText } from '../../../flows/remote/conffiles/stage.ts';
import { keepShipped } from '../../../flows/remote/conffiles/texts.ts';
import { HELPER_ARGUMENT } from '../../../flows/remote/job-protocol/render-helper.ts';
import { inSlices } from '../../in-slices.ts';
import { gather, type Looking, loadVendor, md5Of } from './load-texts.ts';

/** All of the vendor's file, in the language of recipes. */
const WHOLE = 'v';

/** Adds to a prediction what people need for a decision, and what their decision comes to. */
export async function settleFile(looking: Looking, file: ForecastFile): Promise<ForecastFile> {
  // What may not travel as an argument to the root-owned helper stays as it is.
  if (!needsDecision(file) || !HELPER_ARGUMENT.test(file.path)) return file;
  const { decisions } = looking.action;
  const decision = stillCounts(decisions, file);
  const wanted = looking.action.propose || (decision !== undefined && decision.choice !== 'keep');
  const conflict = file.class === 'conflict';
  const gathered = conflict ? await gather(looking, file, wanted) : undefined;
  const base = gathered ? (gathered.base ? 'known' : 'none') : null;
  const texts = gathered?.texts ?? null;
  const proposal = looking.action.propose ? await proposalFor(looking, file, texts) : null;
  const made = decision ? await choose(looking, file, decision, texts) : null;
  const chosen = decision && made ? decidedAs(made, decision) : null;
  const dropped = droppedDecision(decisions, file, decision);
  return { ...file, base, proposal, chosen, dropped };
}

async function proposalFor(
  looking: Looking,
  file: ForecastFile,
  texts: Texts | null,
): Promise<Proposal | null> {
  if (texts) return inSlices(propose(texts));
  const vendor = file.class === 'deleted' ? await loadVendor(looking, file) : null;
  return vendor && inSlices(showVendor({ path: file.path, vendor }));
}

async function choose(
  looking: Looking,
  file: ForecastFile,
  decision: FileDecision,
  texts: Texts | null,
): Promise<Made> {
  const { choice } = decision;
  if (choice === 'keep') return { ...NOTHING, choice, fits: true, md5: file.own };
  if (choice === 'vendor') {
    const diff = texts && (await inSlices(chosenDiff(texts, texts.vendor)));
    return stage(looking, file, texts, { ...NOTHING, choice, fits: true, diff });
  }
  if (!texts) return { ...NOTHING, choice, why: 'unreadable' };
  const result = await inSlices(chosenText(texts, decision));
  if (!result.fits) return { ...NOTHING, choice, why: result.why };
  const diff = await inSlices(chosenDiff(texts, result.text));
  return stage(looking, file, texts, { ...NOTHING, choice, fits: true, diff }, result.text);
}

type Made = Parameters<typeof decidedAs>[0];
type SyntaxCheck = ReturnType<ReturnType<typeof stageText>['parse']>['check'];

const NOTHING = { fits: false, why: null, md5: null, check: null } as const;

/** Has the server put the text together from what it has, and check it. */
async function stage(
  { ask, action, offered }: Looking,
  file: ForecastFile,
  texts: Texts | null,
  chosen: Made,
  text?: Uint8Array,
): Promise<Made> {
  const vendor = file.offered ?? '';
  const md5 = text ? md5Of(text) : vendor;
  const { pass, run } = action;
  if (run === null) return { ...chosen, md5 };
  // Texts that were read came out of the store already.
  const kept = texts ? [vendor] : await ask(keepShipped(file.path, offered.store, [vendor]));
  if (!kept.includes(vendor)) return { ...chosen, fits: false, why: 'unreadable' };
  const recipe = text && texts ? await inSlices(makeRecipe(text, texts.own, texts.vendor)) : WHOLE;
  const parts = recipeParts(recipe);
  const call = { run, pass, path: file.path, own: file.own, vendor, text: md5 };
  let check: SyntaxCheck = null;
  for (const [at, part] of parts.entries()) {
    const staged = await ask(
      stageText({ ...call, recipe: part, part: at + 1, parts: parts.length }),
    );
    if (staged.refused !== null) return { ...chosen, fits: false, why: staged.refused };
    check = staged.check;
  }
  const words = Buffer.from(check?.said ?? '', 'base64');
  const said = texts ? await inSlices(maskWords(words, texts)) : '';
  return { ...chosen, md5, check: check && { ...check, said } };
}
