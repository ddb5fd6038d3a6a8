import { appliedRate } from './payment.schema.js';

describe('the rate applied to a release', () => {
  for (const rate of ['134.5', '0.000001', '655.957', '1']) it(`takes ${rate}`, () => expect(appliedRate.safeParse(rate).success).toBeTrue());
  for (const rate of ['0', '0.00', '-1', '01', '1,5', '1.2345678', '', 'NaN']) it(`refuses "${rate}"`, () => expect(appliedRate.safeParse(rate).success).toBeFalse());
});
