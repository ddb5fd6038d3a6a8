/**
 * The codes of broken rules and findings, by the area of the portal whose screens say them; those under `common` can meet people anywhere.
 * Each has a sentence in every language, in `<area>.finding` or `common.rule` (a spec compares), and no rule speaks in a code that is not here (another
 * does). Not here: what the loader and the audit's verification say to those who called them.
 */
export const findingCodes = {
  accounts: [
    'duplicate_membership', 'last_administrator', 'membership_id_used', 'own_role', 'programmes_for_staff_only', 'role_not_allowed',
    'unknown_organisation', 'unknown_programme',
  ],
  calls: [
    'call_not_closed', 'ceiling_over_envelope', 'code_twice', 'currency_not_programme', 'dates_out_of_order', 'deadline_passed', 'envelope_empty',
    'floor_over_ceiling', 'percentage_out_of_range', 'proposals_undecided', 'text_missing', 'weights_not_100',
  ],
  common: [
    'amount_ambiguous', 'amount_too_precise', 'file_unknown', 'invalid', 'not_a_number', 'not_editable', 'not_of_type', 'not_whole', 'number_ambiguous',
    'number_grouping', 'number_too_large', 'number_too_precise', 'password_common', 'password_monotonous', 'password_personal', 'password_wrong',
    'rate_missing', 'reason_missing', 'token_unknown', 'too_many_files', 'too_many_rows', 'unknown_field', 'unknown_row',
  ],
  programmes: [
    'code_twice', 'currency_fixed', 'end_before_start', 'funder_twice', 'funder_unknown', 'percentage_out_of_range', 'settings_in_past', 'shares_not_100',
    'text_missing', 'theme_fixed', 'thresholds_out_of_order', 'time_zone_unknown',
  ],
  projects: [
    'advance_not_settled', 'currency_mixed', 'gate_earlier_release', 'gate_last_release', 'gate_lead_suspended', 'gate_old_release', 'gate_project_state',
    'gate_report_overdue', 'payment_in_future', 'payment_not_positive', 'payment_reference_used', 'received_before_payment', 'refund_over_balance',
    'release_over_authorised', 'reports_not_approved', 'reversal_before_payment',
  ],
  proposals: [
    'activity_unknown', 'after_programme', 'already_assigned', 'award_over_envelope', 'baseline_missing', 'before_programme', 'beyond_any_project',
    'budget_code_repeated', 'budget_empty', 'budget_indirect', 'budget_missing', 'budget_negative', 'budget_output_unknown', 'budget_phasing',
    'budget_phasing_periods', 'budget_split', 'budget_total', 'call_closed', 'call_not_open', 'category_duplicate', 'category_unknown_missing',
    'co_applicant_twice', 'co_funding_too_low', 'code_duplicate', 'code_missing', 'conflicts_not_declared', 'countries_missing', 'countries_not_100',
    'country_not_in_call', 'country_twice', 'country_unknown', 'criterion_unknown', 'currency_not_programme', 'date_missing', 'dimension_duplicate',
    'document_missing', 'end_before_start', 'framework_empty', 'grant_below_floor', 'grant_over_ceiling', 'grant_over_envelope', 'location_duplicate',
    'location_missing', 'location_name_missing', 'location_unknown', 'locations_missing', 'no_partner_in_country', 'not_a_reviewer', 'not_an_applicant',
    'not_under_review', 'number_too_large', 'organisation_not_verified', 'organisation_unknown', 'outcome_unknown', 'output_unknown', 'outside_project',
    'override_unknown', 'part_not_open', 'percentage_missing', 'percentage_out_of_range', 'period_targets_count', 'persons_need_number',
    'persons_need_sum_of_locations', 'persons_need_sum_or_latest', 'point_missing', 'point_off_globe', 'reason_missing', 'review_incomplete',
    'reviewer_in_conflict', 'reviewer_of_consortium', 'score_missing', 'score_out_of_range', 'score_twice', 'scores_far_apart', 'signatory_missing',
    'signatory_without_role', 'start_too_early', 'sum_with_baseline', 'target_above_baseline', 'target_below_baseline', 'target_missing', 'text_missing',
    'theme_missing', 'theme_unknown', 'title_missing', 'too_few_co_applicants', 'too_few_reviews', 'too_long', 'too_many_proposals', 'unknown_row',
    'work_plan_missing',
  ],
  reports: [
    'bulk_has_comments', 'bulk_has_cuts', 'bulk_has_findings', 'bulk_rating_differs', 'caption_missing', 'cell_error', 'cell_not_of_report', 'column_missing', 'column_twice', 'consent_missing', 'counted_twice', 'due_out_of_range', 'due_unchanged', 'earlier_not_approved', 'earlier_not_submitted', 'face_below_released',
    'face_cut_without_reason', 'face_missing', 'face_not_an_amount', 'face_out_of_range', 'face_over_grant', 'face_undecided', 'formula_in_cell', 'hidden_column',
    'hidden_row', 'hidden_sheet', 'identifier_not_of_report', 'import_conflict', 'import_has_errors', 'indicator_not_reported', 'location_partly_reported', 'mention_unknown', 'narrative_missing',
    'negative_value', 'no_open_comment', 'not_a_workbook', 'not_newest_approved', 'numerator_over_zero', 'open_comments', 'outside_of_fields', 'period_not_begun',
    'period_not_over', 'persons_beyond_target_group', 'project_not_reporting', 'quotient_part_missing', 'rating_missing', 'reminded_today', 'row_missing', 'row_twice',
    'sheet_missing', 'sheet_renamed', 'sheet_twice', 'sheet_unknown', 'signatory_missing', 'signatory_unknown', 'status_unknown', 'status_without_reason',
    'template_of_another_report', 'template_of_other_definitions', 'template_unknown', 'template_version', 'text_too_long', 'too_many_rows', 'unknown_row',
    'unknown_share', 'value_fallen', 'value_far_above_plan', 'value_outlier', 'value_same_as_before', 'values_missing', 'variance_over_budget',
    'variance_unjustified', 'workbook_damaged', 'workbook_declares_types', 'workbook_encrypted', 'workbook_external_links', 'workbook_macros',
    'workbook_too_heavy', 'workbook_too_large', 'workbook_too_many_cells', 'workbook_too_many_merges', 'workbook_too_many_parts', 'workbook_too_many_rows',
    'workbook_too_many_sheets', 'workbook_too_much_text',
  ],
} as const satisfies Record<string, readonly string[]>;
