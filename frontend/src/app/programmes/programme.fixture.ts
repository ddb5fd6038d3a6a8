import type { ProgrammeView } from '#shared/programmes';
import { newId } from '../platform/new-id';

/** A programme as its manager gets it. */
export function aProgramme(change: Partial<ProgrammeView> = {}): ProgrammeView {
  return {
    id: newId(), version: 3, code: 'JMDI', title: { en: 'Joint initiative', fr: 'Initiative conjointe' }, currency: 'EUR', languages: ['en', 'fr'],
    themes: [{ id: newId(), code: 'rights', title: { en: 'Rights' } }],
    funders: [{ organisation: newId(), share: '85', name: 'European Commission', code: 'EC' }, { organisation: newId(), share: '15', name: 'Swiss Cooperation', code: 'SDC' }],
    from: '2008-01-01', to: '2030-12-31', dimensions: [], settings: [], allowedActions: ['edit', 'settings'], ...change,
  };
}
