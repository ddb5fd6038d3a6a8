import type { OrganisationType } from '#shared/accounts';
import { defineModel, Mixed, type ChainHead, type Stored } from '../platform/database/record.js';

export interface Organisation extends Stored {
  code: string;
  name: string;
  /** The folded name, for the order of lists. */
  nameKey: string;
  /** Folded words of name and code, for finding by a word's beginning. */
  words: string[];
  type: OrganisationType;
  country: string;
  isVerified: boolean;
  isSuspended: boolean;
  audit: ChainHead;
}

const text = { type: String, required: true };
export const organisationModel = defineModel(
  'organisations',
  {
    code: text, name: text, nameKey: text, words: [String], type: text, country: text, isVerified: { type: Boolean, required: true },
    isSuspended: { type: Boolean, required: true }, audit: Mixed,
  },
  [
    { keys: { code: 1 }, unique: true },
    { keys: { nameKey: 1, _id: 1 } },
    { keys: { type: 1, nameKey: 1, _id: 1 } },
    { keys: { country: 1, nameKey: 1, _id: 1 } },
    { keys: { words: 1 } },
    { keys: { isVerified: 1, nameKey: 1, _id: 1 }, where: { isVerified: false } },
  ],
);
