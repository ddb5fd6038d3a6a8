import { noticeWays, preferencesOf, topicOf, wayOf } from './notice.js';

describe('messages by topic', () => {
  const topics: [string, string | null][] = [
    ['report_due', 'reminders'], ['report_overdue', 'reminders'], ['report_approved', 'reports'], ['report_extended', 'reports'], ['proposal_awarded', 'proposals'],
    ['review_assigned', 'proposals'], ['reviewer_recused', 'proposals'], ['payment_released', 'payments'], ['release_ready', 'payments'], ['gate_waived', 'payments'],
    ['project_sign', 'projects'], ['agreement_to_sign', 'projects'], ['something_new', 'other'], ['constructor', 'other'],
    ['invitation', null], ['password_reset', null], ['report_changes_requested', null], ['clarification_asked', null],
  ];
  for (const [kind, topic] of topics) it(`${kind} is about ${topic ?? 'what cannot be switched off'}`, () => expect(topicOf(kind)).toBe(topic as never));

  it('come as the person chose; reminders in the day’s mail, all else at once', () => {
    expect([wayOf('report_due', {}), wayOf('report_approved', {})]).toEqual(['digest', 'mail']);
    for (const way of noticeWays) expect([wayOf('report_due', { reminders: way }), wayOf('report_approved', { reports: way }), wayOf('password_reset', { other: way })]).toEqual([way, way, 'mail']);
    expect(preferencesOf({ reports: 'portal' }).notices).toEqual({ reminders: 'digest', reports: 'portal', proposals: 'mail', projects: 'mail', payments: 'mail', other: 'mail' });
  });
});
