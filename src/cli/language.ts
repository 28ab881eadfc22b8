import { refuse } from '../domain/refusal.ts';
import type { Language } from './messages/format.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * `fr`, `FR`, `fr_FR.UTF-8`, `français` → fr; a locale that is neither French nor English →
 * undefined.
 */
function languageOf(word: string | undefined): Language | undefined {
  const start = word?.slice(0, 2).toLowerCase();
  return start === 'fr' || start === 'en' ? start : undefined;
}

/** `--lang`. Refuses with LANGUAGE_UNKNOWN. */
export function typedLanguage(value: string | undefined): Language | undefined {
  if (value === undefined) return undefined;
  return languageOf(value) ?? refuse('LANGUAGE_UNKNOWN', { value });
}

/** `--lang`, `SOLDE_LANG`, the ledger's own, the locale, else English. */
export function chooseLanguage(
  typed: Language | undefined,
  env: Environment,
  ledgers?: Language,
): Language {
  return typed ?? languageOf(env['SOLDE_LANG']) ?? ledgers ?? localeLanguage(env);
}

/** The first of LC_ALL, LC_MESSAGES, LANG that is set, as POSIX has it. */
export function localeLanguage(env: Environment): Language {
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'];
  return languageOf(locale) ?? 'en';
}
