// OFX as a test types it; whole files are written by write-ofx.ts.

/** A file of one statement: what stands in its list of movements, behind it, and at its head. */
export const file = (movements: string, behind = '', head = '<CURDEF>EUR') =>
  [
    'OFXHEADER:100',
    '<OFX><BANKMSGSRSV1><STMTTRNRS>',
    `<STMTRS>${head}<BANKACCTFROM><ACCTID>00012345678</BANKACCTFROM>`,
    '<BANKTRANLIST><DTSTART>20260301<DTEND>20260331',
    `${movements}</BANKTRANLIST>${behind}</STMTRS>`,
    '</STMTTRNRS></BANKMSGSRSV1></OFX>',
  ].join('\n');

/** A row on a line of its own. */
export const movement = (more: string, date = '20260327', amount = '-12.50') =>
  `<STMTTRN><DTPOSTED>${date}<TRNAMT>${amount}${more}</STMTTRN>\n`;

/** A card's statement, which may stand in an account's file. */
export const CARD = [
  '<CREDITCARDMSGSRSV1><CCSTMTTRNRS><CCSTMTRS><CURDEF>EUR<CCACCTFROM><ACCTID>4970</CCACCTFROM>',
  `<BANKTRANLIST>${movement('')}</BANKTRANLIST>`,
  '<LEDGERBAL><BALAMT>-12.50<DTASOF>20260331</LEDGERBAL></CCSTMTRS>',
  '</CCSTMTTRNRS></CREDITCARDMSGSRSV1>',
].join('\n');
