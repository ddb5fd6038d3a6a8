import type { Language } from '#shared/platform';

/** The reader's language as `Intl` knows it; figures and days are in Latin digits in every language (ux.md). */
export const localeTags: Readonly<Record<Language, string>> = { en: 'en-GB', fr: 'fr-FR', ar: 'ar' };
