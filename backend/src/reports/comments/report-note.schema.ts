import { defineModel, Mixed, type Stored } from '../../platform/database/record.js';

/** A note among staff on a report. It stands in no record that a partner's view is made of. */
export interface ReportNote extends Stored {
  report: string;
  /** The field that it is about; null: the report as a whole. */
  pointer: string | null;
  quote: string | null;
  text: string;
  by: string;
  at: string;
  changedAt: string | null;
  mentions: string[];
}

export const reportNoteModel = defineModel(
  'reportNotes',
  {
    report: { type: String, required: true }, pointer: String, quote: String, text: { type: String, required: true }, by: { type: String, required: true }, at: { type: String, required: true },
    changedAt: String, mentions: Mixed,
  },
  [{ keys: { report: 1, _id: 1 } }],
);
