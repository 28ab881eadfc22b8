import type { ForeignKind, ReadOptions, ReadStatement } from '../../domain/statement.ts';
import type { Format, StatementEvent, TextSource } from '../format.ts';
import { readEvents } from '../read-events.ts';
import { type Page, pageOf } from './camt053-balances.ts';
import { type StatementReader, statementReader } from './camt053-statement.ts';
import { type XmlPiece, xmlPieces } from './camt053-xml.ts';

const facts = { name: 'camt053', bank: 'CAMT.053', learnedFrom: 'real' } as const;

/**
 * The account statement of ISO 20022 (BankToCustomerStatement), versions 2 to 13, with any prefix
 * and without namespace, also in an envelope. Intraday reports (camt.052), notifications (camt.054)
 * and orders (pain) look the same to a person, and are told by their names.
 *
 * Learned from the test file of Swiss banks in BananaAccounting/Universal (version 4), from the
 * files in the issues of OCA/bank-statement-import (#157, #375), from the Finnish banks' Account
 * Statement Guide 1.3 (pages), and from the message definitions of ISO 20022.
 */
export const camt053: Format = { ...facts, recognise, read };

const STATEMENT_MESSAGE = 'BkToCstmrStmt';

/** The messages that people take for a statement, by the name of their element. */
const FOREIGN: Readonly<Record<string, ForeignKind>> = {
  BkToCstmrAcctRpt: 'camt052',
  BkToCstmrDbtCdtNtfctn: 'camt054',
  CstmrCdtTrfInitn: 'pain',
  CstmrDrctDbtInitn: 'pain',
  CstmrPmtStsRpt: 'pain',
  CstmrPmtRvsl: 'pain',
  'pain.001.001.02': 'pain',
  'pain.008.001.01': 'pain',
};

const foreignKind = (name: string): ForeignKind | undefined =>
  Object.hasOwn(FOREIGN, name) ? FOREIGN[name] : undefined;

const MESSAGE_TAG = new RegExp(
  `<(?:[\\w.-]+:)?(?:${[STATEMENT_MESSAGE, ...Object.keys(FOREIGN)].join('|')})[\\s/>]`,
);
const NAMESPACE = /["']urn:iso:std:iso:20022:tech:xsd:(?:camt|pain)\./;

/** An XML file that has one of the messages in it, or their namespace on it. */
function recognise(head: string): boolean {
  return /^\s*</.test(head) && (MESSAGE_TAG.test(head) || NAMESPACE.test(head));
}

/** The elements that are looked at, wherever in a part of a statement they stand. */
const KEPT: ReadonlySet<string> = new Set(
  [
    'MsgPgntn StmtPgntn PgNb LastPgInd FrToDt FrDt FrDtTm ToDt ToDtTm Acct Id IBAN Othr Ccy Ownr',
    'Nm Bal Tp CdOrPrtry Cd Prtry SubTp CdtLine Incl TxsSummry TtlNtries NbOfNtries TtlCdtNtries',
    'TtlDbtNtries Sum Ntry Amt CdtDbtInd RvslInd Sts BookgDt ValDt Dt DtTm AcctSvcrRef NtryDtls',
    'TxDtls Refs EndToEndId MndtId ChqNb AmtDtls TxAmt InstdAmt RltdPties Dbtr Cdtr UltmtDbtr',
    'UltmtCdtr DbtrAcct CdtrAcct Pty Agt FinInstnId RmtInf Ustrd Strd CdtrRefInf Ref RfrdDocInf Nb',
    'AddtlRmtInf RtrInf Rsn AddtlInf AddtlTxInf AddtlNtryInf',
  ].flatMap((line) => line.split(' ')),
);

const WISHES = {
  isMessage: (name: string) => name === STATEMENT_MESSAGE || foreignKind(name) !== undefined,
  kept: KEPT,
};

/**
 * Reads the file as ISO 20022 says: the direction of a reversal (RvslInd) is that of its own
 * movement. Some banks (OCA/bank-statement-import #375, German savings banks) write the direction
 * of what was reversed. Where a file does not add up, and a statement in it would with its
 * reversals turned round, all of it is read so, for a bank has one habit; only a whole statement
 * shows it, so this is a second reading. Where that does not add up either, the file is refused as
 * ISO 20022 has it.
 */
function read(source: TextSource, options: ReadOptions): ReadStatement {
  let isFlipped = false;
  const witness = (fitsOnlyFlipped: boolean): void => {
    isFlipped = isFlipped || fitsOnlyFlipped;
  };
  const asISO = () => events(source, { flipsReversals: false, witness });
  const answer = readEvents(facts, asISO, options);
  if (answer.ok || !isFlipped) return answer;
  const flipped = () => events(source, { flipsReversals: true, witness });
  const again = readEvents(facts, flipped, { ...options, onRow: undefined });
  return again.ok ? again : answer;
}

interface Manner {
  readonly flipsReversals: boolean;
  /** Told of each statement. */
  readonly witness: (fitsOnlyFlipped: boolean) => void;
}

function* events(source: TextSource, manner: Manner): Generator<StatementEvent> {
  let page: Page = {};
  let statement: StatementReader | undefined;
  let mayContinue = false;
  for (const piece of xmlPieces(source.chunks(), WISHES)) {
    const refusal = refusalOf(piece);
    if (refusal !== undefined) {
      yield refusal;
      return;
    }
    if (piece.kind === 'message') {
      page = {};
    } else if (piece.kind === 'statement') {
      statement = statementReader({ ...manner, line: piece.line, page, mayContinue });
    } else if (piece.kind === 'part') {
      if (statement !== undefined) yield* statement.part(piece.element);
      else if (piece.element.name === 'MsgPgntn') page = pageOf(piece.element);
    } else if (statement !== undefined) {
      yield* statement.end();
      manner.witness(statement.fitsOnlyFlipped());
      mayContinue = mayContinue || !statement.hasClosing();
      statement = undefined;
    }
  }
}

function refusalOf(piece: XmlPiece): StatementEvent | undefined {
  if (piece.kind === 'malformed') {
    return { kind: 'problem', problem: { code: 'MALFORMED', line: piece.line } };
  }
  const kind = piece.kind === 'message' ? foreignKind(piece.name) : undefined;
  if (piece.kind !== 'message' || kind === undefined) return undefined;
  return { kind: 'problem', problem: { code: 'FOREIGN_FILE', kind, line: piece.line } };
}
