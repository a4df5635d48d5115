import { isObject, type JsonObject, listOf, objectsOf } from '../json.ts';
import { refuse, refuseWith } from '../refusal.ts';
import { checkList } from './check-blocks.ts';
import { checkPlain } from './check-text.ts';
import { LIMITS } from './limits.ts';
import { createReport } from './report.ts';

/** Refuses a view Slack would refuse: `view_too_large`, or `invalid_arguments` with JSON pointers. */
export function checkView(view: unknown, type: 'modal' | 'home'): asserts view is JsonObject {
  const report = createReport();
  if (!isObject(view)) return refuseWith('invalid_arguments', ['missing required field: view']);
  if (Buffer.byteLength(JSON.stringify(view)) > LIMITS.viewBytes.max) refuse('view_too_large');
  if (view['type'] !== type) report.add(`must be a ${type} view`, '/view/type');
  const blocks = listOf(view['blocks']);
  if (!Array.isArray(view['blocks'])) report.add('missing required field: blocks', '/view');
  report.count(blocks, LIMITS.viewBlocks, '/view/blocks', 0);
  checkList(report, blocks, type, '/view/blocks');
  report.optionalWord(view, 'callback_id', LIMITS.callbackId, '/view');
  const metadata = view['private_metadata'];
  if (metadata !== undefined && metadata !== '') {
    report.word(view, 'private_metadata', LIMITS.privateMetadata, '/view');
  }
  if (view['external_id'] !== '')
    report.optionalWord(view, 'external_id', LIMITS.externalId, '/view');
  if (type === 'modal') {
    checkPlain(report, view['title'], '/view/title', LIMITS.viewTitle);
    for (const field of ['submit', 'close']) {
      if (view[field] !== undefined) {
        checkPlain(report, view[field], `/view/${field}`, LIMITS.viewButton);
      }
    }
    const asks = objectsOf(blocks).some((block) => block['type'] === 'input');
    if (asks && view['submit'] === undefined) {
      report.add('missing required field: submit (the view has input blocks)', '/view');
    }
  }
  if (report.problems.length > 0) refuseWith('invalid_arguments', report.problems);
}
