import { isObject, type JsonObject, objectsOf } from '../json.ts';
import { SlackRefusal } from '../refusal.ts';
import type { SlackView } from '../types.ts';
import { closeViews, openView, patchView, topView, updateView } from '../views.ts';
import { type Deed, DONE, refused } from './deed.ts';
import { tell } from './dispatch.ts';
import type { World } from './world.ts';

/** What Slack shows when it cannot use the answer of the app. */
export const TROUBLE = 'We had some trouble connecting. Try again?';

/**
 * Does what the app acknowledged a submission with: nothing closes the view, `errors` keeps it open with messages under
 * its inputs, `update`, `push` and `clear` do as they say. Anything else is trouble for the person.
 */
export function answerSubmission(world: World, view: SlackView, answer: JsonObject): Deed {
  const { state } = world;
  try {
    switch (answer['response_action']) {
      case undefined:
        if (topView(state, view.user)?.id === view.id) closeViews(state, view.user, false);
        return DONE;
      case 'clear':
        closeViews(state, view.user, true);
        return DONE;
      case 'update':
        updateView(state, view, answer['view']);
        return DONE;
      case 'push':
        openView(state, view.user, answer['view'], view.id);
        return DONE;
      case 'errors':
        return showErrors(world, view, answer['errors']);
      default:
        return tell(world, view.user, 'bad_acknowledgement', TROUBLE);
    }
  } catch (thrown) {
    if (!(thrown instanceof SlackRefusal)) throw thrown;
    const why = JSON.stringify({ error: thrown.error, ...thrown.details });
    return tell(world, view.user, 'bad_acknowledgement', `${TROUBLE} (${why})`);
  }
}

/** Keys must be block ids of input blocks of this view; otherwise Slack shows an error of its own. */
function showErrors(world: World, view: SlackView, errors: unknown): Deed {
  const inputs = new Set(
    objectsOf(view.blocks)
      .filter((block) => block['type'] === 'input')
      .map((block) => block['block_id']),
  );
  const given = isObject(errors) ? Object.entries(errors) : [];
  if (given.length === 0 || given.some(([id]) => !inputs.has(id))) {
    return tell(world, view.user, 'bad_acknowledgement', TROUBLE);
  }
  const fields = Object.fromEntries(given.map(([id, text]) => [id, String(text)]));
  patchView(world.state, view, { errors: fields });
  return refused('rejected', Object.values(fields).join(' '), { fields });
}
