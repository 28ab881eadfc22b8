import { resolve } from 'node:path';
import { refuse } from '../../domain/refusal.ts';
import type { Action, Outset } from '../action.ts';
import type { Recorded } from '../context.ts';
import type { Globals } from '../globals.ts';
import { writeWhole } from '../write-whole.ts';
import { type Document, paragraph } from './document.ts';

/** What an answer is given with, once it is there. */
export interface Ending extends Outset {
  /** The group's name, where there is a ledger. */
  readonly group?: string;
}

/** It is the file's name that asks for a PDF. */
const asksForPdf = ({ output = '' }: Globals): boolean => /\.pdf$/i.test(output);

/**
 * Before anything is done: a PDF of what has none, or one that was to be another form too. Refuses
 * with NO_PRINTED_FORM or OPTIONS_CONFLICT.
 */
export function refuseUnprintable(action: Action, command: string, globals: Globals): void {
  if (!asksForPdf(globals)) return;
  const second = `--output ${globals.output}`;
  if (globals.json) refuse('OPTIONS_CONFLICT', { first: '--json', second });
  if (globals.csv) refuse('OPTIONS_CONFLICT', { first: '--csv', second });
  if (!('document' in action)) refuse('NO_PRINTED_FORM', { command });
}

/** The answer's document, where a PDF is asked for. What a dry run would give says so on paper. */
export function documentOf(
  action: Action,
  answer: object & Recorded,
  { globals, say, group }: Ending,
): Document | undefined {
  if (group === undefined || !asksForPdf(globals) || !('document' in action)) return undefined;
  const document = action.document?.(answer, say, group);
  if (document === undefined || !answer.dryRun) return document;
  return { ...document, parts: [paragraph(say.answers.dryRun), ...document.parts] };
}

/** Writes it whole or not at all. Here alone is loaded what makes PDFs. */
export async function printDocument(
  document: Document,
  { io, globals, say, group = '' }: Ending,
): Promise<void> {
  const { renderPdf } = await import('./render-pdf.ts');
  const { bytes, lacking } = await renderPdf(document, group, say);
  writeWhole(resolve(io.cwd, globals.output ?? ''), bytes);
  if (lacking.length > 0) io.err(`${say.answers.printed.lacking(lacking)}\n`);
}
