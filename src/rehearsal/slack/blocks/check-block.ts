import { isObject, type JsonObject, listOf } from '../json.ts';
import { checkElement } from './check-element.ts';
import { checkPlan, checkRichText, checkTask } from './check-rich.ts';
import { checkDataTable, checkTable } from './check-table.ts';
import { checkPlain, checkText } from './check-text.ts';
import { LIMITS } from './limits.ts';
import type { Report } from './report.ts';
import { SURFACES, type Surface } from './surfaces.ts';

type Check = (report: Report, block: JsonObject, at: string, surface: Surface) => void;

/** One block on the surface it is meant for. */
export function checkBlock(report: Report, block: unknown, at: string, surface: Surface): void {
  if (!isObject(block)) {
    report.add('must be a block', at);
    return;
  }
  const type = String(block['type']);
  const surfaces = SURFACES[type];
  if (!surfaces?.includes(surface)) {
    report.add(`unsupported type: ${type}`, `${at}/type`);
    return;
  }
  report.optionalWord(block, 'block_id', LIMITS.blockId, at);
  CHECKS[type]?.(report, block, at, surface);
}

const CHECKS: Readonly<Record<string, Check>> = {
  section: checkSection,
  header(report, block, at) {
    checkPlain(report, block['text'], `${at}/text`, LIMITS.headerText);
    const level = block['level'];
    const known = Number.isInteger(level) && Number(level) >= 1;
    if (level !== undefined && !(known && Number(level) <= LIMITS.headerLevel.max)) {
      report.add(`level must be between 1 and ${LIMITS.headerLevel.max}`, `${at}/level`);
    }
  },
  context(report, block, at) {
    const elements = listOf(block['elements']);
    report.count(elements, LIMITS.contextElements, `${at}/elements`);
    elements.forEach((element, index) => {
      const here = `${at}/elements/${index}`;
      if (isObject(element) && element['type'] === 'image') {
        report.word(element, 'alt_text', LIMITS.imageAlt, here);
      } else checkText(report, element, here, LIMITS.contextText);
    });
  },
  actions(report, block, at) {
    checkElements(report, block, at, 'actions');
  },
  context_actions(report, block, at) {
    checkElements(report, block, at, 'context_actions');
  },
  input(report, block, at) {
    checkPlain(report, block['label'], `${at}/label`, LIMITS.inputLabel);
    if (block['hint'] !== undefined)
      checkPlain(report, block['hint'], `${at}/hint`, LIMITS.inputHint);
    checkElement(report, block['element'], `${at}/element`, 'input');
  },
  image(report, block, at) {
    report.word(block, 'alt_text', LIMITS.imageAlt, at);
    if (block['slack_file'] === undefined) report.word(block, 'image_url', LIMITS.imageUrl, at);
    if (block['title'] !== undefined)
      checkPlain(report, block['title'], `${at}/title`, LIMITS.imageTitle);
  },
  markdown(report, block, at) {
    report.word(block, 'text', LIMITS.messageMarkdown, at);
  },
  rich_text: checkRichText,
  plan: checkPlan,
  task_card: (report, block, at) => checkTask(report, block, at, false),
  table: checkTable,
  data_table: checkDataTable,
  alert(report, block, at) {
    checkText(report, block['text'], `${at}/text`, LIMITS.alertText);
  },
  card: checkCard,
  carousel(report, block, at) {
    const cards = listOf(block['elements']);
    report.count(cards, LIMITS.carouselCards, `${at}/elements`);
    cards.forEach((card, index) => {
      if (isObject(card)) checkCard(report, card, `${at}/elements/${index}`);
    });
  },
  container(report, block, at, surface) {
    if (block['title'] !== undefined) {
      checkPlain(report, block['title'], `${at}/title`, LIMITS.containerTitle);
    }
    const children = listOf(block['child_blocks']);
    report.count(children, LIMITS.containerBlocks, `${at}/child_blocks`);
    children.forEach((child, index) => {
      checkBlock(report, child, `${at}/child_blocks/${index}`, surface);
    });
  },
};

function checkSection(report: Report, block: JsonObject, at: string): void {
  const fields = block['fields'] === undefined ? undefined : listOf(block['fields']);
  if (block['text'] === undefined && fields === undefined) {
    report.add('must have text or fields', at);
  }
  if (block['text'] !== undefined) {
    checkText(report, block['text'], `${at}/text`, LIMITS.sectionText);
  }
  if (fields) {
    report.count(fields, LIMITS.sectionFields, `${at}/fields`);
    fields.forEach((field, index) => {
      checkText(report, field, `${at}/fields/${index}`, LIMITS.sectionField);
    });
  }
  if (block['accessory'] !== undefined) {
    checkElement(report, block['accessory'], `${at}/accessory`, 'section');
  }
}

function checkCard(report: Report, card: JsonObject, at: string): void {
  const limits = [
    ['title', LIMITS.cardTitle],
    ['subtitle', LIMITS.cardTitle],
    ['body', LIMITS.cardBody],
  ] as const;
  for (const [field, limit] of limits) {
    if (card[field] !== undefined) checkText(report, card[field], `${at}/${field}`, limit);
  }
  const actions = listOf(card['actions']);
  report.count(actions, LIMITS.cardActions, `${at}/actions`, 0);
  actions.forEach((action, index) => {
    checkElement(report, action, `${at}/actions/${index}`, 'card');
  });
}

/** Elements of one block: their number, each of them, and that no two share an `action_id`. */
function checkElements(
  report: Report,
  block: JsonObject,
  at: string,
  home: 'actions' | 'context_actions',
): void {
  const elements = listOf(block['elements']);
  const limit = home === 'actions' ? LIMITS.actionsElements : LIMITS.contextActionsElements;
  report.count(elements, limit, `${at}/elements`);
  const seen = new Set<string>();
  elements.forEach((element, index) => {
    const here = `${at}/elements/${index}`;
    checkElement(report, element, here, home);
    const id = isObject(element) ? element['action_id'] : undefined;
    if (typeof id !== 'string') return;
    if (seen.has(id))
      report.add(`action_id ${id} already exists in this block`, `${here}/action_id`);
    seen.add(id);
  });
}
