/**
 * ISO 4217, list one (current) by number of decimals. Units of account without decimals (XDR, metals, test codes) are left
 * out: no grant is kept in them. `Intl` is not asked, since it differs for some codes (domain 5).
 */
const current: readonly (readonly [exponent: number, codes: string])[] = [
  [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'],
  [
    2,
    'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUP CVE ' +
      'CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK ' +
      'LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON ' +
      'RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST ' +
      'XAD XCD XCG YER ZAR ZMW ZWG',
  ],
  [3, 'BHD IQD JOD KWD LYD OMR TND'],
  [4, 'CLF UYW'],
];

/** List three: withdrawn codes that grants since about 2005 may still carry. */
const historic: readonly (readonly [exponent: number, codes: string])[] = [
  [0, 'BYR'],
  [
    2,
    'ANG AZM BGN CSD CUC CYP EEK GHC HRK LTL LVL MRO MTL MZM ROL SDD SIT SKK SLL SRG STD TMM TRL VEB VEF ZMK ZWD ZWL ZWR',
  ],
];

const exponents: ReadonlyMap<string, number> = /* @__PURE__ */ new Map(
  [...current, ...historic].flatMap(([exponent, codes]) => codes.split(' ').map((code) => [code, exponent] as const)),
);

/** The number of decimals between the currency's unit and its minor unit (EUR 2, XOF 0, TND 3); null for a code that ISO 4217 does not list. */
export function exponentOf(currency: string): number | null {
  return exponents.get(currency) ?? null;
}

/** True for a currency, current or withdrawn, in which amounts can be kept. */
export function isCurrency(code: string): boolean {
  return exponents.has(code);
}

/** The current codes, sorted: what a form offers. */
export const currentCurrencies: readonly string[] = /* @__PURE__ */ current.flatMap(([, codes]) => codes.split(' ')).sort();
