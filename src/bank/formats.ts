import type { Format } from './format.ts';
import { camt053 } from './formats/camt053.ts';
import { cfonb120 } from './formats/cfonb120.ts';
import { mt940 } from './formats/mt940.ts';
import { ofx } from './formats/ofx.ts';
import { qif } from './formats/qif.ts';

/**
 * The formats that are no tables, in the order in which they are tried; the first that recognises
 * the beginning of a file reads it. What none of them knows is tried as a table.
 */
export const FORMATS: readonly Format[] = [cfonb120, camt053, ofx, mt940, qif];
