import type { Answers } from './answers.en.ts';
import type { Format } from './format.ts';

export const frenchPrinted = (f: Format): Answers['printed'] => ({
  page: (number, pages) => `Page ${number} sur ${pages}`,
  lacking: (letters) =>
    `La police des pages imprimées n’a pas ${letters.join(' ')}\u00a0: un point d’interrogation en tient lieu.`,
  depositTitle: (id, method, cents, receiver) => {
    const number = id === undefined ? '' : ` ${id}`;
    if (receiver !== undefined) {
      return `Chèques remis à ${receiver}${id === undefined ? '' : ` (${id})`}`;
    }
    if (method === 'cheque') return `Bordereau de remise de chèques${number}`;
    return cents > 0 ? `Versement d’espèces${number}` : `Retrait d’espèces${number}`;
  },
  cancelled: 'Annulée.',
  holder: 'Titulaire du compte',
  from: 'Remis par',
  receiver: 'À',
  account: 'Compte',
  bankNumber: 'Numéro de la banque',
  chequeCount: 'Nombre de chèques',
  row: 'N°',
  depositor: 'Date et signature du déposant',
  bankStamp: 'Cachet de la banque',
  handedBy: (group) => `Remis pour ${group}, date et signature`,
  receivedBy: (receiver) => `Reçu par ${receiver}, date et signature`,
  membersBalances: (date) => `Soldes des adhérents au ${f.date(date)}`,
});
