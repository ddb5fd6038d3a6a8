/** The folders of `frontend/src/i18n`: one per area. `common` and `frame` are loaded with the portal, the others by their routes. */
export const areas = ['common', 'frame', 'accounts', 'organisations', 'programmes', 'calls', 'proposals', 'projects', 'reports', 'payments', 'dashboards'] as const;
export type Area = (typeof areas)[number];

/** Texts that are there from the first moment, in every language. */
export const rootAreas: readonly Area[] = ['common', 'frame'];
