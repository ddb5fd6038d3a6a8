/** How a screen is looked at: width, colours, language; and which pictures stand in the README. */
import { screens } from './screens.mjs';

const desk = { viewport: { width: 1440, height: 900 } };
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const places = { desk, phone };

/** `device` is `desk` or `phone`, `colours` `light` or `dark`, `locale` a language of the portal. */
const look = (device, colours, locale) => ({ device, colours, locale, options: { ...places[device], colorScheme: colours } });

const looks = ['en', 'ar'].flatMap((locale) => ['light', 'dark'].flatMap((colours) => Object.keys(places).map((device) => look(device, colours, locale))));

/** One screen in every look, as whole pages. */
export const everyLook = (screen) =>
  looks.map((one) => ({ screen, look: one, file: [screen.name, one.device, one.colours, one.locale].join('-') + '.png' }));

const forReadme = (file, name, ...how) => {
  const one = look(...how);
  const sharp = one.device === 'phone' ? { deviceScaleFactor: 2 } : {};
  return { screen: screens.find((screen) => screen.name === name), look: { ...one, options: { ...one.options, ...sharp } }, file: `${file}.webp` };
};

/** A few, small: the tale of a grant from the call to the payment. */
export const inReadme = [
  forReadme('sign-in', 'sign-in', 'desk', 'light', 'en'),
  forReadme('officer-home', 'officer-home', 'desk', 'light', 'en'),
  forReadme('ranking', 'manager-ranking', 'desk', 'light', 'en'),
  forReadme('report-values', 'editor-report-values', 'desk', 'light', 'en'),
  forReadme('report-review', 'officer-report-values', 'desk', 'dark', 'en'),
  forReadme('report-finance', 'officer-report-finance', 'desk', 'light', 'en'),
  forReadme('dashboard', 'donor-dashboard', 'desk', 'light', 'en'),
  forReadme('phone-home', 'editor-home', 'phone', 'light', 'en'),
  forReadme('phone-report', 'arabic-report-values', 'phone', 'light', 'ar'),
  forReadme('phone-project', 'arabic-project', 'phone', 'dark', 'ar'),
];
