import { noticeWays, preferencesChange, preferencesOf, topicOf, wayOf } from './notice.js';

describe('messages by topic', () => {
  const topics: [string, string | null][] = [
    ['report_due', 'reminders'], ['report_overdue', 'reminders'], ['report_approved', 'reports'], ['report_extended', 'reports'], ['mentioned', 'reports'], ['proposal_awarded', 'proposals'],
    ['review_assigned', 'proposals'], ['reviewer_recused', 'proposals'], ['payment_released', 'payments'], ['release_ready', 'payments'], ['gate_waived', 'payments'],
    ['project_sign', 'projects'], ['agreement_to_sign', 'projects'], ['something_new', 'other'], ['constructor', 'other'],
    ['invitation', null], ['password_reset', null], ['report_changes_requested', null], ['clarification_asked', null],
  ];
  for (const [kind, topic] of topics) it(`${kind} is about ${topic ?? 'what cannot be switched off'}`, () => expect(topicOf(kind)).toBe(topic as never));

  it('come as the person chose; reminders in the day’s mail, all else at once', () => {
    expect([wayOf('report_due', {}), wayOf('report_approved', {})]).toEqual(['digest', 'mail']);
    for (const way of noticeWays) {
      const ways = [wayOf('report_due', { notices: { reminders: way } }), wayOf('report_approved', { notices: { reports: way } }), wayOf('password_reset', { notices: { other: way } })];
      expect(ways).toEqual([way, way, 'mail']);
    }
    expect(preferencesOf({ notices: { reports: 'portal' } }, []).notices).toEqual({ reminders: 'digest', reports: 'portal', proposals: 'mail', projects: 'mail', payments: 'mail', other: 'mail' });
  });

  it('are switched off by kind, or with the mail of the day, whatever the topic’s way; what must reach people is not', () => {
    const off = ['report_due', 'report_approved', 'report_changes_requested'];
    expect(['report_due', 'report_overdue', 'report_approved', 'report_submitted', 'report_changes_requested'].map((kind) => wayOf(kind, { off }))).toEqual(['portal', 'digest', 'portal', 'mail', 'mail']);
    const noDigest = { off: ['digest'], notices: { reports: 'digest' } } as const;
    expect(['report_due', 'report_approved', 'payment_released', 'digest'].map((kind) => wayOf(kind, noDigest))).toEqual(['portal', 'portal', 'mail', 'portal']);
    expect(wayOf('digest', { notices: { other: 'portal' } })).withContext('the mail of the day belongs to no topic').toBe('mail');
    const shown = preferencesOf({ off: ['report_due', 'digest'] }, ['report_due', 'report_overdue', 'invitation']);
    expect([shown.kinds, shown.isDigestOff]).toEqual([[{ kind: 'report_due', topic: 'reminders', isOff: true }, { kind: 'report_overdue', topic: 'reminders', isOff: false }], true]);
  });

  it('change by a request that names only what can change', () => {
    const isTaken = (body: object) => preferencesChange.safeParse(body).success;
    expect([{ kinds: [{ kind: 'digest', isOff: true }] }, { notices: {} }, { notices: { reports: 'mail' }, kinds: [] }].map(isTaken)).toEqual([true, true, true]);
    for (const kind of ['password_reset', 'report_changes_requested', '$where', 'a.b', '__proto__', '']) expect(isTaken({ kinds: [{ kind, isOff: true }] })).withContext(kind).toBeFalse();
    expect([{}, { off: ['digest'] }, { kinds: [{ kind: 'digest' }] }].map(isTaken)).toEqual([false, false, false]);
  });
});
