import { expect } from 'vitest';
import type { FileDecision } from '../../../../src/flows/merges/conffiles/decision.ts';
import type { Learned } from '../../../../src/flows/run/fact.ts';
import type { Question } from '../../../../src/flows/run/question.ts';
import type { Text } from '../../../../src/flows/run/text.ts';
import type { Verdict } from '../../../../src/flows/run/verdict.ts';
import { checkEdit } from '../../../../src/flows/steps/conffiles/check-edit.ts';
import { hear } from '../../../../src/flows/steps/conffiles/hear.ts';
import { judgeConffiles } from '../../../../src/flows/steps/conffiles/judge-conffiles.ts';
import { type Topic, topicOf } from '../../../../src/flows/steps/conffiles/topic.ts';
import { PASS_45 } from '../../../../src/flows/ucware-4.5-to-5/pass/passes.ts';
import { asked, contextOf, type Given, NOW } from '../a-context.ts';
import { forecastOf, type PlayedFile } from './some-files.ts';

/** People and the step, turn by turn, as the record carries them. */
export class Talk {
  verdict: Verdict;
  /** Everything the record has learned. */
  facts: readonly Learned[];
  #answers: Record<string, Given> = {};
  #rev = 1;
  readonly #files: readonly PlayedFile[];
  readonly #topic: Topic;

  constructor(
    files: readonly PlayedFile[],
    topic: Topic = topicOf(PASS_45),
    before: readonly Learned[] = [],
  ) {
    this.#files = files;
    this.#topic = topic;
    this.facts = before;
    this.verdict = this.#turn();
  }

  say(choice: string, values: Readonly<Record<string, string>> = {}): this {
    const { id, choices } = this.question;
    expect(choices.map((one) => one.id)).toContain(choice);
    this.#rev += 1;
    this.#answers[id] = { choice, values, rev: this.#rev };
    this.verdict = this.#turn();
    return this;
  }

  /** What is wrong with an answer before it is recorded, by field. */
  check(choice: string, values: Readonly<Record<string, string>>): Readonly<Record<string, Text>> {
    const ctx = contextOf('conffiles-4.5', { facts: this.facts });
    const { question } = this;
    const state = {
      kind: 'waiting',
      step: 'conffiles-4.5',
      rev: this.#rev,
      since: NOW,
      question,
    } as const;
    return checkEdit(
      this.#topic,
      { question: question.id, choice, values },
      { ...ctx, run: { ...ctx.run, state } },
    );
  }

  get question(): Question {
    return asked(this.verdict);
  }

  get decisions(): readonly FileDecision[] {
    const fact = this.facts.findLast(({ key }) => key === this.#topic.decisions.key);
    return (fact?.value ?? []) as FileDecision[];
  }

  choices(): string[] {
    return this.question.choices.map(({ id }) => id);
  }

  again(): this {
    this.verdict = this.#turn();
    return this;
  }

  #turn(): Verdict {
    const ctx = contextOf('conffiles-4.5', { facts: this.facts, answers: this.#answers });
    const { decisions } = hear(this.#topic, ctx);
    const verdict = judgeConffiles(this.#topic, forecastOf(this.#files, decisions), ctx);
    this.facts = [...this.facts, ...(verdict.facts ?? [])];
    return verdict;
  }
}
