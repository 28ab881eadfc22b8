import type { CheckProblem } from '../../ledger/check.ts';
import type { Format } from './format.ts';
import { count } from './words.fr.ts';

const CACHES: Readonly<Record<string, string>> = {
  account_balances: 'Soldes des comptes',
  pending_payments: 'Paiements en attente',
  waiting_lines: 'Lignes à expliquer',
};

/** What `check` has found, in words. */
export function frenchCheckProblem(f: Format, problem: CheckProblem): string {
  switch (problem.code) {
    case 'INTEGRITY':
      return `Le fichier est abîmé\u00a0: ${problem.detail}`;
    case 'FOREIGN_KEY':
      return `Un enregistrement renvoie à un autre qui a disparu\u00a0: ${problem.detail}`;
    case 'SCHEMA_CHANGED':
      return `Les règles propres au registre ont été changées par un autre programme\u00a0: ${problem.detail}`;
    case 'OPERATION_MISSING':
      return `L’opération ${problem.operation} a disparu.`;
    case 'CHAIN_BROKEN':
      return `L’opération ${problem.operation} a été modifiée après son enregistrement\u00a0: son empreinte a changé.`;
    case 'TEXT_CHANGED':
      return `${count(problem.count, 'texte modifié', 'textes modifiés')} par un autre programme\u00a0: libellé de la banque, motif ou nom de fichier.`;
    case 'NOT_ZERO':
      return `Le total des comptes fait ${f.money(problem.cents)} au lieu de zéro.`;
    case 'CACHE_DIFFERS':
      return `${CACHES[problem.table] ?? problem.table}\u00a0: ${count(problem.count, 'chiffre ne concorde', 'chiffres ne concordent')} pas avec les opérations enregistrées.`;
    case 'SUSPENSE_DIFFERS':
      return `L’argent à expliquer fait ${f.money(problem.cents)}, mais les lignes à expliquer font ${f.money(problem.waitingCents)} au total.`;
    case 'STATEMENT_GAP':
      return `${problem.account}\u00a0: il manque un relevé entre le ${f.date(problem.afterDate)} (${problem.after}) et le ${f.date(problem.beforeDate)} (${problem.before})\u00a0; ses lignes font ${f.money(problem.missingCents)}.`;
    case 'DRAWER_SHORT':
      return `Il a été remis ${f.money(-problem.cents)} de plus de chèques d’avant le registre qu’il n’y en avait.`;
    case 'COUNT_DIFFERS':
      return `Le comptage de caisse ${problem.count} a trouvé ${f.money(problem.countedCents)}, mais avec son écart les opérations font ${f.money(problem.cents)}.`;
    case 'BANK_DIFFERS':
      return `${problem.account}\u00a0: au ${f.date(problem.date)}, le registre a ${f.money(problem.cents)}, et le relevé ${problem.statement} de la banque indique ${f.money(problem.statedCents)}.`;
  }
}
